// A button whose one request saves the answer and brings the next page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LONGEST_LEAVE, PAUSE } from "../../static/js/machines/saving.js";
import { Sitting } from "./sitting.js";

const TURN = { turns: true };

test("one request saves the answer and brings the next page", () => {
  const sitting = new Sitting();
  sitting.type("а");

  sitting.press(TURN);
  sitting.press(TURN); // a double click
  assert.deepEqual(sitting.requests, [{ do: "send", answer: ["а"], seen: 0, isTurn: true }]);
  sitting.deliver();

  assert.equal(sitting.done.at(-1), "turn");
  assert.deepEqual(sitting.server.answer, ["а"]);
  assert.equal(sitting.draft, null);
});

test("a walk on without an answer keeps nothing in the browser", () => {
  const sitting = new Sitting();

  sitting.press(TURN);
  assert.equal(sitting.draft, null);
  sitting.deliver();

  assert.equal(sitting.done.at(-1), "turn");
});

test("a save under way is waited for, then the page is turned", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);

  sitting.press(TURN);
  assert.equal(sitting.requests.length, 1);
  sitting.deliver();
  assert.deepEqual(sitting.requests, [{ do: "send", answer: ["а"], seen: 1, isTurn: true }]);
  sitting.deliver();

  assert.equal(sitting.done.at(-1), "turn");
});

test("what is typed while the page turns is sent before it is left", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.press(TURN);
  sitting.type("аб");

  sitting.deliver();
  assert.ok(sitting.isOpen);
  sitting.deliver();

  assert.ok(!sitting.isOpen);
  assert.deepEqual(sitting.server.answer, ["аб"]);
});

test("without a connection the page stays, unless the browser has the next one", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.press(TURN);
  sitting.deliver("cut");
  assert.ok(sitting.isOpen);
  assert.equal(sitting.known.shown, "offline-stay");

  sitting.press({ ...TURN, hasNext: true });
  sitting.deliver("cut");

  assert.equal(sitting.done.at(-1), "turn-kept");
  assert.deepEqual(sitting.draft.answer, ["а"]);
});

test("a browser that keeps nothing does not leave what was not saved", () => {
  const sitting = new Sitting({ storage: false });
  sitting.type("а");

  sitting.press({ ...TURN, hasNext: true });
  sitting.deliver("cut");

  assert.ok(sitting.isOpen);
});

test("another version is shown, and the page is not turned", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("басқа");
  sitting.type("менікі");

  sitting.press(TURN);
  sitting.deliver();

  assert.ok(sitting.isOpen);
  assert.ok(sitting.isChoiceShown);
});

test("where the sign-in has run out or nothing answers, the form goes the usual way", () => {
  for (const how of ["refused", "never"]) {
    const sitting = new Sitting();
    sitting.type("а");
    sitting.press(TURN);

    if (how === "refused") sitting.deliver(how);
    else sitting.pass(LONGEST_LEAVE);

    assert.ok(sitting.done.includes("follow"), how);
    assert.deepEqual(sitting.server.answer, ["а"]);
  }
});
