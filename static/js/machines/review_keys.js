// The review page by the keyboard: what a key means, and which item is next. Keys are known by their
// place: the Kazakh layout has other letters there. In a field that is typed in they need Alt.

const PARTS = {
  Digit1: "level-1", Digit2: "level-2", Digit3: "level-3",
  Numpad1: "level-1", Numpad2: "level-2", Numpad3: "level-3",
};
const LIKE = { KeyQ: "question", KeyT: "test", KeyL: "section", KeyG: "guided", KeyI: "independent" };
const ACTS = { KeyS: "split", KeyA: "above", KeyM: "join", KeyU: "up", KeyD: "down" };
const PLAIN = {
  KeyJ: { name: "step", by: 1 },
  KeyK: { name: "step", by: -1 },
  KeyN: { name: "to next doubtful" },
  KeyX: { name: "leave out", isOfItem: true },
  KeyE: { name: "edit", isOfItem: true },
};

// `press` is a keyboard event; null where the key says nothing here.
export function commandOf(press, { isOn, isTyping, isLegendOpen }) {
  if (!isOn || isNotOurs(press)) return null;
  if (press.ctrlKey || press.metaKey || isTyping !== press.altKey) return null;
  if (press.key === "?") return { name: "legend" };
  if (isLegendOpen) return null;
  return press.shiftKey ? ofShifted(press.code) : ofCode(press.code);
}

const isNotOurs = (press) => press.repeat || press.isComposing || press.defaultPrevented;

// All of a run at once.
function ofShifted(code) {
  return Object.hasOwn(PARTS, code) ? { name: "run", part: PARTS[code], isOfItem: true } : null;
}

function ofCode(code) {
  if (Object.hasOwn(PARTS, code)) return { name: "part", part: PARTS[code], isOfItem: true };
  if (Object.hasOwn(LIKE, code)) return { name: "become", like: LIKE[code], isOfItem: true };
  if (Object.hasOwn(ACTS, code)) return { name: "press", act: ACTS[code], isOfItem: true };
  return Object.hasOwn(PLAIN, code) ? PLAIN[code] : null;
}

// The place of the item to go to, of `count`; -1 for none. `focused` and `below` (the first that
// is not above the window) are places too, -1 for none.
export function placeAfterStep({ count, focused, below, by }) {
  const wanted = focused >= 0 ? focused + by : below;
  if (focused < 0 && below < 0) return count - 1;
  return wanted < count ? wanted : -1;
}

// The next place to look at behind `from`, else the first of all; -1 for none.
export function nextToCheck(isToCheck, from) {
  const next = isToCheck.indexOf(true, from + 1);
  return next >= 0 ? next : isToCheck.indexOf(true);
}
