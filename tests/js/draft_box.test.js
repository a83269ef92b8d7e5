import assert from "node:assert/strict";
import { test } from "node:test";

import { draftBox } from "../../static/js/machines/draft_box.js";
import { memoryOf } from "../../static/js/machines/memory.js";
import { storage } from "./storage.js";

const KEY = "draft:1:7";
const DAY = 24 * 60 * 60 * 1000;

function boxes() {
  const place = storage();
  const clock = { now: 1000 };
  const open = (tab) => draftBox({ memory: memoryOf(() => place), tab, now: () => clock.now });
  return { place, clock, open };
}

test("a tab finds its own text again after a reload", () => {
  const { open } = boxes();
  open("one").write(KEY, { answer: ["а"], seen: 2, sent: [] });

  assert.deepEqual(open("one").read(KEY), { answer: ["а"], seen: 2, sent: [], at: 1000 });
});

test("no tab writes over another's text", () => {
  const { open } = boxes();
  open("one").write(KEY, { answer: ["а"] });
  open("two").write(KEY, { answer: ["б"] });

  assert.deepEqual(open("one").read(KEY).answer, ["а"]);
  assert.deepEqual(open("two").read(KEY).answer, ["б"]);
});

test("the newest that a closed tab left is the next tab's from then on", () => {
  const { clock, open, place } = boxes();
  open("one").write(KEY, { answer: ["ескі"] });
  clock.now = 2000;
  open("two").write(KEY, { answer: ["жаңа"] });

  assert.deepEqual(open("three").read(KEY).answer, ["жаңа"]);
  assert.deepEqual(Object.keys(place).sort(), [`${KEY}:one`, `${KEY}:three`]);
});

test("another question's text is not this one's", () => {
  const { open } = boxes();
  open("one").write("draft:1:70", { answer: ["а"] });

  assert.equal(open("two").read(KEY), null);
  assert.equal(open("two").has(KEY), false);
});

test("a text that is taken away is gone, another tab's is not", () => {
  const { open } = boxes();
  open("one").write(KEY, { answer: ["а"] });
  open("two").write(KEY, { answer: ["б"] });

  open("one").remove(KEY);

  assert.deepEqual(open("two").read(KEY).answer, ["б"]);
});

test("after thirty days a text goes, and what is none goes with it", () => {
  const { clock, open, place } = boxes();
  open("one").write(KEY, { answer: ["ескі"] });
  place.setItem("draft:broken", "{");
  place.setItem("letters", "shown");
  clock.now += 29 * DAY;
  open("one").write("draft:1:8", { answer: ["жаңа"] });
  clock.now += 2 * DAY;

  open("one").removeOld();

  assert.deepEqual(Object.keys(place).sort(), ["draft:1:8:one", "letters"]);
});

test("a browser that refuses keeps nothing and breaks nothing", () => {
  const memory = memoryOf(() => {
    throw new Error("refused");
  });
  const box = draftBox({ memory, tab: "one", now: () => 0 });

  assert.equal(box.write(KEY, { answer: ["а"] }), false);
  assert.equal(box.read(KEY), null);
  assert.equal(box.has(KEY), false);
  box.remove(KEY);
  box.removeOld();
});

test("another tab's text is not taken from it where it cannot be kept", () => {
  const { open, place } = boxes();
  open("one").write(KEY, { answer: ["а"] });
  place.setItem = () => {
    throw new Error("full");
  };

  assert.deepEqual(open("two").read(KEY).answer, ["а"]);
  assert.deepEqual(Object.keys(place), [`${KEY}:one`]);
});
