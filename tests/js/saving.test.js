import assert from "node:assert/strict";
import { test } from "node:test";

import { LONGEST_PAUSE, PAUSE, RETRIES } from "../../static/js/machines/saving.js";
import { Sitting } from "./sitting.js";

test("what is typed is kept at once and sent after a pause", () => {
  const sitting = new Sitting();

  sitting.type("а");

  assert.deepEqual(sitting.draft.answer, ["а"]);
  assert.equal(sitting.known.shown, "typing");
  sitting.pass(PAUSE - 1);
  assert.equal(sitting.requests.length, 0);
  sitting.pass(1);
  assert.equal(sitting.known.shown, "saving");
  assert.deepEqual(sitting.requests, [{ do: "send", answer: ["а"], seen: 0 }]);
});

test("somebody who types without a pause is saved all the same", () => {
  const sitting = new Sitting();

  for (let time = 0; time < LONGEST_PAUSE; time += 500) {
    sitting.type(`мәтін ${time}`);
    sitting.pass(500);
  }

  assert.equal(sitting.requests.length, 1);
});

test("the draft goes when the server has confirmed that very text", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);

  sitting.deliver();

  assert.equal(sitting.draft, null);
  assert.equal(sitting.known.shown, "saved");
  assert.equal(sitting.known.savedAt, "10:00");
});

test("what is typed while a save is under way stays kept and follows it", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.type("аб");

  sitting.deliver();

  assert.deepEqual(sitting.draft.answer, ["аб"]);
  sitting.settle();
  assert.deepEqual(sitting.server.answer, ["аб"]);
  assert.equal(sitting.draft, null);
});

test("only one request is under way", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);

  sitting.type("аб");
  sitting.pass(LONGEST_PAUSE);
  sitting.happen("connection-back");

  assert.equal(sitting.requests.length, 1);
});

test("without a connection it tries again, each time later", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);

  for (const wait of [...RETRIES, RETRIES.at(-1)]) {
    sitting.deliver("cut");
    assert.equal(sitting.known.shown, "offline");
    sitting.pass(wait - 1);
    assert.equal(sitting.requests.length, 0);
    sitting.pass(1);
    assert.equal(sitting.requests.length, 1);
  }
});

test("a browser that keeps nothing says so when the connection is gone", () => {
  const sitting = new Sitting({ storage: false });
  sitting.type("а");
  sitting.pass(PAUSE);

  sitting.deliver("cut");

  assert.equal(sitting.known.shown, "offline-unkept");
});

test("a sign-in that ran out is told, and tried again", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);

  sitting.deliver("refused");

  assert.equal(sitting.known.shown, "signed-out");
  sitting.settle();
  assert.deepEqual(sitting.server.answer, ["а"]);
});

test("a save whose confirmation got lost is not taken for another person's", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.deliver("lost");

  sitting.type("аб");
  sitting.settle();

  assert.deepEqual(sitting.server.answer, ["аб"]);
  assert.equal(sitting.known.blocked, "");
});

test("another tab's newer answer is offered, and nothing is sent until somebody chooses", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("басқа");
  sitting.type("менікі");
  sitting.pass(PAUSE);

  sitting.deliver();
  sitting.settle();

  assert.equal(sitting.known.shown, "stale");
  assert.ok(sitting.isChoiceShown);
  assert.deepEqual(sitting.server.answer, ["басқа"]);
  assert.deepEqual(sitting.draft.answer, ["менікі"]);
});

test("who takes the other version has it and no draft", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("басқа");
  sitting.type("менікі");
  sitting.pass(PAUSE);
  sitting.deliver();

  sitting.takeOther();

  assert.deepEqual(sitting.form, ["басқа"]);
  assert.equal(sitting.draft, null);
});

test("after a hand-in elsewhere the page leads to the result if nothing is missing", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.deliver("lost");
  sitting.handInElsewhere();

  sitting.settle();

  assert.ok(!sitting.isOpen);
  assert.equal(sitting.draft, null);
});

test("after a hand-in elsewhere what was typed since is told and kept", () => {
  const sitting = new Sitting();
  sitting.handInElsewhere();
  sitting.type("кеш");

  sitting.settle();

  assert.ok(sitting.isOpen);
  assert.equal(sitting.known.shown, "submitted");
  assert.deepEqual(sitting.draft.answer, ["кеш"]);
});

test("a draft that began from an older answer is offered beside the newer one", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.typeElsewhere("б");

  sitting.reload({ isBeaconLost: true });

  assert.equal(sitting.known.blocked, "stale");
  assert.deepEqual(sitting.form, ["а"]);
});

test("a page that comes to the front takes over what another device wrote", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("телефоннан");

  sitting.happen("shown");
  sitting.deliver();

  assert.deepEqual(sitting.form, ["телефоннан"]);
  sitting.type("телефоннан, толығырақ");
  sitting.settle();
  assert.deepEqual(sitting.server.answer, ["телефоннан, толығырақ"]);
});

test("what was typed meanwhile is not written over by what another device wrote", () => {
  const sitting = new Sitting();
  sitting.typeElsewhere("телефоннан");
  sitting.happen("shown");

  sitting.type("осы жерден");
  sitting.deliver();

  assert.deepEqual(sitting.form, ["осы жерден"]);
});

test("what was typed meanwhile is not left behind when another device handed in", () => {
  const sitting = new Sitting({ storage: false });
  sitting.handInElsewhere();
  sitting.happen("shown");

  sitting.type("осы жерден");
  sitting.deliver();
  assert.ok(sitting.isOpen);
  sitting.settle();

  assert.equal(sitting.known.shown, "submitted");
  assert.deepEqual(sitting.form, ["осы жерден"]);
});

test("typing after everything was taken back is told again", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.form = [];
  sitting.happen("changed");
  sitting.pass(PAUSE);
  assert.equal(sitting.known.shown, "");

  sitting.type("б");

  assert.equal(sitting.known.shown, "typing");
});

test("the same words by another hand, two changes later, are another version", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.deliver("lost");
  sitting.typeElsewhere("б");
  sitting.typeElsewhere("а");

  sitting.type("аб");
  sitting.settle();

  assert.equal(sitting.known.blocked, "stale");
});

test("of several saves whose end is not known each is known again", () => {
  const sitting = new Sitting();
  sitting.type("а");
  sitting.pass(PAUSE);
  sitting.deliver("cut");
  sitting.type("аб");
  sitting.pass(PAUSE);
  sitting.deliver("lost");

  sitting.type("абв");
  sitting.settle();

  assert.deepEqual(sitting.server.answer, ["абв"]);
});

test("work that is closed takes nothing more, and what was typed stays here", () => {
  const sitting = new Sitting();
  sitting.type("кеш");
  sitting.pass(PAUSE);
  sitting.requests.shift();

  sitting.happen("told", { reply: { state: "closed", status: 403 } });
  sitting.type("тағы");
  sitting.pass(PAUSE);

  assert.equal(sitting.known.shown, "closed");
  assert.deepEqual(sitting.draft.answer, ["тағы"]);
  assert.equal(sitting.requests.length, 0);
});
