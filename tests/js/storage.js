// What a browser's localStorage does, as far as our scripts ask: its own keys are what is kept.

const METHODS = {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  },
  setItem(key, text) {
    this[key] = String(text);
  },
  removeItem(key) {
    delete this[key];
  },
};

export function storage() {
  const place = Object.create({});
  for (const [name, value] of Object.entries(METHODS)) {
    Object.defineProperty(place, name, { value, writable: true, enumerable: false });
  }
  return place;
}
