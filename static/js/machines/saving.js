// When an answer is sent, sent again, held back or given up to a person's choice: the rules of
// autosave without the page. `step` takes what is known and what happened and gives what is known
// now and what the page has to do; it asks neither the page nor the clock.
//
// Every event is {type, answer, now}: the answer as it stands in the form, and ms of the clock.
// Every change is kept in this browser first and goes from there only when the server has
// confirmed that very text.

export const PAUSE = 800; // ms after the last key
export const LONGEST_PAUSE = 4000; // ms of typing without a pause
export const RETRIES = [2000, 4000, 8000, 15000, 30000];
export const LONGEST_LEAVE = 8000; // ms to wait for a save before a button is followed anyway
const MOST_SENT = 5;

const STAYING = ["offline", "offline-unkept", "stale", "invalid"]; // where a button would lose
const SIGNED_OUT = [401, 403, 404];

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// What a page knows before it was looked at: what the server has, and under which number.
export function begin({ held, seen, savedAt, shown = "" }) {
  return {
    held, // the answer that the server has
    seen, // the draft that what is typed began from
    savedAt, // "HH:MM", or nothing
    shown, // what the save line says
    blocked: "", // stale or submitted: nothing is sent until the person decides
    flight: null, // the answer of the one request under way
    isFlightTurn: false, // which brings the next page as well
    sent: [], // what was sent since the last confirmation: the server may have it already
    isKept: true, // whether this browser keeps drafts
    failures: 0,
    changedAt: 0, // the first change since the last save
    // waiting: a button waits for its save; turning: for the next page; gone: it was followed
    leaving: "",
    hasNext: false, // the browser has the next page already
    departure: 0, // which leaving a clock belongs to
    isSettled: false, // the button that waited for its save may be followed now
  };
}

export function step(before, event) {
  const known = { ...before };
  const effects = [];
  HANDLERS[event.type](known, event, (what, details = {}) => effects.push({ do: what, ...details }));
  return [known, effects];
}

// --- What happens ---------------------------------------------------------------------------------

const HANDLERS = {
  // `draft` is what this browser kept, or null; `isConflict`: the server has drawn the choice already.
  opened(known, event, tell) {
    if (event.isConflict) return Object.assign(known, { blocked: "stale", seen: -1 });
    if (!event.draft) return isDirty(known, event) && changed(known, event, tell);
    if (same(event.draft.answer, known.held)) return tell("forget");
    return takeUp(known, { ...event, answer: event.draft.answer }, tell);
  },
  changed,
  // The browser kept the draft, or refused to.
  kept: (known, event) => Object.assign(known, { isKept: event.isKept }),
  "pause-over": save,
  "connection-back": saveWhatIsNew,
  hidden: saveWhatIsNew,
  shown: (known, event, tell) => (isDirty(known, event) ? save(known, event, tell) : tell("ask")),
  // The browser brought the page back from its memory.
  revived(known, event, tell) {
    known.leaving = "";
    HANDLERS.shown(known, event, tell);
  },
  told,
  unreachable(known, event, tell) {
    landed(known, event, tell, retryLater(known, tell, known.isKept ? "offline" : "offline-unkept"));
  },
  caughtUp,
  // A button of the form; `isChoice`: the one that keeps what was typed here over the other version;
  // `turns`: one whose save can bring the next page; `hasNext`: the browser has that page already.
  pressed(known, event, tell) {
    if (event.turns && !known.blocked && !known.isSettled) turnPage(known, event, tell);
    else leave(known, event, tell);
  },
  "leave-time-over"(known, event, tell) {
    if (event.departure !== known.departure) return;
    if (["waiting", "turning"].includes(known.leaving)) depart(known, tell, "too long");
    else known.leaving = "";
  },
  tookOther: (known, event, tell) => tell("forget"),
  // After the save under way the server's number is one higher; if that save fails, this one is
  // refused, and what was typed is still kept here.
  closing(known, event, tell) {
    if (known.blocked || known.leaving || !isDirty(known, event)) return;
    if (known.flight && same(event.answer, known.flight)) return;
    noteSent(known, event, tell);
    tell("send-off", { answer: event.answer, seen: known.flight ? known.seen + 1 : known.seen });
  },
};

