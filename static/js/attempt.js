// The pages of an attempt: one question each, and the last look before it is handed in. A button's
// one request saves the answer and brings the next page; the browser's own way is kept for where that
// fails. All questions of a level come along, so that it goes on without a connection.

import { writeAnswer } from "./answer.js";
import { autosave } from "./autosave.js";
import { startClock } from "./clock.js";
import { addControls } from "./controls.js";
import { drafts } from "./drafts.js";
import { keepFiles, keepPages } from "./kept.js";
import "./keyboard.js";
import { pageAfter, unsentPages, withHeld } from "./machines/pages.js";
import { getPage, postAnswer } from "./post_form.js";
import { nameUnsent } from "./unsent.js";

const root = document.querySelector("[data-attempt]");
const find = (selector) => root.querySelector(selector);
const positionOf = () => Number(find("[data-position]")?.dataset.position ?? 0);

let pages = []; // of the questions; see machines/pages.js
let shown = new AbortController();
let shownPath = location.pathname;
let saving = { close() {} };
let isSending = false;

const turning = {
  has: (go) => pageAfter(pages, positionOf(), go) !== null,
  turn(url, html) {
    if (!html) return location.assign(url);
    remember();
    show(url, html);
    return sendLeft();
  },
  turnKept(go) {
    const page = pageAfter(pages, positionOf(), go);
    remember();
    show(page.url, page.html, page);
  },
};

// What the server has of the question that is left now.
function remember() {
  const form = find("form[data-autosave]");
  if (!form) return;
  const { held, seen } = saving.confirmed();
  pages = withHeld(pages, form.dataset.draftKey, { held, seen });
  if (pages.length) keepPages(root.dataset.pages, pages).catch(() => {});
}

// A page that was opened from what is kept shows the question of its address as it was saved last.
function showKept() {
  const page = pages.find(({ url }) => url === location.pathname) ?? pages[0];
  if (!page) return;
  history.replaceState(null, "", page.url);
  show(page.url, page.html, { ...page, isBack: true });
}

function show(url, html, { held, seen, isBack } = {}) {
  root.innerHTML = html;
  const form = find("form[data-autosave]");
  if (form && held) {
    form.dataset.held = JSON.stringify(held);
    form.elements.seen.value = seen;
    writeAnswer(form, held);
  }
  if (!isBack) history.pushState(null, "", url);
  shownPath = location.pathname;
  document.title = find("[data-title]").dataset.title;
  bringToLife();
  scrollTo(0, 0);
  find("h1").focus({ preventScroll: true });
}

function bringToLife() {
  shown.abort();
  shown = new AbortController();
  const { signal } = shown;
  addControls(root, signal);
  saving = autosave(root, { signal, pages: turning });
  startClock(root, signal);
  rememberWhenSaved(signal);
  nameUnsent(root);
}

function rememberWhenSaved(signal) {
  const state = find("[data-save-state]");
  if (!state) return;
  const watch = new MutationObserver(() => state.dataset.state === "saved" && remember());
  watch.observe(state, { attributeFilter: ["data-state"] });
  signal.addEventListener("abort", () => watch.disconnect());
}

// The back button: what is typed is sent off first, as when a page is closed.
async function goBack() {
  if (location.pathname === shownPath) return; // a place within the page
  saving.close();
  const url = location.pathname + location.search;
  const kept = pages.find((page) => page.url === location.pathname);
  // What came along is for a lost connection alone: else the server says why it shows another page.
  const html = await getPage(url, "data-title").catch((error) => error instanceof TypeError && kept?.html);
  if (html) show(url, html, html === kept?.html ? { ...kept, isBack: true } : { isBack: true });
  else location.reload();
}

// The other questions whose text is only here: in their order, and each once, since the server takes
// an answer by the number that was seen. A refused one is shown beside the other where it is opened.
async function sendLeft() {
  if (isSending) return;
  isSending = true;
  const key = find("form[data-autosave]")?.dataset.draftKey;
  for (const page of unsentPages(pages, key, drafts.has)) {
    const { answer, seen } = drafts.read(page.key);
    const reply = await postAnswer(formOf(page), answer, { seen }).catch(() => null);
    if (!reply) break;
    if (reply.state !== "saved") continue;
    drafts.remove(page.key);
    pages = withHeld(pages, page.key, { held: answer, seen: reply.seq });
  }
  isSending = false;
  nameUnsent(root);
}

function formOf(page) {
  const form = new DOMParser().parseFromString(page.html, "text/html").querySelector("form[data-autosave]");
  form.action = page.url;
  return form;
}

async function bringAlong() {
  const response = await fetch(root.dataset.pages, { headers: { Accept: "application/json" } });
  if (!response.ok) return;
  const brought = await response.json();
  ({ pages } = brought);
  if (brought.isKept) return showKept();
  remember();
  keepFiles().catch(() => {});
  await sendLeft();
}

addEventListener("popstate", goBack);
addEventListener("online", sendLeft);
// A last look that the browser brings from its memory may be older than the hand-in.
addEventListener("pageshow", (event) => {
  if (event.persisted && find("[data-unsent]")) location.reload();
});
bringToLife();
bringAlong().catch(() => {}); // without them a level does not go on offline, and says so
