// Saves the answer while it is typed, and loses none of it: every change is kept in this browser
// first and goes from there only when the server has confirmed that very text.

import { answerInWords, readAnswer, same, writeAnswer } from "./answer.js";
import { readDraft, removeDraft, writeDraft } from "./drafts.js";
import { ask, postAnswer, refreshToken } from "./post_form.js";

const PAUSE = 800; // ms after the last key
const LONGEST_PAUSE = 4000; // ms of typing without a pause
const RETRIES = [2000, 4000, 8000, 15000, 30000];
const MOST_SENT = 5;
const LONGEST_LEAVE = 8000; // ms to wait for a save before a button is followed anyway

const STAYING = ["offline", "offline-unkept", "stale", "invalid"]; // where a button would lose

const form = document.querySelector("form[data-autosave]");
const line = form.querySelector("[data-save-state]");
const place = form.querySelector("[data-conflict-place]");
const key = form.dataset.draftKey;

let held = JSON.parse(form.dataset.held); // the answer that the server has
let seen = Number(form.elements.seen.value); // the draft that what is typed began from
let blocked = ""; // stale or submitted: nothing is sent until the person decides
let flight = null; // the one request under way
let sent = []; // what was sent since the last confirmation: the server may have it already
let savedAt = form.dataset.savedAt; // "HH:MM", or nothing
let isKept = true;
let failures = 0;
let timer = 0;
let changedAt = 0; // the first change since the last save
let isLeaving = false;
let isSettled = false; // the button that waited for its save may be followed now

const isDirty = () => !same(readAnswer(form), held);
const isUnsaved = () => !blocked && (flight || isDirty());

function show(state, time = "") {
  if (line.dataset.state === state && !time) return;
  if (state === "offline" && line.dataset.state === "offline-stay") return; // says that and more
  const words = document.querySelector(`template[data-state="${state}"]`).content;
  line.replaceChildren(words.cloneNode(true));
  if (time) line.textContent = line.textContent.replace("{time}", time);
  line.dataset.state = state;
}

function keep() {
  isKept = writeDraft(key, { answer: readAnswer(form), seen, sent });
}

function changed() {
  keep();
  if (blocked) return;
  if (!failures) show("typing");
  saveSoon();
}

function saveSoon() {
  changedAt ||= Date.now();
  clearTimeout(timer);
  const longest = Math.max(0, changedAt + LONGEST_PAUSE - Date.now());
  timer = setTimeout(save, Math.min(PAUSE, longest));
}

function save() {
  clearTimeout(timer);
  changedAt = 0;
  if (blocked) return Promise.resolve(blocked);
  if (!flight && !isDirty()) return Promise.resolve(nothingNew());
  flight ??= send(readAnswer(form)).finally(() => {
    flight = null;
  });
  return flight;
}

async function send(answer) {
  sent = [...sent.filter((one) => !same(one, answer)), answer].slice(-MOST_SENT);
  keep();
  if (!failures) show("saving");
  let told;
  try {
    told = await postAnswer(form, answer, seen);
  } catch {
    return retryLater(isKept ? "offline" : "offline-unkept");
  }
  if (told.state === "saved") return saved(answer, told);
  if (told.state === "stale" && isOurs(told)) return send(answer);
  if (told.state === "stale") return conflict(told);
  if (told.state === "submitted") return tooLate(told);
  if (told.state === "invalid") {
    show("invalid");
    return "invalid";
  }
  return retryLater([401, 403, 404].includes(told.status) ? "signed-out" : "offline");
}

// An earlier save whose confirmation got lost: the other version is our own older text.
function isOurs(other) {
  if (other.seq !== seen + 1 || !sent.some((one) => same(one, other.answer))) return false;
  confirm(other.answer, other.seq);
  return true;
}

function confirm(answer, seq) {
  held = answer;
  seen = seq;
  sent = [];
  form.elements.seen.value = seq;
}

function saved(answer, told) {
  confirm(answer, told.seq);
  failures = 0;
  savedAt = told.saved_at;
  if (!isDirty()) return nothingNew();
  keep();
  saveSoon();
  return "saved";
}

