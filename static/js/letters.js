/* A row of the Kazakh letters that a Russian or Latin keyboard lacks, above the buttons of a question.
 *
 * It stands open until a person types one of the letters without it, and stays as the person last
 * left it. One stop for Tab; arrows go along the row.
 */

import { memoryOf } from "./machines/memory.js";

const LETTERS = "әғіқңөұүһ";
const KEY = "letters";
const SENTENCE_START = /(^|[.!?…]\s+|\n\s*)$/;
const TYPED = ":is(textarea, input[type=text]:not([inputmode])):not([readonly], :disabled)";

const memory = memoryOf(() => localStorage); // one that refuses forgets; the row still works

// A text with gaps has one row for all that are typed: the letter goes where one typed last.
export function addLetters(root) {
  const place = root.querySelector("[data-letters-row]");
  const fields = [...root.querySelectorAll(`[data-answer] ${TYPED}, [data-autosave] ${TYPED}`)];
  if (place && fields.length) addRow(root, place, fields);
}

function addRow(root, place, fields) {
  const [letters, toggle] = document.querySelector("template[data-letters]").content.cloneNode(true).children;
  const last = { field: fields[0] };
  for (const letter of LETTERS) letters.append(letterButton(letter, last));
  place.replaceChildren(letters);
  root.querySelector("[data-letters-toggle]").replaceChildren(toggle);
  show(memory.read(KEY) !== "folded");

  keepFocus(toggle);
  toggle.addEventListener("click", () => {
    show(letters.hidden);
    memory.write(KEY, letters.hidden ? "folded" : "shown");
  });
  letters.addEventListener("keydown", moveAlong);
  for (const one of fields) {
    one.addEventListener("focus", () => (last.field = one));
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

// The field keeps the focus and its place, so that a phone's keyboard stays open.
const keepFocus = (button) => button.addEventListener("pointerdown", (event) => event.preventDefault());

function letterButton(letter, last) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button letter";
  button.lang = "kk";
  button.textContent = letter;
  button.tabIndex = letter === LETTERS[0] ? 0 : -1;
  keepFocus(button);
  button.addEventListener("click", (event) => {
    const isCapital = event.shiftKey || startsSentence(last.field);
    insert(last.field, isCapital ? letter.toUpperCase() : letter, event.detail > 0);
  });
  return button;
}

function startsSentence(field) {
  // A gap stands within a sentence, and so does what is typed there.
  if (field.getAttribute("autocapitalize") === "none") return false;
  return SENTENCE_START.test(field.value.slice(0, field.selectionStart));
}

function insert(field, letter, byPointer) {
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
