// Marking by the keyboard: what a key means, and what the chosen shares come to.

export const WORTH = [0, 0.5, 1]; // of a key point that is missing, there in part, in full
const SHARES = ["none", "half", "full"];
const LETTERS = {
  KeyS: "skip", KeyU: "undo", KeyC: "comment", KeyB: "back", KeyJ: "next", KeyK: "previous",
};

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
  if (!isPlain(press)) return null;
  const digit = digitOf(press);
  if (digit === 0) return { name: "miss the rest" };
  if (digit) return { name: "cycle", point: digit - 1 };
  return Object.hasOwn(LETTERS, press.code) ? { name: LETTERS[press.code] } : null;
}

const isPlain = (press) => !press.shiftKey && !press.altKey && !press.ctrlKey && !press.metaKey;

// By its place on the keyboard: the Kazakh layout has letters where others have digits.
function digitOf(press) {
  const found = /^(?:Digit|Numpad)([0-9])$/.exec(press.code);
  return found ? Number(found[1]) : null;
}

// The place of a share by its name; -1 for none.
export const shareNamed = (name) => SHARES.indexOf(name);

// What a proposal gives way to, the likelier first: of 2,000 key points in marked answers those
// that were proposed missing were half in 3 of 5, and those proposed half in full as often.
const AFTER = [[1, 2], [2, 0], [1, 0]];

// The share after `share`, -1 for none yet. Where nothing is `proposed` in full first: an answer is
// marked by the numbers of what it holds, then 0 for the rest. Else both others before it again.
export function nextShare(share, proposed = -1) {
  if (proposed < 0) return share > 0 ? share - 1 : WORTH.length - 1;
  const round = [proposed, ...AFTER[proposed]];
  return round[(round.indexOf(share) + 1) % round.length];
}

// The places that 0 makes missing: what is half or open, and where nothing is, all that is not
// chosen. `chosen` and `proposed` are shares, -1 for none.
export function missedBy0(chosen, proposed) {
  const open = [...chosen.keys()].filter((index) => chosen[index] < 0);
  const unsure = open.filter((index) => proposed[index] === 1 || proposed[index] < 0);
  return unsure.length ? unsure : open;
}

// `points` and `shares` of the key points, of which `weight` in all are worth the `maximum`.
export function markOf({ points, shares, maximum, weight }) {
  const earned = points.reduce((sum, each, index) => sum + each * (WORTH[shares[index]] ?? 0), 0);
  return (earned * maximum) / weight;
}

// What of a kept draft belongs into a form that shows `shares` (-1 for none yet) and was drawn for
// the same `seen`; null where it is of another time or says nothing new.
export function draftFor(kept, { seen, text, shares }) {
  if (!kept || kept.seen !== seen) return null;
  const chosen = (kept.shares ?? []).map((share, index) => (shares[index] === -1 ? share : -1));
  const isNew = (kept.text && kept.text !== text) || chosen.some((share) => share >= 0);
  return isNew ? { text: text || kept.text || "", shares: chosen } : null;
}

// Of a page of many answers each has a key of its own, by its place on the keyboard.
const ROWS = [
  ...[..."QWERTYUIOPASDFGHJKLZXCVBNM"].map((letter) => `Key${letter}`),
  "Digit1", "Digit2", "Digit3", "Digit4",
];

// The answer that a key changes, "save", "miss the rest", or null.
export function rowCommandOf(press, { isTyping, hasOwnEnter }) {
  if (isNotOurs(press) || isTyping || !isPlain(press)) return null;
  if (press.key === "Enter") return hasOwnEnter ? null : { name: "save" };
  if (digitOf(press) === 0) return { name: "miss the rest" };
  const row = ROWS.indexOf(press.code);
  return row < 0 ? null : { name: "cycle", row };
}
