import assert from "node:assert/strict";
import { test } from "node:test";
import { marked } from "../../static/js/machines/marks.js";

const after = (text, start, end, kind) => {
  const done = marked(text, start, end, kind);
  const whole = text.slice(0, done.start) + done.words + text.slice(done.end);
  return [whole, whole.slice(...done.pick)];
};

test("a picked word becomes bold, and plain again", () => {
  assert.deepEqual(after("су мен бу", 0, 3, "bold"), ["**су** мен бу", "**су**"]);
  assert.deepEqual(after("**су** мен бу", 0, 6, "bold"), ["су мен бу", "су"]);
});

test("where nothing is picked, one types between the signs", () => {
  const { start, words, pick } = marked("а ", 2, 2, "formula");
  assert.deepEqual([start, words, pick], [2, "$$", [3, 3]]);
});

test("each picked line becomes an item, and the list stands alone", () => {
  assert.equal(after("Керегі: су\nбу", 8, 13, "numbers")[0], "Керегі: \n\n1. су\n2. бу");
  assert.equal(after("а\n\nсу\nб", 3, 5, "list")[0], "а\n\n- су\n\nб");
});

test("a table and program text are put in with room around", () => {
  assert.match(after("а", 1, 1, "table")[0], /^а\n\n\| … \| … \|\n\| --- \| --- \|/);
  assert.equal(after("x = 1", 0, 5, "code")[0], "```python\nx = 1\n```");
  assert.equal(after("Бөлім", 0, 5, "heading")[0], "## Бөлім");
});
