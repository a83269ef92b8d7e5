/* Practice without reloading: the forms and links of the page work as they are, and here their
 * answers take the place of the part of the page that changes. Digits choose, Enter goes on. */

import { addControls } from "./controls.js";
import "./keyboard.js";
import { refreshToken } from "./post_form.js";
import { answered, bringAlong, keep, nextPage, sendAll } from "./practice_outbox.js";

const FRAGMENT = { "X-Fragment": "1" };
const root = document.querySelector("[data-practice]");
let isBusy = false;
let ahead = null; // the next question, fetched while its verdict is read
let shown = new AbortController();

const find = (selector) => root.querySelector(selector);
const toldOf = () => find("[data-told]").dataset.told;

async function load(url, options = {}) {
  const response = await fetch(url, { headers: FRAGMENT, credentials: "same-origin", ...options });
  const isOurs = response.headers.get("Content-Type")?.startsWith("text/html");
  const html = isOurs ? await response.text() : "";
  return html.trimStart().startsWith("<div class=\"practice\"") ? html : null;
}

function show(html) {
  root.innerHTML = html;
  const { url } = find("[data-url]").dataset;
  history.replaceState(null, "", url);
  bringToLife();
  if (toldOf()) find("[data-words]").focus({ preventScroll: true });
  else focusQuestion();
  fetchAhead();
}

function bringToLife() {
  shown.abort();
  shown = new AbortController();
  addControls(root, shown.signal);
}

function focusQuestion() {
  scrollTo(0, 0);
  find("[data-answer] :is(input:not([type=hidden], :disabled), textarea, select)")?.focus({ preventScroll: true });
}

function fetchAhead() {
  const next = find("a[data-primary]");
  ahead = next && { url: next.href, html: load(next.href).catch(() => null) };
}

async function go(url) {
  const html = ahead?.url === url ? await ahead.html : await load(url).catch(() => null);
  if (html) show(html);
  else location.assign(url);
}

async function send(form) {
  refreshToken(form);
  const options = { method: "POST", body: new FormData(form) };
  const html = await load(form.action, options).catch(() => (keepAnswer(form) ? "" : Promise.reject()));
  if (html === null) form.submit();
  else if (html) {
    answered(root, form.action);
    show(html);
  }
}

// Opened without a connection from what is kept: the first question that is not answered here.
function showKept() {
  const next = nextPage(root, "");
  if (next) show(next.html);
  else find("[data-primary]")?.remove();
  tell(next ? "offline-sitting" : "kept-all");
}

// Without a connection an answer waits in this browser, and the next question is asked.
function keepAnswer(form) {
  if (!form.matches("[data-answer]") || !keep(root, form)) return false;
  const next = nextPage(root, form.action);
  if (next) show(next.html);
  else find("[data-primary]").remove();
  tell(next ? "kept" : "kept-all");
  return true;
}

function tell(state) {
  const words = document.querySelector(`template[data-${state}]`).content.cloneNode(true);
  find("[data-words]").replaceChildren(words);
}

const tellOffline = () => tell("offline");

async function sendWaiting() {
  const outcome = await sendAll(root);
  if (outcome === "sent") location.assign(root.dataset.sitting);
  else if (outcome === "signed-out") tell("signed-out");
}

async function once(work) {
  if (isBusy) return;
  isBusy = true;
  try { await work(); } catch { tellOffline(); } finally { isBusy = false; }
}

root.addEventListener("submit", (event) => {
  event.preventDefault();
  once(() => send(event.target));
});

root.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-next]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  once(() => go(link.href));
});

const isTyped = (target) => target.matches("textarea, select, input:not([type=radio], [type=checkbox])");

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Enter") goOn(event);
  else if (event.key === "Escape") find("[data-leave]").click();
  else if (!isTyped(event.target)) press(event);
});

// A button or link that has the focus does its own work; a text of several lines takes the key.
function goOn(event) {
  if (event.target.matches("textarea, a, button, select, summary")) return;
  event.preventDefault();
  find("[data-primary]").click();
}

function press(event) {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit) choose(find(`[data-digit="${digit}"]`));
  else if (event.code === "KeyH") find("[data-hint] button")?.click();
}

function choose(input) {
  if (!input || input.disabled) return;
  input.click();
  input.focus();
}

bringToLife();
if (!toldOf() && !location.hash) focusQuestion();
fetchAhead();
addEventListener("online", sendWaiting);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendWaiting());
bringAlong(root).then((isKept) => (isKept ? showKept() : sendWaiting()), () => {}); // without them a sitting does not go on offline, and says so
root.dataset.live = ""; // keys are heard from now on
