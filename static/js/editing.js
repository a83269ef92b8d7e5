// The editor of a question: rows are added, moved and removed without leaving the page, and the
// preview follows what is typed. All of it works by the buttons without this, too.

import { placeAfter, renumbered } from "./machines/rows.js";
import { keepTyped } from "./editing_kept.js";
import { refreshToken } from "./post_form.js";

const PAUSE = 700; // after the last key
const ATTRIBUTES = ["name", "id", "for", "value", "aria-labelledby", "aria-describedby"];

const form = document.querySelector("form[data-editing]");
const told = form.querySelector("[data-row-told]");
const kept = keepTyped(form);
let isTyped = "unsaved" in form.dataset;
let isSent = false;
let asked = 0;
let timer;

// --- Rows ---------------------------------------------------------------------------------------

const groupOf = (part) => part.closest("[data-rows]");
const rowsOf = (group) => [...group.querySelectorAll("[data-row]")];
const nameOf = (row) => row.querySelector("[data-row-name]").textContent;
const fieldOf = (row) => row?.querySelector("textarea, input:not([type=hidden], [type=checkbox])");

function number(group) {
  const { rows: name, rowPattern: pattern } = group.dataset;
  rowsOf(group).forEach((row, place) => {
    for (const part of row.querySelectorAll("*")) renumber(part, name, place);
    for (const part of row.querySelectorAll("[data-row-name]")) {
      part.textContent = pattern.replace("{number}", place + 1);
    }
  });
  form.elements[`${name}-TOTAL_FORMS`].value = rowsOf(group).length;
}

// A text that somebody typed into a field is no address of a row.
function renumber(part, name, place) {
  for (const attribute of ATTRIBUTES) {
    const value = part.getAttribute(attribute);
    const isTypedText = attribute === "value" && !part.matches("button");
    if (value && !isTypedText) part.setAttribute(attribute, renumbered(value, name, place));
  }
}

function say(what, row) {
  told.textContent = `${told.dataset[what]} ${nameOf(row)}`;
}

function add(group, after = null) {
  const row = group.querySelector("template").content.firstElementChild.cloneNode(true);
  if (after) after.after(row);
  else group.querySelector("[data-row-list]").append(row);
  number(group);
  fieldOf(row)?.focus();
  say("added", row);
  changed();
}

function move(row, step, button) {
  const group = groupOf(row);
  const rows = rowsOf(group);
  const from = rows.indexOf(row);
  const to = placeAfter(from, step, rows.length);
  if (to === from) return;
  const focused = button ?? document.activeElement;
  if (to > from) rows[to].after(row);
  else rows[to].before(row);
  number(group);
  focused.focus();
  say("moved", row);
  changed();
}

function remove(row) {
  const group = groupOf(row);
  const rows = rowsOf(group);
  const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
  say("removed", row);
  row.remove();
  number(group);
  (fieldOf(next) ?? group.querySelector("[data-add-row]")).focus();
  changed();
}

// Only one option of a question with one right answer is right.
function keepOne(box) {
  if (!box.checked) return;
  for (const other of groupOf(box).querySelectorAll(`[data-one="${box.dataset.one}"]`)) {
    if (other !== box) other.checked = false;
  }
}

function press(button, event) {
  const row = button.closest("[data-row]");
  if (button.matches("[data-add-row]")) add(groupOf(button));
  else if (button.matches("[data-remove]")) remove(row);
  else if (button.matches("[data-step]")) move(row, Number(button.dataset.step), button);
  else return;
  event.preventDefault();
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) press(button, event);
});
form.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-row]");
  if (event.isComposing) return;
  if (event.key === "Enter" && event.target.matches("[data-one-line]")) event.preventDefault();
  if (!row) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.altKey && step) {
    event.preventDefault();
    move(row, step);
  } else if (event.key === "Enter" && event.target.matches("input[type=text], [data-one-line]")) {
    event.preventDefault();
    add(groupOf(row), row);
  }
});

// --- Preview ------------------------------------------------------------------------------------

async function show() {
  const own = ++asked;
  refreshToken(form);
  const fields = new FormData(form);
  fields.set("go", "preview");
  // What is only looked at needs no picture that is still to be added.
  fields.delete("picture");
  const response = await fetch(location.href, {
    method: "POST",
    body: fields,
    credentials: "same-origin",
    headers: { "X-Fragment": "1" },
  });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-shown]");
  if (!response.ok || !fresh || own !== asked) return;
  const shown = document.querySelector("[data-shown]");
  // While something is half typed the last whole question stays in sight.
  if ("whole" in fresh.dataset || !("whole" in shown.dataset)) shown.replaceWith(fresh);
}

function changed() {
  isTyped = true;
  kept.keep();
  clearTimeout(timer);
  timer = setTimeout(() => show().catch(() => {}), PAUSE);
}

// Where the browser does not let a field grow by itself.
function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

if (!CSS.supports("field-sizing", "content")) {
  for (const area of form.querySelectorAll("textarea")) grow(area);
  form.addEventListener("input", ({ target }) => target.matches("textarea") && grow(target));
}
form.addEventListener("input", (event) => {
  if (event.target.matches("[data-one]")) keepOne(event.target);
  changed();
});
form.querySelector("[data-preview]").addEventListener("click", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  show().then(
    () => document.querySelector("[data-shown]").scrollIntoView({ block: "nearest" }),
    () => {},
  );
});

// --- Leaving ------------------------------------------------------------------------------------

form.addEventListener("submit", () => {
  isSent = true;
  kept.sent();
});
addEventListener("beforeunload", (event) => {
  if (isTyped && !isSent) event.preventDefault();
});
