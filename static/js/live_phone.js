/* A phone in class: an answer goes with one request, and the next question comes by itself. */

import { addControls } from "./controls.js";
import "./keyboard.js";
import { Watch } from "./live_fetch.js";
import { getPage, refreshToken } from "./post_form.js";

const EVERY = 2000; // ms
const AGAIN = 3000; // ms until an answer that met no connection is tried again
const MARK = "data-stage=";
const root = document.querySelector("[data-phone]");
let sent = null; // the form that is on its way, or waits for a connection
let shown = new AbortController();

const find = (selector) => root.querySelector(selector);
const page = () => find("[data-stage]").dataset;
const field = () => find("#answer");
const fields = () => [...root.querySelectorAll("#answer, [name^=answer-]")];

function show(html, { isSent = false } = {}) {
  const typed = isSent ? "" : unsent();
  const { asked } = page();
  root.innerHTML = html;
  bringToLife();
  if (typed) keep(typed, asked);
}

// What was typed or chosen in lists and not sent when another page came.
function unsent() {
  return fields().map(changed).filter(Boolean).join("; ");
}

function changed(input) {
  const [option] = input.selectedOptions ?? [];
  if (!input.value || (option ? option.defaultSelected : input.value === input.defaultValue)) return "";
  if (input.id === "answer") return input.value;
  return `${input.labels[0]?.textContent ?? input.ariaLabel}: ${option?.text ?? input.value}`;
}

function keep(typed, asked) {
  if (field() && page().asked === asked) {
    field().value = typed;
    return;
  }
  const note = document.createElement("p");
  note.className = "notice notice-warn";
  const words = document.createElement("q");
  words.textContent = typed;
  note.append(`${root.dataset.unsent} `, words);
  find(".live-phone").prepend(note);
}

function bringToLife() {
  shown.abort();
  shown = new AbortController();
  addControls(root, shown.signal);
  const atOnce = find("[data-at-once]");
  // What this script does by itself needs no button.
  for (const button of [atOnce && find("[data-send]"), find("[data-look]")]) button?.remove();
}

async function post(form) {
  refreshToken(form);
  const response = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { "X-Fragment": "1" },
    credentials: "same-origin",
  });
  const html = await response.text();
  return html.includes(MARK) && !response.redirected ? html : null;
}

// A later choice takes the place of one that is still on its way.
async function send(form) {
  sent = form;
  let html;
  try {
    html = await post(form);
  } catch {
    tellOffline();
    setTimeout(() => sent === form && form.isConnected && send(form), AGAIN);
    return;
  }
  if (sent !== form) return;
  sent = null;
  if (html) show(html, { isSent: true });
  else form.submit();
}

function tellOffline() {
  const words = document.querySelector("template[data-offline]").content.cloneNode(true);
  find("[data-words]")?.replaceChildren(words);
}

root.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target);
});

root.addEventListener("change", (event) => {
  const form = event.target.closest("[data-at-once]");
  if (form) send(form);
});

// Another question, the reveal or the end; that bars are shown on the screen changes nothing here.
async function take(response) {
  const { step } = await response.json();
  if (String(step) === page().step) return "";
  if (sent) return "later";
  const html = await getPage(root.dataset.phone, MARK);
  if (sent) return "later";
  if (isSame(html)) page().step = String(step);
  else show(html);
  return page().stage === "over" ? "last" : "";
}

function isSame(html) {
  const { asked, stage } = page();
  return html.includes(`data-stage="${stage}" data-asked="${asked}"`);
}

bringToLife();
root.dataset.live = "";
if (page().stage !== "over") new Watch(root.dataset.beat, { every: EVERY }).run(take);
