// Whatever happens in whatever order, the last text that somebody typed can be found again.
//
// SEED=… repeats a run, RUNS=… makes it longer.

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { same } from "../../static/js/machines/saving.js";
import { Sitting } from "./sitting.js";

const RUNS = Number(process.env.RUNS ?? 2000);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const delivery = fc.constantFrom("arrived", "arrived", "lost", "cut", "refused");
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.constant(["type"]) },
  { weight: 6, arbitrary: fc.tuple(fc.constant("deliver"), delivery) },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constant("pass"), fc.constantFrom(100, 800, 2000, 4000, 8000, 30000)),
  },
  { weight: 2, arbitrary: fc.constantFrom(["press"], ["keepMine"], ["typeElsewhere"]) },
  { weight: 2, arbitrary: fc.constantFrom(["turn"], ["turnOffline"]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(["hidden"], ["shown"], ["revived"], ["connection-back"], ["closing"]),
  },
  { weight: 1, arbitrary: fc.constantFrom(["reload"], ["crash"], ["handInElsewhere"], ["takeOther"]) },
);

const ACTIONS = {
  type: (sitting, text) => sitting.type(text),
  deliver: (sitting, _text, how) => sitting.deliver(how),
  pass: (sitting, _text, ms) => sitting.pass(ms),
  press: (sitting) => sitting.press({}),
  turn: (sitting) => sitting.press({ turns: true }),
  turnOffline: (sitting) => sitting.press({ turns: true, hasNext: true }),
  keepMine: (sitting) => sitting.isChoiceShown && sitting.press({ isChoice: true }),
  takeOther: (sitting) => sitting.isChoiceShown && sitting.takeOther(),
  typeElsewhere: (sitting, text) => sitting.typeElsewhere(text),
  handInElsewhere: (sitting) => sitting.handInElsewhere(),
  // Where nothing is kept a person is told to leave the page open.
  reload: (sitting) => sitting.storage && sitting.reload(),
  crash: (sitting) => sitting.storage && sitting.reload({ isBeaconLost: true }),
};

// Does one thing to the sitting; gives the text that has to be there after it.
function happen(sitting, [name, detail], number, last) {
  const text = `${number}-мәтін`;
  if (!sitting.isOpen) sitting.open();
  const isGivenUp = name === "takeOther" && sitting.isChoiceShown;
  if (name in ACTIONS) ACTIONS[name](sitting, text, detail);
  else sitting.happen(name);
  if (name === "type") return [text];
  return isGivenUp ? sitting.form : last;
}

function live(sitting, happenings) {
  let last = [];
  happenings.forEach((one, number) => {
    last = happen(sitting, one, number, last);
    assert.ok(sitting.has(last), `${last} is gone after ${one}`);
    assert.ok(sitting.requests.filter((request) => request.do === "send").length <= 1);
  });
  return last;
}

for (const storage of [true, false]) {
  const where = storage ? "that keeps drafts" : "that keeps nothing";
  test(`no order of happenings loses the last text in a browser ${where}`, () => {
    const whole = fc.array(happening, { maxLength: 40 });
    fc.assert(
      fc.property(whole, (happenings) => void live(new Sitting({ storage }), happenings)),
      { numRuns: RUNS, seed: SEED },
    );
  });
}

test("when the connection is back the text arrives, or a person is asked", () => {
  const whole = fc.array(happening, { maxLength: 40 });
  fc.assert(
    fc.property(whole, (happenings) => {
      const sitting = new Sitting();
      const last = live(sitting, happenings);
      if (!sitting.isOpen) sitting.open();

      sitting.settle();

      const isTaken = sitting.server.accepted.some((one) => same(one, last));
      const isAsked = sitting.known.blocked !== "" && same(sitting.draft?.answer, last);
      assert.ok(isTaken || isAsked, `${last} is nowhere`);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
