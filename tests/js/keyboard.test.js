import assert from "node:assert/strict";
import { test } from "node:test";

import { covered } from "../../static/js/machines/keyboard.js";

const seen = (view) => covered({ windowHeight: 740, viewHeight: 740, viewTop: 0, scale: 1, ...view });

test("a keyboard covers what is below the part of the page that is seen", () => {
  assert.equal(seen({ viewHeight: 420 }), 320);
  assert.equal(seen({ viewHeight: 420, viewTop: 100 }), 220);
});

test("nothing is covered where the page itself became smaller, or only a bar went", () => {
  assert.equal(seen({}), 0);
  assert.equal(seen({ viewHeight: 690 }), 0);
});

test("a page that two fingers have enlarged is left alone", () => {
  assert.equal(seen({ viewHeight: 300, scale: 2 }), 0);
});
