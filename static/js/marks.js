// The bar of the editor: it stands above the text that is being written. Without scripts it is not
// there, and the signs are typed as the fold below the form tells.

import { marked } from "./machines/marks.js";

const bar = document.querySelector("[data-marks]");
const form = bar.closest("form");
let field = null;

function stand(target) {
  if (target === field) return;
  field = target;
  target.before(bar);
  bar.hidden = false;
}

// Typing it keeps the browser's own undo.
function put({ start, end, words, pick }) {
  field.focus();
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, words)) {
    field.setRangeText(words, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(...pick);
}

form.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea:not([readonly])")) stand(target);
});
bar.addEventListener("mousedown", (event) => event.preventDefault());
bar.addEventListener("click", (event) => {
  const kind = event.target.closest("[data-mark]")?.dataset.mark;
  if (!kind || !field?.isConnected) return;
  put(marked(field.value, field.selectionStart, field.selectionEnd, kind));
});
