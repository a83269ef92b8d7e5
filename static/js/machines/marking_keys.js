// Marking by the keyboard: what a key means, and what the chosen shares come to.

export const WORTH = [0, 0.5, 1]; // of a key point that is missing, there in part, in full

// `press` is a keyboard event; null where the key says nothing here.
export function commandOf(press, { isOn, isTyping, isLegendOpen, hasOwnEnter }) {
  if (isNotOurs(press)) return null;
  if (press.key === "Enter" && press.ctrlKey) return { name: "save" };
  if (!isOn || isTyping) return null;
  if (press.key === "?") return { name: "legend" };
  return isLegendOpen ? null : ofPlainKey(press, hasOwnEnter);
}

const isNotOurs = (press) => press.repeat || press.isComposing || press.defaultPrevented;

function ofPlainKey(press, hasOwnEnter) {
  if (press.key === "Enter") return hasOwnEnter ? null : { name: "save" };
  const digit = digitOf(press);
  if (digit === 0) return { name: "miss the rest" };
  return digit ? { name: "cycle", point: digit - 1 } : null;
}

// By its place on the keyboard: the Kazakh layout has letters where others have digits.
function digitOf(press) {
  const found = /^(?:Digit|Numpad)([0-9])$/.exec(press.code);
  const isPlain = !press.shiftKey && !press.altKey && !press.ctrlKey && !press.metaKey;
  return found && isPlain ? Number(found[1]) : null;
}

// The next of the shares, -1 for none yet. In full first: an answer is marked by the numbers of
// what it holds, then 0 for the rest.
export const nextShare = (share) => (share > 0 ? share - 1 : WORTH.length - 1);

// `points` and `shares` of the key points, of which `weight` in all are worth the `maximum`.
export function markOf({ points, shares, maximum, weight }) {
  const earned = points.reduce((sum, each, index) => sum + each * (WORTH[shares[index]] ?? 0), 0);
  return (earned * maximum) / weight;
}