const isDirty = (known, event) => !same(event.answer, known.held);

// --- Keeping and sending --------------------------------------------------------------------------

function show(known, tell, state, time = "") {
  if (known.shown === state && !time) return;
  if (state === "offline" && known.shown === "offline-stay") return; // says that and more
  known.shown = state;
  tell("show", { state, time });
}

function keep(known, event, tell) {
  tell("keep", { draft: { answer: event.answer, seen: known.seen, sent: known.sent } });
}

function changed(known, event, tell) {
  keep(known, event, tell);
  if (known.blocked) return;
  if (!known.failures) show(known, tell, "typing");
  saveSoon(known, event, tell);
}

function saveSoon(known, event, tell) {
  known.changedAt ||= event.now;
  const longest = Math.max(0, known.changedAt + LONGEST_PAUSE - event.now);
  tell("wait", { ms: Math.min(PAUSE, longest) });
}

function save(known, event, tell) {
  tell("stop-waiting");
  known.changedAt = 0;
  if (known.blocked || known.flight) return;
  if (isDirty(known, event)) send(known, event, tell, event.answer);
  else nothingNew(known, tell);
}

function saveWhatIsNew(known, event, tell) {
  if (isDirty(known, event)) save(known, event, tell);
}

function send(known, event, tell, answer) {
  known.flight = answer;
  known.isFlightTurn = known.leaving === "turning";
  if (isDirty(known, event)) {
    noteSent(known, event, tell, answer);
    if (!known.failures) show(known, tell, "saving");
  }
  tell("send", { answer, seen: known.seen, ...(known.isFlightTurn && { isTurn: true }) });
}

// Whether it arrived is told to nobody where the page goes away: the next one must know it for ours.
function noteSent(known, event, tell, answer = event.answer) {
  known.sent = [...known.sent.filter((one) => !same(one, answer)), answer].slice(-MOST_SENT);
  keep(known, event, tell);
}

// --- What the server says -------------------------------------------------------------------------

function told(known, event, tell) {
  const { reply } = event;
  if (reply.state === "stale" && isOurs(known, tell, reply)) {
    return send(known, event, tell, known.flight);
  }
  return landed(known, event, tell, outcomeOf(known, event, tell, reply));
}

function outcomeOf(known, event, tell, reply) {
  if (reply.state === "saved") return saved(known, event, tell, reply);
  if (reply.state === "stale") return conflict(known, tell, reply);
  if (reply.state === "submitted") return tooLate(known, event, tell, reply);
  if (reply.state === "closed") {
    known.blocked = "submitted"; // nothing more is taken; what was typed stays in this browser
    show(known, tell, "closed");
    return "closed";
  }
  if (reply.state === "invalid") {
    show(known, tell, "invalid");
    return "invalid";
  }
  return retryLater(known, tell, SIGNED_OUT.includes(reply.status) ? "signed-out" : "offline");
}

// Earlier saves whose confirmation got lost, one or, with the one of a page that went away, two: the
// other version is our own older text.
function isOurs(known, tell, other) {
  const isNear = other.seq > known.seen && other.seq <= known.seen + known.sent.length;
  if (!isNear || !known.sent.some((one) => same(one, other.answer))) return false;
  confirm(known, tell, other.answer, other.seq);
  return true;
}

function confirm(known, tell, answer, seq) {
  Object.assign(known, { held: answer, seen: seq, sent: [] });
  tell("number", { seq });
}

function saved(known, event, tell, reply) {
  confirm(known, tell, known.flight, reply.seq);
  Object.assign(known, { failures: 0, savedAt: reply.saved_at });
  if (!isDirty(known, event)) nothingNew(known, tell);
  else {
    keep(known, event, tell);
    saveSoon(known, event, tell);
  }
  return "saved";
}

function nothingNew(known, tell) {
  tell("forget");
  if (known.savedAt) show(known, tell, "saved", known.savedAt);
  else {
    known.shown = "";
    tell("show", { state: "", time: "" });
  }
}

