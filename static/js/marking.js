// Marking by the keyboard: digits for key points, 0 for the rest, Enter to save, and a comment that is never lost.
// The page works without any of this; every word shown comes from the page.

import { showKeyLegend } from "./key_legend.js";
import { commandOf, markOf, nextShare } from "./machines/marking_keys.js";
import { memoryOf } from "./machines/memory.js";

const RESEND_AFTER = 10_000; // A click that led nowhere (no network) may be repeated after this.

const memory = memoryOf(() => localStorage);

function forgetSavedComments() {
  for (const link of document.querySelectorAll("[data-saved-response]")) {
    const end = `/${link.dataset.savedResponse}`;
    memory.keys("marking/").filter((key) => key.endsWith(end)).forEach(memory.remove);
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
  const mark = markOf({
    points: fieldsets.map((fieldset) => Number(fieldset.dataset.points)),
    shares: fieldsets.map(shareOf),
    maximum: Number(form.dataset.maximum),
    weight: Number(form.dataset.weight),
  });
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

// --- A colleague is told that this answer is being marked ----------------------------------------

function takeLease(form) {
  if (!form.dataset.lease) return;
  const token = new FormData();
  token.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  navigator.sendBeacon(form.dataset.lease, token);
}

// --- Keys ---------------------------------------------------------------------------------------

function isTyping(target) {
  return target.matches("textarea, input:not([type=radio], [type=checkbox])");
}

function hasOwnEnter(target) {
  return target.closest("a, button, summary, textarea, dialog, input[type=checkbox]") !== null;
}

function useKeys(form, fieldsets) {
  const legend = showKeyLegend("marking/keys-off");
  const actions = {
    save: () => form.requestSubmit(),
    legend: () => legend.toggle(),
    "miss the rest": () => missTheRest(fieldsets),
    cycle: ({ point }) => choose(fieldsets[point], nextShare(shareOf(fieldsets[point]))),
  };
  document.addEventListener("keydown", (event) => {
    const command = commandOf(event, {
      isOn: legend.isOn(),
      isTyping: isTyping(event.target),
      isLegendOpen: legend.isOpen(),
      hasOwnEnter: hasOwnEnter(event.target),
    });
    if (!command || (command.name === "cycle" && !fieldsets[command.point])) return;
    event.preventDefault();
    actions[command.name](command);
  });
}

forgetSavedComments();
const form = document.querySelector("form[data-marking]");
if (form) {
  const fieldsets = [...form.querySelectorAll("fieldset[data-points]")];
  keepComment(form);
  sendOnce(form);
  takeLease(form);
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
