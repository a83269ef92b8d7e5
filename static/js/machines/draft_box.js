// What is typed and not yet confirmed by the server, kept in the browser: {answer, seen, sent}.
// A key is one person's and one response's; each tab writes under its own name below that key, so
// that no tab writes over another's text. What a closed tab left is found by the next one.

const DAYS_KEPT = 30;
const DAY = 24 * 60 * 60 * 1000; // ms

// `memory` as memoryOf makes it, the name of this tab, and `now` for the clock's ms.
export function draftBox({ memory, tab, now }) {
  const placeOf = (key) => `${key}:${tab}`;

  function read(place) {
    const draft = parsed(memory.read(place));
    return Array.isArray(draft?.answer) ? draft : null;
  }

  // The newest first.
  function draftsOf(key) {
    const found = memory.keys(`${key}:`).map((place) => ({ place, draft: read(place) }));
    return found.filter((one) => one.draft).sort((one, other) => other.draft.at - one.draft.at);
  }

  return {
    has: (key) => draftsOf(key).length > 0,
    // This tab's own text, else the newest that another tab left, which is this tab's from now on.
    read(key) {
      const mine = read(placeOf(key));
      const [left] = mine ? [] : draftsOf(key);
      if (left && memory.write(placeOf(key), JSON.stringify(left.draft))) memory.remove(left.place);
      return mine ?? left?.draft ?? null;
    },
    // False where the browser keeps nothing.
    write: (key, draft) => memory.write(placeOf(key), JSON.stringify({ ...draft, at: now() })),
    remove: (key) => memory.remove(placeOf(key)),
    removeOld() {
      const limit = now() - DAYS_KEPT * DAY;
      for (const place of memory.keys("draft:")) {
        if (!(read(place)?.at > limit)) memory.remove(place);
      }
    },
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
