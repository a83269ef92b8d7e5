/* A row of the Kazakh letters that a Russian or Latin keyboard lacks, beside every text answer.
 *
 * It folds itself away for somebody who types one of the letters without it, and stays as the
 * person last left it. One stop for Tab; arrows go along the row.
 */

import { memoryOf } from "./machines/memory.js";

const LETTERS = "әғқңөұүһі";
const KEY = "letters";
const SENTENCE_START = /(^|[.!?…]\s+|\n\s*)$/;

const memory = memoryOf(() => localStorage); // one that refuses forgets; the row still works

const TYPED = "textarea, input[type=text]";

// A text with gaps has one row for all that are typed: the letter goes where one typed last.
const place = document.querySelector("[data-letters-place]");
const fields = place ? [...place.parentElement.querySelectorAll(TYPED)] : [];
let field = fields[0];
if (field) addRow();

function addRow() {
  const template = document.querySelector("template[data-letters]");
  const row = template.content.firstElementChild.cloneNode(true);
  const toggle = row.querySelector("button");
  const letters = row.querySelector("[role=toolbar]");
  for (const letter of LETTERS) letters.append(letterButton(letter));
  place.append(row);
  show(isWanted());

  toggle.addEventListener("click", () => {
    show(letters.hidden);
    memory.write(KEY, letters.hidden ? "folded" : "shown");
  });
  letters.addEventListener("keydown", moveAlong);
  for (const one of fields) {
    one.addEventListener("focus", () => (field = one));
    one.addEventListener("input", foldAway);
  }

  function foldAway(event) {
    const typed = event.isTrusted && !event.target.dataset.fromRow ? event.data : "";
    if (typed && typed.length === 1 && LETTERS.includes(typed.toLowerCase()) && !memory.read(KEY)) {
      show(false);
      memory.write(KEY, "folded");
    }
  }

  function show(wanted) {
    letters.hidden = !wanted;
    toggle.setAttribute("aria-expanded", String(wanted));
  }
}

function letterButton(letter) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button letter";
  button.lang = "kk";
  button.textContent = letter;
  button.tabIndex = letter === LETTERS[0] ? 0 : -1;
  // The field keeps the focus and its place, so that a phone's keyboard stays open.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", (event) => {
    const isCapital = event.shiftKey || startsSentence();
    insert(isCapital ? letter.toUpperCase() : letter, event.detail > 0);
  });
  return button;
}

function startsSentence() {
  // A gap stands within a sentence, and so does what is typed there.
  if (field.getAttribute("autocapitalize") === "none") return false;
  return SENTENCE_START.test(field.value.slice(0, field.selectionStart));
}

function insert(letter, byPointer) {
  const button = document.activeElement;
  field.dataset.fromRow = "true";
  field.focus();
  // Unlike setting the value, this can be undone with Ctrl+Z and tells everybody who listens.
  if (!document.execCommand("insertText", false, letter)) {
    field.setRangeText(letter, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter }));
  }
  delete field.dataset.fromRow;
  if (!byPointer) button.focus();
}

function moveAlong(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.children];
  const from = buttons.indexOf(document.activeElement);
  const to = buttons[(from + step + buttons.length) % buttons.length];
  buttons[from].tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
  event.preventDefault();
}

function isWanted() {
  const state = memory.read(KEY);
  return state ? state === "shown" : matchMedia("(pointer: fine)").matches;
}
