// What is typed and not yet confirmed by the server, kept in this browser under the key of one
// person and one response: {answer, seen, sent}.

export function readDraft(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return Array.isArray(draft?.answer) ? draft : null;
  } catch {
    return null;
  }
}

// False where the browser keeps nothing (private window, full storage).
export function writeDraft(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function removeDraft(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so nothing has to go.
  }
}
