import assert from "node:assert/strict";
import { test } from "node:test";

import { placeAfter, renumbered } from "../../static/js/machines/rows.js";

test("names, ids and buttons of a row get the number of its place", () => {
  assert.equal(renumbered("options-2-text", "options", 0), "options-0-text");
  assert.equal(renumbered("id_options-__prefix__-text", "options", 11), "id_options-11-text");
  assert.equal(renumbered("options:2:up", "options", 1), "options:1:up");
  assert.equal(renumbered("options-2-name options-2-error", "options", 1), "options-1-name options-1-error");
});

test("what names another group or no row at all stays as it is", () => {
  assert.equal(renumbered("pairs-2-item", "options", 0), "pairs-2-item");
  assert.equal(renumbered("options-TOTAL_FORMS", "options", 0), "options-TOTAL_FORMS");
  assert.equal(renumbered("options::add", "options", 0), "options::add");
});

test("a row goes one place on and stays where there is none", () => {
  assert.equal(placeAfter(1, 1, 3), 2);
  assert.equal(placeAfter(2, 1, 3), 2);
  assert.equal(placeAfter(0, -1, 3), 0);
});
