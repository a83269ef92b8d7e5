// What a sitting of practice needs without a connection: the questions that it still asks, fetched
// with the first page, and the answers that wait in this browser until they can be sent.

import { memoryOf } from "./machines/memory.js";
import { added, nextOf, outcomeOf, without } from "./machines/outbox.js";
import { tokenOf } from "./post_form.js";

const memory = memoryOf(() => localStorage);
const pathOf = (url) => new URL(url, location.href).pathname;
let pages = [];
let isSending = false;

const waitingOf = (key) => JSON.parse(memory.read(key) ?? "[]");

export async function bringAlong(root) {
  const response = await fetch(root.dataset.pages, { headers: { Accept: "application/json" } });
  if (response.ok) ({ pages } = await response.json());
}

// False where this browser keeps nothing.
export function keep(root, form) {
  const fields = [...new FormData(form)].filter(([field]) => field !== "csrfmiddlewaretoken");
  const key = root.dataset.practice;
  return memory.write(key, JSON.stringify(added(waitingOf(key), { url: pathOf(form.action), fields })));
}

export const nextPage = (root, url) => nextOf(pages, waitingOf(root.dataset.practice), pathOf(url));

// "sent" where something was; "signed-out" and "again" leave the rest for later.
export async function sendAll(root) {
  const key = root.dataset.practice;
  if (isSending || waitingOf(key).length === 0) return "nothing";
  isSending = true;
  const outcome = await sendEach(key).catch(() => "again");
  isSending = false;
  return outcome;
}

async function sendEach(key) {
  for (const { url, fields } of waitingOf(key)) {
    const body = new URLSearchParams([...fields, ["csrfmiddlewaretoken", tokenOf()]]);
    const options = { method: "POST", body, headers: { "X-Fragment": "1" }, credentials: "same-origin" };
    const outcome = outcomeOf((await fetch(url, options)).status);
    if (outcome !== "done") return outcome;
    memory.write(key, JSON.stringify(without(waitingOf(key), url)));
  }
  memory.remove(key);
  return "sent";
}
