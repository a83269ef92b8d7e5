// What is typed and not yet confirmed by the server, kept in this browser: {answer, seen, sent}.
// A key is one person's and one response's; each tab writes under its own name below that key, so
// that no tab writes over another's text. What a closed tab left is found by the next one.

const DAYS_KEPT = 30;
const TAB = nameOfTab();

// Lives as long as the tab: a reload finds it again.
function nameOfTab() {
  const fresh = Math.random().toString(36).slice(2);
  try {
    const name = sessionStorage.getItem("tab") ?? fresh;
    sessionStorage.setItem("tab", name);
    return name;
  } catch {
    return fresh;
  }
}

const placeOf = (key) => `${key}:${TAB}`;

function read(place) {
  try {
    const draft = JSON.parse(localStorage.getItem(place));
    return Array.isArray(draft?.answer) ? draft : null;
  } catch {
    return null;
  }
}

function write(place, draft) {
  try {
    localStorage.setItem(place, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function remove(place) {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept, so nothing has to go.
  }
}

function placesBelow(prefix) {
  try {
    return Object.keys(localStorage).filter((place) => place.startsWith(prefix));
  } catch {
    return [];
  }
}

// The newest first.
function draftsOf(key) {
  const found = placesBelow(`${key}:`).map((place) => ({ place, draft: read(place) }));
  return found.filter((one) => one.draft).sort((one, other) => other.draft.at - one.draft.at);
}

export const hasDraft = (key) => draftsOf(key).length > 0;

// This tab's own text, else the newest that another tab left, which is this tab's from now on.
export function readDraft(key) {
  const mine = read(placeOf(key));
  const [left] = mine ? [] : draftsOf(key);
  if (left && write(placeOf(key), left.draft)) remove(left.place);
  return mine ?? left?.draft ?? null;
}

// False where the browser keeps nothing (private window, full storage).
export const writeDraft = (key, draft) => write(placeOf(key), { ...draft, at: Date.now() });

export const removeDraft = (key) => remove(placeOf(key));

function removeOld() {
  const limit = Date.now() - DAYS_KEPT * 24 * 60 * 60 * 1000;
  for (const place of placesBelow("draft:")) if (!(read(place)?.at > limit)) remove(place);
}

removeOld();
