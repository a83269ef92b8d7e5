import assert from "node:assert/strict";
import { test } from "node:test";

import {
  commandOf,
  nextToCheck,
  placeAfterStep,
} from "../../static/js/machines/review_keys.js";

const PLACE = { isOn: true, isTyping: false, isLegendOpen: false };
const press = (code, more = {}) => ({ code, key: code, altKey: false, ...more });

test("keys are known by their place on the keyboard", () => {
  assert.deepEqual(commandOf(press("KeyJ", { key: "о" }), PLACE), { name: "step", by: 1 });
  assert.deepEqual(commandOf(press("KeyK"), PLACE), { name: "step", by: -1 });
  assert.deepEqual(commandOf(press("KeyN"), PLACE), { name: "to next doubtful" });
});

test("a digit gives an item its level, with Shift the whole run of those without one", () => {
  for (const [code, part] of [["Digit1", "level-1"], ["Numpad3", "level-3"]]) {
    const shifted = press(code, { shiftKey: true });

    assert.deepEqual(commandOf(press(code), PLACE), { name: "part", part, isOfItem: true });
    assert.deepEqual(commandOf(shifted, PLACE), { name: "run", part, isOfItem: true });
  }
  assert.equal(commandOf(press("KeyQ", { shiftKey: true }), PLACE), null);
});

test("a letter makes an item something else", () => {
  for (const [code, like] of [
    ["KeyQ", "question"],
    ["KeyT", "test"],
    ["KeyL", "section"],
    ["KeyG", "guided"],
    ["KeyI", "independent"],
  ]) {
    assert.deepEqual(commandOf(press(code), PLACE), { name: "become", like, isOfItem: true });
  }
});

test("a letter presses a button of the item", () => {
  for (const [code, act] of [
    ["KeyS", "split"],
    ["KeyA", "above"],
    ["KeyM", "join"],
    ["KeyU", "up"],
    ["KeyD", "down"],
  ]) {
    assert.deepEqual(commandOf(press(code), PLACE), { name: "press", act, isOfItem: true });
  }
});

test("in a field the keys need Alt, elsewhere Alt is the browser's", () => {
  const inField = { ...PLACE, isTyping: true };

  assert.equal(commandOf(press("KeyJ"), inField), null);
  assert.deepEqual(commandOf(press("KeyJ", { altKey: true }), inField), { name: "step", by: 1 });
  assert.equal(commandOf(press("KeyJ", { altKey: true }), PLACE), null);
});

test("Ctrl and Command are the browser's", () => {
  assert.equal(commandOf(press("KeyS", { ctrlKey: true }), PLACE), null);
  assert.equal(commandOf(press("KeyS", { metaKey: true }), PLACE), null);
});

test("while the list of keys is open only its own key works", () => {
  const open = { ...PLACE, isLegendOpen: true };

  assert.deepEqual(commandOf(press("Slash", { key: "?", shiftKey: true }), open), { name: "legend" });
  assert.equal(commandOf(press("KeyX"), open), null);
});

test("no key works when they are off, held, composed or answered already", () => {
  assert.equal(commandOf(press("KeyJ"), { ...PLACE, isOn: false }), null);
  for (const state of ["repeat", "isComposing", "defaultPrevented"]) {
    assert.equal(commandOf(press("KeyJ", { [state]: true }), PLACE), null);
  }
});

test("a key without a meaning is left alone, also one with a name of the language", () => {
  assert.equal(commandOf(press("KeyZ"), PLACE), null);
  assert.equal(commandOf(press("toString"), PLACE), null);
});

test("a step goes to the neighbour of the item with the focus and not beyond the ends", () => {
  const from = (focused, by) => placeAfterStep({ count: 3, focused, below: 0, by });

  assert.equal(from(0, 1), 1);
  assert.equal(from(2, -1), 1);
  assert.equal(from(2, 1), -1);
  assert.equal(from(0, -1), -1);
});

test("without the focus a step goes to the first item in sight, else to the last of all", () => {
  assert.equal(placeAfterStep({ count: 4, focused: -1, below: 2, by: 1 }), 2);
  assert.equal(placeAfterStep({ count: 4, focused: -1, below: -1, by: 1 }), 3);
});

test("the next doubtful item is looked for behind, then from the start", () => {
  assert.equal(nextToCheck([true, false, true], 0), 2);
  assert.equal(nextToCheck([true, false, true], 2), 0);
  assert.equal(nextToCheck([true, false, true], -1), 0);
  assert.equal(nextToCheck([false, false], 0), -1);
});
