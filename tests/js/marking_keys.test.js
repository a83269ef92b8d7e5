import assert from "node:assert/strict";
import { test } from "node:test";

import { commandOf, draftFor, markOf, missedBy0, nextShare, rowCommandOf } from "../../static/js/machines/marking_keys.js";

const PLACE = { isOn: true, isTyping: false, isLegendOpen: false, hasOwnEnter: false };
const press = (code, more = {}) => ({ code, key: code, ...more });

test("a digit is the key point of that number, whatever letter the layout has there", () => {
  assert.deepEqual(commandOf(press("Digit2", { key: "ә" }), PLACE), { name: "cycle", point: 1 });
  assert.deepEqual(commandOf(press("Numpad9"), PLACE), { name: "cycle", point: 8 });
});

test("zero is for the rest", () => {
  assert.deepEqual(commandOf(press("Digit0"), PLACE), { name: "miss the rest" });
});

test("a digit with a modifier is the browser's", () => {
  for (const modifier of ["shiftKey", "altKey", "ctrlKey", "metaKey"]) {
    assert.equal(commandOf(press("Digit1", { [modifier]: true }), PLACE), null);
  }
});

test("in a field a digit is a digit, and Enter with Ctrl still saves", () => {
  const inField = { ...PLACE, isTyping: true };

  assert.equal(commandOf(press("Digit1"), inField), null);
  assert.equal(commandOf(press("Enter"), inField), null);
  assert.deepEqual(commandOf(press("Enter", { ctrlKey: true }), inField), { name: "save" });
});

test("with the keys off only Enter with Ctrl saves", () => {
  const off = { ...PLACE, isOn: false };

  assert.equal(commandOf(press("Digit1"), off), null);
  assert.equal(commandOf(press("Slash", { key: "?" }), off), null);
  assert.deepEqual(commandOf(press("Enter", { ctrlKey: true }), off), { name: "save" });
});

test("Enter saves, but on a link or a button it is theirs", () => {
  assert.deepEqual(commandOf(press("Enter"), PLACE), { name: "save" });
  assert.equal(commandOf(press("Enter"), { ...PLACE, hasOwnEnter: true }), null);
});

test("while the list of keys is open only its own key works", () => {
  const open = { ...PLACE, isLegendOpen: true };

  assert.deepEqual(commandOf(press("Slash", { key: "?" }), open), { name: "legend" });
  assert.equal(commandOf(press("Digit1"), open), null);
  assert.equal(commandOf(press("Enter"), open), null);
});

test("a key that is held, composed or answered already does nothing", () => {
  for (const state of ["repeat", "isComposing", "defaultPrevented"]) {
    assert.equal(commandOf(press("Digit1", { [state]: true }), PLACE), null);
    assert.equal(commandOf(press("Enter", { ctrlKey: true, [state]: true }), PLACE), null);
  }
});

test("a key without a meaning is left alone", () => {
  assert.equal(commandOf(press("KeyA"), PLACE), null);
});

test("what is proposed gives way to the likelier of the others, and comes last again", () => {
  const rounds = [0, 1, 2].map((proposed) => {
    const first = nextShare(proposed, proposed);
    const second = nextShare(first, proposed);
    return [first, second, nextShare(second, proposed)];
  });
  assert.deepEqual(rounds, [[1, 2, 0], [2, 0, 1], [1, 0, 2]]);
});

test("0 makes missing what is half or open, and pressed again all that nobody chose", () => {
  assert.deepEqual(missedBy0([-1, -1, -1, 2], [1, 2, -1, 1]), [0, 2]);
  assert.deepEqual(missedBy0([0, -1, 0, 2], [1, 2, -1, 1]), [1]);
  assert.deepEqual(missedBy0([0, 2], [1, 1]), []);
});

test("the shares go round: in full, in part, missing", () => {
  assert.deepEqual([-1, 2, 1, 0].map((share) => nextShare(share)), [2, 1, 0, 2]);
});

test("the mark is what the shares come to, of the maximum", () => {
  const form = { points: [2, 1, 1], maximum: 10, weight: 4 };

  assert.equal(markOf({ ...form, shares: [2, 1, 0] }), 6.25);
  assert.equal(markOf({ ...form, shares: [2, 2, 2] }), 10);
});

test("a key point without a share yet counts nothing", () => {
  assert.equal(markOf({ points: [1, 1], shares: [2, -1], maximum: 3, weight: 2 }), 1.5);
});

test("each answer of a page has a key of its own", () => {
  const place = { isTyping: false, hasOwnEnter: false };

  assert.deepEqual(rowCommandOf(press("KeyQ", { key: "й" }), place), { name: "cycle", row: 0 });
  assert.deepEqual(rowCommandOf(press("Digit4"), place), { name: "cycle", row: 29 });
  assert.deepEqual(rowCommandOf(press("Enter"), place), { name: "save" });
  assert.equal(rowCommandOf(press("KeyQ", { ctrlKey: true }), place), null);
  assert.equal(rowCommandOf(press("KeyQ"), { ...place, isTyping: true }), null);
});

test("letters skip, take back, comment and walk the list", () => {
  const names = ["KeyS", "KeyU", "KeyC", "KeyB", "KeyJ", "KeyK"].map(
    (code) => commandOf(press(code), PLACE).name,
  );

  assert.deepEqual(names, ["skip", "undo", "comment", "back", "next", "previous"]);
  assert.equal(commandOf(press("KeyS", { ctrlKey: true }), PLACE), null);
});

test("a kept draft comes back only where the answer is as it was, and over nothing chosen", () => {
  const kept = { seen: "1", text: "Жақсы", shares: [2, 0] };

  assert.deepEqual(draftFor(kept, { seen: "1", text: "", shares: [-1, 1] }), {
    text: "Жақсы", shares: [2, -1],
  });
  assert.equal(draftFor(kept, { seen: "2", text: "", shares: [-1, -1] }), null);
  assert.equal(draftFor(null, { seen: "1", text: "", shares: [] }), null);
  assert.equal(draftFor({ seen: "1", text: "" }, { seen: "1", text: "", shares: [-1] }), null);
});
