// Saves the answer while it is typed, and loses none of it. The rules are in machines/saving.js;
// here they hear what happens on the page, and what they decide is done to it.

import { answerInWords, readAnswer, writeAnswer } from "./answer.js";
import { drafts } from "./drafts.js";
import { begin, step } from "./machines/saving.js";
import { ask, postAnswer, refreshToken } from "./post_form.js";

const form = document.querySelector("form[data-autosave]");
const line = form.querySelector("[data-save-state]");
const place = form.querySelector("[data-conflict-place]");
const key = form.dataset.draftKey;

let known = begin({
  held: JSON.parse(form.dataset.held),
  seen: Number(form.elements.seen.value),
  savedAt: form.dataset.savedAt,
  shown: line.dataset.state,
});
let timer = 0;
let button = null; // the one that waits for its save

function happen(type, details = {}) {
  const event = { type, answer: readAnswer(form), now: Date.now(), ...details };
  const [after, effects] = step(known, event);
  known = after;
  for (const effect of effects) EFFECTS[effect.do](effect);
  return effects.map((effect) => effect.do);
}

const EFFECTS = {
  keep: ({ draft }) => happen("kept", { isKept: drafts.write(key, draft) }),
  forget: () => drafts.remove(key),
  show: ({ state, time }) => say(state, time),
  number: ({ seq }) => (form.elements.seen.value = seq),
  write: ({ answer }) => writeAnswer(form, answer),
  wait({ ms }) {
    clearTimeout(timer);
    timer = setTimeout(happen, ms, "pause-over");
  },
  "stop-waiting": () => clearTimeout(timer),
  send({ answer, seen }) {
    postAnswer(form, answer, seen).then(
      (reply) => happen("told", { reply }),
      () => happen("unreachable"),
    );
  },
  "send-off": ({ answer, seen }) => postAnswer(form, answer, seen).catch(() => {}),
  ask: () => ask(form).then((reply) => happen("caughtUp", { reply }), () => {}),
  reload: () => location.reload(),
  "offer-choice": ({ other }) => offerChoice(answerInWords(form, other)),
  "point-at-choice": () => place.querySelector("[data-conflict]").focus(),
  "point-at-line": () => line.scrollIntoView({ block: "nearest" }),
  "time-leave": ({ ms, departure }) => setTimeout(happen, ms, "leave-time-over", { departure }),
  "press-again": () => form.requestSubmit(button),
  follow: () => refreshToken(form),
};

function say(state, time) {
  line.dataset.state = state;
  if (!state) return line.replaceChildren();
  const words = document.querySelector(`template[data-state="${state}"]`).content;
  line.replaceChildren(words.cloneNode(true));
  if (time) line.textContent = line.textContent.replace("{time}", time);
}

function offerChoice(words) {
  const panel = document.querySelector("template[data-conflict-panel]").content.cloneNode(true);
  panel.querySelector("[data-other]").textContent = words;
  panel.querySelector("[data-other]").hidden = !words;
  panel.querySelector("[data-other-blank]").hidden = Boolean(words);
  place.replaceChildren(panel);
}

form.addEventListener("submit", (event) => {
  if (!known.leaving) button = event.submitter;
  const isChoice = Boolean(event.submitter?.matches("[data-keep-mine]"));
  if (!happen("pressed", { isChoice }).includes("follow")) event.preventDefault();
});
form.addEventListener("input", () => happen("changed"));
form.addEventListener("click", (event) => {
  if (event.target.closest("[data-take-other]")) happen("tookOther");
});
addEventListener("online", () => happen("connection-back"));
addEventListener("pagehide", () => happen("closing"));
addEventListener("pageshow", (event) => event.persisted && happen("revived"));
document.addEventListener("visibilitychange", () => {
  happen(document.visibilityState === "visible" ? "shown" : "hidden");
});

form.autocomplete = "off"; // the browser's own memory of the field would be older than ours
const isConflict = place.childElementCount > 0;
happen("opened", { isConflict, draft: isConflict ? null : drafts.read(key) });