function tooLate(known, event, tell, reply) {
  known.blocked = "submitted";
  show(known, tell, "submitted");
  if (same(reply.answer, event.answer)) {
    tell("forget");
    tell("reload"); // nothing is missing, and the address now leads to the result
  }
  return "submitted";
}

function retryLater(known, tell, state) {
  show(known, tell, state);
  tell("wait", { ms: RETRIES[Math.min(known.failures, RETRIES.length - 1)] });
  known.failures += 1;
  return state;
}

// Both versions are shown; the form's number is the other one's, so "keep mine" wins over it.
function conflict(known, tell, other) {
  known.blocked = "stale";
  tell("number", { seq: other.seq });
  tell("offer-choice", { other: other.answer });
  show(known, tell, "stale");
  return "stale";
}

// Another device may have gone on with this answer while this page was out of sight. What was typed
// since the page asked comes first: its own save meets the other's answer.
function caughtUp(known, event, tell) {
  const { reply } = event;
  if (known.blocked || known.flight || isDirty(known, event)) return;
  if (reply.state === "submitted") tell("reload");
  if (reply.state !== "open" || reply.seq === known.seen) return;
  confirm(known, tell, reply.answer, reply.seq);
  tell("write", { answer: reply.answer });
}

// What this browser kept goes back into the form. Another version may have come in between.
function takeUp(known, event, tell) {
  tell("write", { answer: event.answer });
  const now = { seq: known.seen, answer: known.held };
  Object.assign(known, { seen: event.draft.seen, sent: event.draft.sent ?? [] });
  if (known.seen === now.seq || isOurs(known, tell, now)) changed(known, event, tell);
  else conflict(known, tell, now);
}

// --- Leaving by a button --------------------------------------------------------------------------

function leave(known, event, tell) {
  const isUnsaved = !known.blocked && (known.flight || isDirty(known, event));
  const isFree = event.isChoice || known.isSettled;
  if (isFree || (!isUnsaved && known.blocked !== "stale")) followOnce(known, tell);
  else if (known.blocked) tell("point-at-choice");
  else if (!known.leaving) saveAndLeave(known, event, tell);
}

// A button waits until the newest text is confirmed, or cannot be for now.
function saveAndLeave(known, event, tell) {
  startClock(known, tell, "waiting");
  if (!known.flight) save(known, event, tell);
}

function startClock(known, tell, leaving) {
  known.leaving = leaving;
  known.departure += 1;
  tell("time-leave", { ms: LONGEST_LEAVE, departure: known.departure });
}

// A button whose one request saves the answer and brings the next page.
function turnPage(known, event, tell) {
  if (known.leaving) return; // the second click of a double click
  known.hasNext = Boolean(event.hasNext);
  startClock(known, tell, "turning");
  if (!known.flight) sendTurn(known, event, tell);
}

function sendTurn(known, event, tell) {
  tell("stop-waiting");
  known.changedAt = 0;
  send(known, event, tell, event.answer);
}

function landed(known, event, tell, outcome) {
  const hasTurned = known.isFlightTurn;
  Object.assign(known, { flight: null, isFlightTurn: false });
  if (known.leaving === "turning" && outcome === "saved") {
    if (!hasTurned || isDirty(known, event)) return sendTurn(known, event, tell);
    known.leaving = "gone";
    return tell("turn", { url: event.reply.url, page: event.reply.page });
  }
  if (known.leaving === "turning") return depart(known, tell, outcome);
  if (known.leaving !== "waiting") return;
  if (outcome === "saved" && isDirty(known, event)) save(known, event, tell);
  else depart(known, tell, outcome);
}

function depart(known, tell, outcome) {
  const isTurnKept = known.leaving === "turning" && outcome === "offline" && known.hasNext;
  known.leaving = "";
  if (isTurnKept) return tell("turn-kept");
  if (STAYING.includes(outcome)) {
    if (outcome === "offline") show(known, tell, "offline-stay");
    return tell("point-at-line");
  }
  known.isSettled = true;
  return tell("press-again");
}

function followOnce(known, tell) {
  if (known.leaving) return; // the second click of a double click
  known.isSettled = false;
  startClock(known, tell, "gone");
  tell("follow");
}
