// Marking by the keyboard: digits for key points, 0 for the rest, Enter to save, and a comment that is never lost.
// The page works without any of this; every word shown comes from the page.

const KEYS_OFF = "marking/keys-off";
const RESEND_AFTER = 10_000; // A click that led nowhere (no network) may be repeated after this.
const WORTH = [0, 0.5, 1];

// --- What the browser remembers; a browser may refuse to, and then marking goes on without. -----

const memory = {
  read(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  write(key, value) {
    try { localStorage.setItem(key, value); } catch { /* full or refused */ }
  },
  remove(key) {
    try { localStorage.removeItem(key); } catch { /* refused */ }
  },
  keys() {
    try { return Object.keys(localStorage); } catch { return []; }
  },
};

function forgetSavedComments() {
  for (const link of document.querySelectorAll("[data-saved-response]")) {
    const end = `/${link.dataset.savedResponse}`;
    memory.keys()
      .filter((key) => key.startsWith("marking/") && key.endsWith(end))
      .forEach(memory.remove);
  }
}

// A draft belongs to the answer as the teacher saw it: `seen` grows with every saved mark.
function keepComment(form) {
  const { draft: key, seen } = form.dataset;
  const comment = form.elements.comment;
  const kept = JSON.parse(memory.read(key) ?? "null");
  if (kept?.seen === seen && kept.text !== comment.value && comment.value === comment.defaultValue) {
    comment.value = kept.text;
    const note = form.querySelector("[data-restored]");
    note.textContent = note.dataset.restored;
  }
  comment.addEventListener("input", () => {
    memory.write(key, JSON.stringify({ seen, text: comment.value }));
  });
}

// --- Key points ---------------------------------------------------------------------------------

function shareOf(fieldset) {
  return [...fieldset.querySelectorAll("input[type=radio]")].findIndex((radio) => radio.checked);
}

function showTotal(form, fieldsets) {
  const output = form.querySelector("[data-total]");
  if (!output) return;
  const earned = fieldsets
    .map((fieldset) => Number(fieldset.dataset.points) * (WORTH[shareOf(fieldset)] ?? 0))
    .reduce((sum, points) => sum + points, 0);
  const mark = (earned * Number(form.dataset.maximum)) / Number(form.dataset.weight);
  // Browsers write Kazakh numbers with a point; they are written like Russian ones, with a comma.
  const language = document.documentElement.lang.replace(/^kk\b/, "ru");
  const written = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(mark);
  output.firstElementChild.textContent = written;
}

function choose(fieldset, share) {
  const radio = fieldset.querySelectorAll("input[type=radio]")[share];
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  fieldset.scrollIntoView({ block: "nearest" });
}

// In full first: an answer is marked by the numbers of what it holds, then 0 for the rest.
function cycle(fieldset) {
  const share = shareOf(fieldset);
  choose(fieldset, share > 0 ? share - 1 : WORTH.length - 1);
}

function missTheRest(fieldsets) {
  fieldsets.filter((fieldset) => shareOf(fieldset) < 0).forEach((fieldset) => choose(fieldset, 0));
}

// --- Comments used before -----------------------------------------------------------------------

function insertComment(event, comment) {
  event.preventDefault();
  const text = event.currentTarget.dataset.insert;
  comment.value = comment.value.trim() ? `${comment.value.trimEnd()}\n${text}` : text;
  comment.dispatchEvent(new Event("input", { bubbles: true }));
  comment.focus();
}

// --- Saving -------------------------------------------------------------------------------------

function sendOnce(form) {
  let isSent = false;
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
    setTimeout(() => { isSent = false; }, RESEND_AFTER);
  });
  addEventListener("pageshow", () => { isSent = false; });
}

// --- Keys ---------------------------------------------------------------------------------------

function isTyping(target) {
  return target.matches("textarea, input:not([type=radio], [type=checkbox])");
}

function hasOwnEnter(target) {
  return target.closest("a, button, summary, textarea, dialog, input[type=checkbox]") !== null;
}

function digitOf(event) {
  // By its place on the keyboard: the Kazakh layout has letters where others have digits.
  const found = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  return found && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey
    ? Number(found[1])
    : NaN;
}

function useKeys(form, fieldsets) {
  const template = document.querySelector("template[data-keys]");
  const legend = template.content.firstElementChild.cloneNode(true);
  template.replaceWith(legend);
  const dialog = legend.querySelector("dialog");
  const isOn = legend.querySelector("input[type=checkbox]");
  isOn.checked = memory.read(KEYS_OFF) === null;
  isOn.addEventListener("change", () => {
    if (isOn.checked) memory.remove(KEYS_OFF);
    else memory.write(KEYS_OFF, "yes");
  });
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && event.ctrlKey) act(event, () => form.requestSubmit());
    else if (!isOn.checked || isTyping(event.target)) return;
    else if (event.key === "?") act(event, () => (dialog.open ? dialog.close() : dialog.showModal()));
    else if (dialog.open) return;
    else if (event.key === "Enter" && !hasOwnEnter(event.target)) act(event, () => form.requestSubmit());
    else if (digitOf(event) === 0) act(event, () => missTheRest(fieldsets));
    else if (fieldsets[digitOf(event) - 1]) act(event, () => cycle(fieldsets[digitOf(event) - 1]));
  });
}

function act(event, action) {
  event.preventDefault();
  action();
}

forgetSavedComments();
const form = document.querySelector("form[data-marking]");
if (form) {
  const fieldsets = [...form.querySelectorAll("fieldset[data-points]")];
  keepComment(form);
  sendOnce(form);
  if (matchMedia("(any-hover: hover)").matches) useKeys(form, fieldsets); // Not on a bare phone.
  for (const button of form.querySelectorAll("[data-rest]")) {
    button.hidden = false;
    button.addEventListener("click", () => missTheRest(fieldsets));
  }
  for (const button of form.querySelectorAll("[data-insert]")) {
    button.addEventListener("click", (event) => insertComment(event, form.elements.comment));
  }
  form.addEventListener("change", () => showTotal(form, fieldsets));
  addEventListener("pageshow", () => showTotal(form, fieldsets));
}
