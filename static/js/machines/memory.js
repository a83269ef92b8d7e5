// What a browser remembers, where it is willing to: `openPlace` gives its storage, and may throw.
// A browser that refuses (private window, full storage) remembers nothing, and nothing breaks.

export function memoryOf(openPlace) {
  const attempt = (action, otherwise) => {
    try {
      return action(openPlace());
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key) => attempt((place) => place.getItem(key), null),
    // False where nothing was kept.
    write: (key, text) => attempt((place) => (place.setItem(key, text), true), false),
    remove: (key) => attempt((place) => place.removeItem(key), undefined),
    keys: (start = "") =>
      attempt((place) => Object.keys(place).filter((key) => key.startsWith(start)), []),
  };
}
