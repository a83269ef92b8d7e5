// Marking by the keyboard: digits for key points, 0 for the rest, Enter to save; and nothing that was
// typed or chosen is lost. The page works without any of this; every word shown comes from the page.

import { showKeyLegend } from "./key_legend.js";
import { commandOf, draftFor, markOf, missedBy0, nextShare, shareNamed } from "./machines/marking_keys.js";
import { memoryOf } from "./machines/memory.js";

const RESEND_AFTER = 10_000; // A click that led nowhere (no network) may be repeated after this.

const memory = memoryOf(() => localStorage);

function forgetSavedDrafts() {
  for (const link of document.querySelectorAll("[data-saved-response]")) {
    const end = `/${link.dataset.savedResponse}`;
    memory.keys("marking/").filter((key) => key.endsWith(end)).forEach(memory.remove);
  }
}

// --- Key points ---------------------------------------------------------------------------------

const radiosOf = (fieldset) => [...fieldset.querySelectorAll("input[type=radio]")];
const shareOf = (fieldset) => radiosOf(fieldset).findIndex((radio) => radio.checked);
const standingOf = (fieldset) =>
  Math.max(shareOf(fieldset), shareOf(fieldset) < 0 ? shareNamed(fieldset.dataset.proposed) : -1);

function showTotal(form, fieldsets) {
  const output = document.querySelector("[data-total]");
  if (!output) return;
  const mark = markOf({
    points: fieldsets.map((fieldset) => Number(fieldset.dataset.points)),
    shares: fieldsets.map(standingOf),
    maximum: Number(form.dataset.maximum),
    weight: Number(form.dataset.weight),
  });
  // Browsers write Kazakh numbers with a point; they are written like Russian ones, with a comma.
  const language = document.documentElement.lang.replace(/^kk\b/, "ru");
  const written = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(mark);
  output.firstElementChild.textContent = written;
  const still = document.querySelector("[data-still]");
  const isProposed = (fieldset) => shareOf(fieldset) < 0 && fieldset.dataset.proposed;
  if (still) still.hidden = !fieldsets.some(isProposed);
}

function choose(fieldset, share) {
  const radio = radiosOf(fieldset)[share];
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  fieldset.scrollIntoView({ block: "nearest" });
}

const proposedOf = (fieldset) => shareNamed(fieldset.dataset.proposed);

function missTheRest(fieldsets) {
  const missed = missedBy0(fieldsets.map(shareOf), fieldsets.map(proposedOf));
  missed.forEach((index) => choose(fieldsets[index], 0));
}

function cycle(fieldset) {
  choose(fieldset, nextShare(standingOf(fieldset), proposedOf(fieldset)));
}

// --- What was typed and chosen ------------------------------------------------------------------

// A draft belongs to the answer as the teacher saw it: `seen` grows with every saved mark.
function keepDraft(form, fieldsets) {
  const { draft: key, seen } = form.dataset;
  const comment = form.elements.comment;
  const shares = () => fieldsets.map(shareOf);
  const kept = draftFor(JSON.parse(memory.read(key) ?? "null"), {
    seen, text: comment.value, shares: shares(),
  });
  if (kept) restore(form, fieldsets, kept);
  const keep = () =>
    memory.write(key, JSON.stringify({ seen, text: comment.value, shares: shares() }));
  comment.addEventListener("input", keep);
  form.addEventListener("change", keep);
}

function restore(form, fieldsets, { text, shares }) {
  form.elements.comment.value = text;
  if (text) form.elements.comment.closest("details").open = true;
  shares.forEach((share, index) => {
    if (share >= 0 && fieldsets[index]) radiosOf(fieldsets[index])[share].checked = true;
  });
  const note = form.querySelector("[data-restored]");
  note.textContent = note.dataset.restored;
}

// Leaving is asked about once something was chosen here and is not on its way.
function askBeforeLeaving(form) {
  let isChanged = false;
  const change = () => { isChanged = true; };
  const send = () => { isChanged = false; };
  form.addEventListener("change", change);
  form.addEventListener("submit", send);
  addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });
}

// --- Comments used before -----------------------------------------------------------------------

function insertComment(event, comment) {
  event.preventDefault();
  const text = event.currentTarget.dataset.insert;
  comment.value = comment.value.trim() ? `${comment.value.trimEnd()}\n${text}` : text;
  comment.dispatchEvent(new Event("input", { bubbles: true }));
  comment.focus();
}

function writeComment(form) {
  form.elements.comment.closest("details").open = true;
  form.elements.comment.focus();
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
  return target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}

function hasOwnEnter(target) {
  return target.closest("a, button, summary, textarea, dialog, input[type=checkbox]") !== null;
}

function step(by) {
  const links = [...document.querySelectorAll(".desk-queue a")];
  const current = links.findIndex((link) => link.hasAttribute("aria-current"));
  if (by < 0 && current <= 0) history.back();
  else links[current + by]?.click();
}

function useKeys(form, fieldsets) {
  const legend = showKeyLegend("marking/keys-off");
  const press = (selector) => document.querySelector(selector)?.click();
  const actions = {
    save: () => form.requestSubmit(),
    legend: () => legend.toggle(),
    "miss the rest": () => missTheRest(fieldsets),
    cycle: ({ point }) => cycle(fieldsets[point]),
    skip: () => press("[data-skip]"),
    undo: () => press("[data-undo] button"),
    comment: () => writeComment(form),
    back: () => press("[data-back]"),
    next: () => step(1),
    previous: () => step(-1),
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

forgetSavedDrafts();
const form = document.querySelector("form[data-marking]");
if (form) {
  const fieldsets = [...form.querySelectorAll("fieldset[data-points]")];
  keepDraft(form, fieldsets);
  sendOnce(form);
  askBeforeLeaving(form);
  takeLease(form);
  if (matchMedia("(any-hover: hover)").matches) useKeys(form, fieldsets); // Not on a bare phone.
  for (const button of document.querySelectorAll("[data-rest]")) {
    button.hidden = false;
    button.addEventListener("click", () => missTheRest(fieldsets));
  }
  for (const button of form.querySelectorAll("[data-insert]")) {
    button.addEventListener("click", (event) => insertComment(event, form.elements.comment));
  }
  form.addEventListener("change", () => showTotal(form, fieldsets));
  addEventListener("pageshow", () => showTotal(form, fieldsets));
}
