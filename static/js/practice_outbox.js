// What a sitting of practice needs without a connection: the questions that it still asks, fetched
// with the first page, and the answers that wait in this browser until they can be sent.

import { keepFiles, keepPages } from "./kept.js";
import { memoryOf } from "./machines/memory.js";
import { added, nextOf, outcomeOf, without } from "./machines/outbox.js";
import { tokenOf } from "./post_form.js";

const memory = memoryOf(() => localStorage);
const pathOf = (url) => new URL(url, location.href).pathname;
let pages = [];
let isSending = false;

const waitingOf = (key) => JSON.parse(memory.read(key) ?? "[]");

// True where the page was opened from what this browser kept.
export async function bringAlong(root) {
  const response = await fetch(root.dataset.pages, { headers: { Accept: "application/json" } });
  if (!response.ok) return false;
  const brought = await response.json();
  ({ pages } = brought);
  if (!brought.isKept) await keepAll(root);
  return Boolean(brought.isKept);
}

// What is not answered yet, as it is after this answer.
export function answered(root, url) {
  pages = pages.filter((page) => page.url !== pathOf(url));
  return keepAll(root, { withFiles: false });
}

async function keepAll(root, { withFiles = true } = {}) {
  await keepPages(root.dataset.pages, pages).catch(() => {});
  if (withFiles) keepFiles().catch(() => {});
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
