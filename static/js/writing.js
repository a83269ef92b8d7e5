// A written task: words are counted, limits told before they bite, signs put in by buttons, and
// what is pasted keeps its lists and bold words. Without it the page works as it is.

import { writeAnswer } from "./answer.js";
import { autosave } from "./autosave.js";
import { startClock } from "./clock.js";
import { addControls } from "./controls.js";
import { heldLast, keepFiles, keepHeld } from "./kept.js";
import "./keyboard.js";
import { hasForm, pasted, tamed } from "./machines/pasting.js";
import { signed } from "./machines/signs.js";

const NEAR = 0.9;
const field = document.querySelector("[data-written]");
const count = document.querySelector("[data-words]");
const limit = document.querySelector("[data-limit]");
const tools = document.querySelector("[data-tools]");

const wordsIn = (text) => text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;

function measure() {
  const most = Number(limit.dataset.limit);
  const length = [...field.value].length;
  count.textContent = wordsIn(field.value);
  limit.toggleAttribute("data-near", length > most * NEAR);
  limit.toggleAttribute("data-over", length > most);
  say("[data-left-words]", length > most * NEAR && length <= most, most - length);
  say("[data-over-words]", length > most, length - most);
}

function say(selector, isShown, number) {
  const place = limit.querySelector(selector);
  place.dataset.pattern ??= place.textContent;
  place.hidden = !isShown;
  place.textContent = place.dataset.pattern.replace("{n}", number);
}

// As if it were typed, so that the browser's own undo knows it.
function type(text) {
  field.focus();
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

function sign(kind) {
  const { start, end, text, select } = signed(kind, field.value, field.selectionStart, field.selectionEnd);
  field.setSelectionRange(start, end);
  type(text);
  field.setSelectionRange(...select);
}

function undo() {
  field.focus();
  document.execCommand("undo");
}

field.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html");
  if (!html) return;
  // A document of its own: nothing in it runs or is loaded.
  const { body } = new DOMParser().parseFromString(tamed(html), "text/html");
  if (!hasForm(body)) return;
  event.preventDefault();
  type(pasted(body));
});
field.addEventListener("input", measure);
field.form.addEventListener("answer-written", measure);

const buttons = [...tools.querySelectorAll("button")];
buttons.forEach((button, place) => {
  button.tabIndex = place ? -1 : 0;
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => (button.dataset.put ? sign(button.dataset.put) : undo()));
});
tools.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const at = buttons.indexOf(document.activeElement);
  buttons.at((at + step) % buttons.length).focus();
});
// A chosen file is added at once, and the text is saved before. One that the server would refuse
// for its size is not sent at all: on a phone it would take minutes.
const file = document.querySelector("[data-file]");
function addChosen() {
  const isTooLarge = [...file.files].some((one) => one.size > Number(file.dataset.most));
  document.querySelector("[data-file-error]").hidden = !isTooLarge;
  if (isTooLarge) file.value = "";
  else if (file.files.length) field.form.requestSubmit(document.querySelector("[data-add-file]"));
}
file?.addEventListener("change", addChosen);
tools.hidden = false;
measure();

// Buttons go the browser's own way from here: no page of a task is drawn into another.
const root = document.querySelector("[data-written-page]");
addControls(root);
const { signal } = new AbortController(); // it ends with the page
const { form } = field;

// A page that was opened from what is kept may be older than what was saved last.
async function catchUp() {
  const last = await heldLast();
  if (!last || last.seen <= Number(form.elements.seen.value)) return;
  form.dataset.held = JSON.stringify(last.held);
  form.elements.seen.value = last.seen;
  writeAnswer(form, last.held);
}

function begin() {
  const saving = autosave(root, {
    signal,
    pages: { has: () => false, turn: (url) => location.assign(url), turnKept() {} },
  });
  const line = form.querySelector("[data-save-state]");
  const keep = () => line.dataset.state === "saved" && keepHeld(saving.confirmed()).catch(() => {});
  new MutationObserver(keep).observe(line, { attributeFilter: ["data-state"] });
  startClock(root);
  if (file?.files.length) addChosen(); // chosen before this script was there
}

catchUp().catch(() => {}).then(begin);
addEventListener("load", () => keepFiles().catch(() => {}));
