// Saves the answer while it is typed, and loses none of it. The rules are in machines/saving.js;
// here they hear what happens on the page, and what they decide is done to it.

import { answerInWords, readAnswer, writeAnswer } from "./answer.js";
import { drafts } from "./drafts.js";
import { begin, step } from "./machines/saving.js";
import { ask, postAnswer, refreshToken } from "./post_form.js";

const TURNS = /^(next|previous|finish|flag|unflag|\d+)$/; // buttons that lead to a page of the attempt

class Autosave {
  constructor(form, { signal, pages }) {
    this.form = form;
    this.signal = signal;
    this.pages = pages;
    this.line = form.querySelector("[data-save-state]");
    this.place = form.querySelector("[data-conflict-place]");
    this.key = form.dataset.draftKey;
    this.timer = 0;
    this.button = null; // the one that waits for its save
    this.known = begin({
      held: JSON.parse(form.dataset.held),
      seen: Number(form.elements.seen.value),
      savedAt: form.dataset.savedAt,
      shown: this.line.dataset.state,
    });
  }

  begin() {
    this.listen();
    this.form.autocomplete = "off"; // the browser's own memory of the field would be older than ours
    const isConflict = this.place.childElementCount > 0;
    this.happen("opened", { isConflict, draft: isConflict ? null : drafts.read(this.key) });
  }

  happen(type, details = {}) {
    if (this.signal.aborted) return [];
    const event = { type, answer: readAnswer(this.form), now: Date.now(), ...details };
    const [after, effects] = step(this.known, event);
    this.known = after;
    for (const effect of effects) EFFECTS[effect.do](this, effect);
    return effects.map((effect) => effect.do);
  }

  hear(type, details) {
    this.form.inert = false;
    this.happen(type, details);
  }

  listen() {
    const { form, signal } = this;
    form.addEventListener("submit", (event) => this.press(event));
    form.addEventListener("input", () => this.happen("changed"));
    form.addEventListener("click", (event) => {
      if (event.target.closest("[data-take-other]")) this.happen("tookOther");
    });
    addEventListener("online", () => this.happen("connection-back"), { signal });
    addEventListener("pagehide", () => this.happen("closing"), { signal });
    addEventListener("pageshow", (event) => event.persisted && this.happen("revived"), { signal });
    const look = () => this.happen(document.visibilityState === "visible" ? "shown" : "hidden");
    document.addEventListener("visibilitychange", look, { signal });
  }

  press(event) {
    if (!this.known.leaving) this.button = event.submitter;
    const isChoice = Boolean(event.submitter?.matches("[data-keep-mine]"));
    const go = event.submitter?.value ?? "";
    const turns = !isChoice && TURNS.test(go);
    const details = { isChoice, turns, hasNext: turns && this.pages.has(go) };
    if (!this.happen("pressed", details).includes("follow")) event.preventDefault();
  }

  say(state, time) {
    this.line.dataset.state = state;
    if (!state) return this.line.replaceChildren();
    const words = document.querySelector(`template[data-state="${state}"]`).content;
    this.line.replaceChildren(words.cloneNode(true));
    if (time) this.line.textContent = this.line.textContent.replace("{time}", time);
  }

  offerChoice(words) {
    const panel = document.querySelector("template[data-conflict-panel]").content.cloneNode(true);
    panel.querySelector("[data-other]").textContent = words;
    panel.querySelector("[data-other]").hidden = !words;
    panel.querySelector("[data-other-blank]").hidden = Boolean(words);
    this.place.replaceChildren(panel);
  }
}

const EFFECTS = {
  keep: (it, { draft }) => it.happen("kept", { isKept: drafts.write(it.key, draft) }),
  forget: (it) => drafts.remove(it.key),
  show: (it, { state, time }) => it.say(state, time),
  number: (it, { seq }) => (it.form.elements.seen.value = seq),
  write: (it, { answer }) => writeAnswer(it.form, answer),
  wait(it, { ms }) {
    clearTimeout(it.timer);
    it.timer = setTimeout(() => it.happen("pause-over"), ms);
  },
  "stop-waiting": (it) => clearTimeout(it.timer),
  send(it, { answer, seen, isTurn }) {
    const go = isTurn ? it.button.value : "";
    it.form.inert = isTurn && it.form.hasAttribute("data-forward-only"); // no way back to what is typed now
    postAnswer(it.form, answer, { seen, go }).then(
      (reply) => it.hear("told", { reply }),
      () => it.hear("unreachable"),
    );
  },
  "send-off": (it, { answer, seen }) => postAnswer(it.form, answer, { seen }).catch(() => {}),
  ask: (it) => ask(it.form).then((reply) => it.happen("caughtUp", { reply }), () => {}),
  reload: () => location.reload(),
  "offer-choice": (it, { other }) => it.offerChoice(answerInWords(it.form, other)),
  "point-at-choice": (it) => it.place.querySelector("[data-conflict]").focus(),
  "point-at-line": (it) => it.line.scrollIntoView({ block: "nearest" }),
  "time-leave": (it, { ms, departure }) => {
    setTimeout(() => it.happen("leave-time-over", { departure }), ms);
  },
  "press-again": (it) => it.form.requestSubmit(it.button),
  turn: (it, { url, page }) => it.pages.turn(url, page),
  "turn-kept": (it) => it.pages.turnKept(it.button.value),
  follow: (it) => refreshToken(it.form),
};

// `signal` tells that the question has left the page; `pages` turn to another (attempt.js). Gives
// what the page has to say before it is left by the back button.
export function autosave(root, { signal, pages }) {
  const form = root.querySelector("form[data-autosave]");
  if (!form) return { close() {}, confirmed: () => ({}) };
  const saving = new Autosave(form, { signal, pages });
  saving.begin();
  return {
    close: () => saving.happen("closing"),
    confirmed: () => ({ held: saving.known.held, seen: saving.known.seen }),
  };
}
