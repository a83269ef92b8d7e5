// Leaving a question by a button, by closing the page and by reloading it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LONGEST_LEAVE, PAUSE } from "../../static/js/machines/saving.js";
import { Sitting } from "./sitting.js";

test("the button that keeps mine wins over the other version", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("басқа");
  sitting.type("менікі");
  sitting.pass(PAUSE);
  sitting.deliver();

  sitting.press({ isChoice: true });

  assert.deepEqual(sitting.server.answer, ["менікі"]);
});

test("any other button points at the choice", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("басқа");
  sitting.type("менікі");
  sitting.pass(PAUSE);
  sitting.deliver();

  sitting.press();

  assert.ok(sitting.isOpen);
  assert.equal(sitting.done.at(-1), "point-at-choice");
});

test("a button waits for the save and is followed then", () => {
  const sitting = new Sitting();
  sitting.type("а");

  sitting.press();
  assert.ok(sitting.isOpen);
  sitting.press(); // a double click
  assert.equal(sitting.requests.length, 1);
  sitting.deliver();

  assert.ok(!sitting.isOpen);
  assert.deepEqual(sitting.server.answer, ["а"]);
});

test("a button without a connection stays, says why, and works again later", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.press();

  sitting.deliver("cut");
  assert.ok(sitting.isOpen);
  assert.equal(sitting.known.shown, "offline-stay");
  sitting.press();
  sitting.deliver();

  assert.ok(!sitting.isOpen);
});

test("a button is followed after the longest wait, and its form carries the answer", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.press();

  sitting.pass(LONGEST_LEAVE);

  assert.ok(!sitting.isOpen);
  assert.deepEqual(sitting.server.answer, ["а"]);
});

test("a clock of an earlier button does not hurry a later one", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.press();
  sitting.deliver("cut");
  sitting.pass(LONGEST_LEAVE - 1);
  sitting.requests = [];
  sitting.happen("unreachable");
  sitting.press();

  sitting.pass(1);

  assert.equal(sitting.known.leaving, "waiting");
});

test("a page that is closed sends off what is not saved", () => {
  const sitting = new Sitting();
  sitting.type("а");

  sitting.happen("closing");

  assert.deepEqual(sitting.server.answer, ["а"]);
});

test("a page that is closed does not send twice what is on its way", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);

  assert.deepEqual(sitting.happen("closing"), []);
});

test("a reload finds the draft and sends it", () => {
  const sitting = new Sitting();
  sitting.type("а");

  sitting.reload({ isBeaconLost: true });
  assert.deepEqual(sitting.form, ["а"]);
  sitting.settle();

  assert.deepEqual(sitting.server.answer, ["а"]);
});

test("an answer that cannot be saved is told, and its button stays", () => {
  const sitting = new Sitting();
  sitting.type("он");
  sitting.press();
  sitting.requests = [];

  sitting.happen("told", { reply: { state: "invalid", status: 422 } });

  assert.equal(sitting.known.shown, "invalid");
  assert.equal(sitting.done.at(-1), "point-at-line");
  assert.deepEqual(sitting.draft.answer, ["он"]);
});

test("what is typed while a button waits is saved before it is followed", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.press();
  sitting.type("аб");

  sitting.deliver();
  assert.ok(sitting.isOpen);
  assert.deepEqual(sitting.requests, [{ do: "send", answer: ["аб"], seen: 1 }]);
  sitting.deliver();

  assert.ok(!sitting.isOpen);
});

test("a button that led nowhere waits for its save again", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.press();
  sitting.deliver();
  sitting.pass(LONGEST_LEAVE);

  sitting.type("аб");

  assert.ok(!sitting.happen("pressed", { isChoice: false }).includes("follow"));
});

test("a button works at once on a page that the browser brought back", () => {
  const sitting = new Sitting();
  sitting.press();

  sitting.happen("revived");

  assert.ok(sitting.happen("pressed", { isChoice: false }).includes("follow"));
});

test("what a save left unknown is known again after a reload", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.deliver("lost");
  sitting.type("аб");

  sitting.reload({ isBeaconLost: true });
  sitting.settle();

  assert.deepEqual(sitting.server.answer, ["аб"]);
});

test("a page that is closed during a save counts on its arrival", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.post(["а"], 0);
  sitting.type("аб");

  sitting.happen("closing");

  assert.deepEqual(sitting.server.answer, ["аб"]);
});

test("a choice that nobody made is offered again after a reload", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("басқа");
  sitting.open({ typed: ["менікі"] });
  sitting.type("менікі, толығырақ");

  sitting.reload({ isBeaconLost: true });

  assert.equal(sitting.known.blocked, "stale");
  assert.deepEqual(sitting.form, ["менікі, толығырақ"]);
});

test("what a closing page sent off is ours to an older page that the browser kept", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.post(["а"], 0); // it arrives, and nobody hears of it
  sitting.type("аб");
  sitting.happen("closing");

  sitting.open({ page: { answer: [], seq: 0 } });
  sitting.type("абв");
  sitting.settle();

  assert.deepEqual(sitting.server.answer, ["абв"]);
  assert.equal(sitting.isChoiceShown, false);
});

test("what somebody else wrote in between is still a choice", () => {
  const sitting = new Sitting();
  sitting.type("аб");
  sitting.happen("closing");
  sitting.typeElsewhere("басқа");

  sitting.open({ page: { answer: [], seq: 0 } });
  sitting.type("абв");
  sitting.settle();

  assert.deepEqual(sitting.server.answer, ["басқа"]);
  assert.equal(sitting.isChoiceShown, true);
});
