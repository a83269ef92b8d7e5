import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { canMove, dragged, inOrder, moved } from "../../static/js/machines/order.js";

const rowsOf = (...places) => places.map((place, drawn) => ({ place, drawn }));
const drawnOf = (rows) => rows.map((row) => row.drawn);

test("rows stand in the order of their places", () => {
  assert.deepEqual(drawnOf(inOrder(rowsOf("3", "1", "2"))), [1, 2, 0]);
});

test("rows without a place stay behind the others, in the order in which they were drawn", () => {
  assert.deepEqual(drawnOf(inOrder(rowsOf("", "2", "", "10"))), [1, 3, 0, 2]);
});

test("a row changes places with its neighbour, and then every row has its place", () => {
  const after = moved(rowsOf("", "", ""), 0, 1);

  assert.deepEqual(drawnOf(after), [1, 0, 2]);
  assert.deepEqual(after.map((row) => row.place), ["1", "2", "3"]);
});

test("the first row cannot go up nor the last one down", () => {
  assert.equal(canMove(3, 0, -1), false);
  assert.equal(canMove(3, 2, 1), false);
  assert.equal(canMove(3, 1, 1), true);
  assert.deepEqual(drawnOf(moved(rowsOf("1", "2"), 0, -1)), [0, 1]);
});

test("moving there and back changes nothing, and no row is lost", () => {
  const count = fc.integer({ min: 2, max: 9 });
  fc.assert(
    fc.property(count, fc.nat(), (size, start) => {
      const from = start % (size - 1);
      const rows = moved(rowsOf(...Array(size).fill("")), -1, 0);

      assert.deepEqual(moved(moved(rows, from, 1), from + 1, -1), rows);
      assert.deepEqual(inOrder(moved(rows, from, 1)), moved(rows, from, 1));
    }),
  );
});

test("a row that is dragged goes past every row whose middle it has passed", () => {
  const middles = [25, 75, 125, 175];

  assert.equal(dragged(middles, 0, 60), 0);
  assert.equal(dragged(middles, 0, 130), 2);
  assert.equal(dragged(middles, 3, 20), -3);
});

test("a row that is dragged takes no other out of its order", () => {
  assert.deepEqual(drawnOf(moved(rowsOf("1", "2", "3", "4"), 0, 2)), [1, 2, 0, 3]);
});
