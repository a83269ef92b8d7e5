// A student's page, browser and server around the machine that saves answers: what the page does
// is done here as autosave.js does it, without a page. Requests wait until `deliver` says how they
// end; clocks go off when `pass` lets time go by.

import { begin, same, step } from "../../static/js/machines/saving.js";

const EFFECTS = {
  keep: (sitting, { draft }) => sitting.keep(draft),
  forget: (sitting) => (sitting.draft = null),
  number: (sitting, { seq }) => (sitting.number = seq),
  write: (sitting, { answer }) => (sitting.form = answer),
  "offer-choice": (sitting) => (sitting.isChoiceShown = true),
  wait: (sitting, { ms }) => sitting.setSaveClock(sitting.now + ms),
  "stop-waiting": (sitting) => sitting.setSaveClock(null),
  "time-leave": (sitting, { ms, departure }) =>
    sitting.clocks.push({ do: "leave", at: sitting.now + ms, departure }),
  send: (sitting, request) => sitting.requests.push(request),
  ask: (sitting, request) => sitting.requests.push(request),
  "send-off": (sitting, { answer, seen }) => sitting.post(answer, seen),
  reload: (sitting) => (sitting.isOpen = false),
  "press-again": (sitting) => sitting.press(sitting.button),
  turn: (sitting) => (sitting.isOpen = false),
  "turn-kept": (sitting) => (sitting.isOpen = false),
};

export class Sitting {
  constructor({ storage = true } = {}) {
    this.server = { seq: 0, answer: [], isHandedIn: false, accepted: [[]] };
    this.storage = storage;
    this.draft = null;
    this.now = 1_000_000;
    this.shownTooLate = [];
    this.open();
  }

  // --- The page ---------------------------------------------------------------------------------

  // As the server draws it; after a refused button with the choice and what was typed. `page` is an
  // older one that the browser kept.
  open({ typed = null, page = this.server } = {}) {
    this.clocks = [];
    this.requests = [];
    this.done = [];
    this.isChoiceShown = typed !== null;
    this.form = typed ?? page.answer;
    this.number = page.seq;
    this.isOpen = true;
    this.known = begin({ held: page.answer, seen: page.seq, savedAt: "" });
    const draft = this.isChoiceShown ? null : this.draft;
    this.happen("opened", { isConflict: this.isChoiceShown, draft });
  }

  happen(type, details = {}) {
    const event = { type, answer: this.form, now: this.now, ...details };
    const [after, effects] = step(Object.freeze({ ...this.known }), Object.freeze(event));
    this.known = after;
    for (const effect of effects) this.perform(effect);
    return effects.map((effect) => effect.do);
  }

  perform(effect) {
    this.done.push(effect.do);
    EFFECTS[effect.do]?.(this, effect);
  }

  keep(draft) {
    if (this.storage) this.draft = structuredClone(draft);
    this.happen("kept", { isKept: this.storage });
  }

  setSaveClock(at) {
    this.clocks = this.clocks.filter((clock) => clock.do !== "pause");
    if (at !== null) this.clocks.push({ do: "pause", at });
  }

  // --- The person -------------------------------------------------------------------------------

  type(text) {
    this.form = [text];
    this.happen("changed");
  }

  // A button of the form: what it leads to if it is followed.
  press({ isChoice = false, ...button } = this.button ?? {}) {
    this.button = { isChoice, ...button };
    if (!this.happen("pressed", this.button).includes("follow")) return;
    const reply = this.post(this.form, this.number);
    if (reply.state === "stale") this.open({ typed: this.form });
    else this.isOpen = false;
    // A page says that it came too late, and shows what was typed.
    if (reply.state === "submitted") this.shownTooLate.push(this.form);
  }

  reload({ isBeaconLost = false } = {}) {
    if (!isBeaconLost) this.happen("closing");
    this.open();
  }

  takeOther() {
    this.happen("tookOther");
    this.open();
  }

  pass(ms) {
    this.now += ms;
    const due = this.clocks.filter((clock) => clock.at <= this.now);
    this.clocks = this.clocks.filter((clock) => clock.at > this.now);
    for (const clock of due) {
      if (clock.do === "pause") this.happen("pause-over");
      else this.happen("leave-time-over", { departure: clock.departure });
    }
  }

  // --- The server and the way to it -------------------------------------------------------------

  post(answer, seen) {
    const { answer: held, isHandedIn, seq } = this.server;
    if (isHandedIn) return { state: "submitted", answer: held, status: 409 };
    if (seen === seq) this.accept(answer);
    else if (!same(held, answer)) return { state: "stale", seq, answer: held, status: 409 };
    return { state: "saved", seq: this.server.seq, saved_at: "10:00", status: 200 };
  }

  accept(answer) {
    this.server = {
      ...this.server,
      answer,
      seq: this.server.seq + 1,
      accepted: [...this.server.accepted, answer],
    };
  }

  // How the oldest request ends: arrived, refused (signed out), lost (its reply), cut (never there).
  deliver(how = "arrived") {
    const request = this.requests.shift();
    if (!request) return;
    if (request.do === "ask") {
      const state = this.server.isHandedIn ? "submitted" : "open";
      const { seq, answer } = this.server;
      if (how === "arrived") this.happen("caughtUp", { reply: { state, seq, answer } });
    } else if (how === "refused") this.happen("told", { reply: { status: 403 } });
    else if (how === "cut") this.happen("unreachable");
    else {
      const reply = this.post(request.answer, request.seen);
      if (how === "lost") this.happen("unreachable");
      else this.happen("told", { reply });
    }
  }

  // The same person in another tab, or on a phone.
  typeElsewhere(text) {
    if (!this.server.isHandedIn) this.accept([text]);
  }

  handInElsewhere() {
    this.server = { ...this.server, isHandedIn: true };
  }

  // --- What can be told -------------------------------------------------------------------------

  // Somewhere from where it can come back: the server took it (or
  // said that it came too late), or the browser or the open page has it.
  has(answer) {
    const told = [...this.server.accepted, ...this.shownTooLate];
    const isTaken = told.some((one) => same(one, answer));
    const isKept = this.draft !== null && same(this.draft.answer, answer);
    return isTaken || isKept || (this.isOpen && same(this.form, answer));
  }

  settle() {
    for (let times = 0; times < 50; times += 1) {
      while (this.requests.length) this.deliver();
      this.pass(60_000);
    }
  }
}
