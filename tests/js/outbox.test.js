import assert from "node:assert/strict";
import { test } from "node:test";

import { added, nextOf, outcomeOf, without } from "../../static/js/machines/outbox.js";

const [first, second] = [{ url: "/1/" }, { url: "/2/" }];

test("answers wait in the order in which they were given, one of each question", () => {
  const waiting = added(added([first], second), { url: "/1/", fields: [["answer", "b"]] });

  assert.deepEqual(waiting.map(({ url }) => url), ["/2/", "/1/"]);
  assert.deepEqual(without(waiting, "/2/").map(({ url }) => url), ["/1/"]);
});

test("the next question is neither the one that is shown nor one that is answered", () => {
  const pages = [first, second, { url: "/3/" }];

  assert.equal(nextOf(pages, [first], "/2/").url, "/3/");
  assert.equal(nextOf(pages, [first, { url: "/3/" }], "/2/"), null);
});

test("an answer that was counted before is done, and one that met a fault is tried again", () => {
  assert.deepEqual([200, 409, 401, 403, 503].map(outcomeOf), [
    "done",
    "done",
    "signed-out",
    "signed-out",
    "again",
  ]);
});
