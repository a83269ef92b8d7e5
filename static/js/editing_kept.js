// What is typed into an editor is kept in this browser until it is saved: a closed tab, a lost
// connection or a session that has ended takes none of it. It is offered, never put back by itself.

import { memoryOf } from "./machines/memory.js";
import { refreshToken } from "./post_form.js";

const NOT_TYPED = ["csrfmiddlewaretoken", "seen", "looked"];
const memory = memoryOf(() => localStorage);

const entriesOf = (form) => [...new FormData(form)].filter(([, value]) => typeof value === "string");
const typedIn = (entries) => JSON.stringify(entries.filter(([name]) => !NOT_TYPED.includes(name)));

export function keepTyped(form) {
  const key = form.dataset.kept;
  const started = typedIn(entriesOf(form));
  const kept = JSON.parse(memory.read(key) ?? "null");
  const isUnsaved = "unsaved" in form.dataset;
  const keep = () => {
    const entries = entriesOf(form);
    const isNew = isUnsaved || typedIn(entries) !== started;
    if (isNew) memory.write(key, JSON.stringify({ entries, at: Date.now() }));
  };
  if (isUnsaved) keep();
  else if (kept && typedIn(kept.entries) === started) memory.remove(key);
  else if (kept) offer(form, key, kept);
  return {
    keep,
    // It stays until the page says that it was saved.
    sent() {
      memory.write(key, JSON.stringify({ entries: entriesOf(form), at: Date.now(), isSent: true }));
    },
  };
}

function offer(form, key, kept) {
  const notice = document.querySelector("[data-kept-notice]");
  if (!notice) return;
  notice.hidden = false;
  const shown = { dateStyle: "short", timeStyle: "short" };
  notice.querySelector("[data-kept-at]").textContent = new Date(kept.at).toLocaleString([], shown);
  notice.querySelector("[data-kept-drop]").addEventListener("click", () => {
    memory.remove(key);
    notice.hidden = true;
  });
  notice.querySelector("[data-kept-take]").addEventListener("click", () => putBack(form, kept));
}

// The server draws the fields anew, so that there are as many rows as were kept.
function putBack(form, kept) {
  refreshToken(form);
  const sent = document.createElement("form");
  sent.method = "post";
  sent.hidden = true;
  const token = form.elements.csrfmiddlewaretoken.value;
  const typed = kept.entries.filter(([name]) => name !== "csrfmiddlewaretoken");
  for (const [name, value] of [...typed, ["csrfmiddlewaretoken", token], ["row", "kept::back"]]) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    sent.append(field);
  }
  document.body.append(sent);
  sent.submit();
}