function nothingNew() {
  removeDraft(key);
  if (savedAt) show("saved", savedAt);
  else line.replaceChildren();
  return "saved";
}

function tooLate(told) {
  blocked = "submitted";
  show("submitted");
  if (same(told.answer, readAnswer(form))) {
    removeDraft(key);
    location.reload(); // nothing is missing, and the address now leads to the result
  }
  return "submitted";
}

function retryLater(state) {
  show(state);
  clearTimeout(timer);
  timer = setTimeout(save, RETRIES[Math.min(failures, RETRIES.length - 1)]);
  failures += 1;
  return state;
}

// Both versions are shown; the form's number is the other one's, so "keep mine" wins over it.
function conflict(other) {
  blocked = "stale";
  form.elements.seen.value = other.seq;
  const panel = document.querySelector("template[data-conflict-panel]").content.cloneNode(true);
  const words = answerInWords(form, other.answer);
  panel.querySelector("[data-other]").textContent = words;
  panel.querySelector("[data-other]").hidden = !words;
  panel.querySelector("[data-other-blank]").hidden = Boolean(words);
  place.replaceChildren(panel);
  show("stale");
  return "stale";
}

// Until the newest text is confirmed, or cannot be for now.
async function settle() {
  let outcome = flight ? await flight : blocked || "saved";
  while (outcome === "saved" && isDirty()) outcome = await save();
  return outcome;
}

async function saveAndLeave(button) {
  isLeaving = true;
  const tooLong = new Promise((resolve) => setTimeout(resolve, LONGEST_LEAVE, "too long"));
  const outcome = await Promise.race([settle(), tooLong]);
  isLeaving = false;
  if (STAYING.includes(outcome)) {
    if (outcome === "offline") show("offline-stay");
    return line.scrollIntoView({ block: "nearest" });
  }
  isSettled = true;
  form.requestSubmit(button);
}

function followOnce(event) {
  if (isLeaving) return event.preventDefault(); // the second click of a double click
  isLeaving = true;
  isSettled = false;
  setTimeout(() => (isLeaving = false), LONGEST_LEAVE);
  refreshToken(form);
}

form.addEventListener("submit", (event) => {
  const isChoice = event.submitter?.matches("[data-keep-mine]");
  if (isChoice || isSettled || (!isUnsaved() && blocked !== "stale")) return followOnce(event);
  event.preventDefault();
  if (blocked) place.querySelector("[data-conflict]").focus();
  else if (!isLeaving) saveAndLeave(event.submitter);
});

form.addEventListener("input", changed);
form.addEventListener("click", (event) => {
  if (event.target.closest("[data-take-other]")) removeDraft(key);
});
addEventListener("online", () => isDirty() && save());
addEventListener("pagehide", () => {
  const answer = readAnswer(form);
  if (blocked || isLeaving || !isDirty() || (flight && same(answer, sent.at(-1)))) return;
  // After the save under way the server's number is one higher; if that save fails, this one is
  // refused, and what was typed is still kept here.
  postAnswer(form, answer, flight ? seen + 1 : seen).catch(() => {});
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  isLeaving = isSettled = false;
  isDirty() ? save() : catchUp();
});
document.addEventListener("visibilitychange", () => {
  if (isDirty()) save();
  else if (document.visibilityState === "visible") catchUp();
});

// Another device may have gone on with this answer while this page was out of sight.
async function catchUp() {
  const now = await ask(form).catch(() => ({}));
  if (now.state === "submitted") location.reload();
  if (now.state !== "open" || now.seq === seen || blocked || flight || isDirty()) return;
  confirm(now.answer, now.seq);
  writeAnswer(form, held);
}

function restore() {
  form.autocomplete = "off"; // the browser's own memory of the field would be older than ours
  if (place.childElementCount) {
    blocked = "stale"; // the server has drawn the choice already
    seen = -1;
    return;
  }
  const draft = readDraft(key);
  if (!draft) return isDirty() && changed();
  if (same(draft.answer, held)) return removeDraft(key);
  writeAnswer(form, draft.answer);
  const now = { seq: seen, answer: held };
  seen = draft.seen;
  sent = draft.sent ?? [];
  return seen === now.seq || isOurs(now) ? changed() : conflict(now);
}

restore();
