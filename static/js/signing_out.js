// Signing out takes what is private out of this browser: unsent answers of this person, and where
// they stopped reading. What was never sent would be lost, so it is asked about first.

import { memoryOf } from "./machines/memory.js";

const memory = memoryOf(() => localStorage);

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", (event) => {
    const person = form.dataset.signOut;
    const unsent = ["draft", "practice", "edit"].flatMap((kind) => memory.keys(`${kind}:${person}:`));
    if (unsent.length && !confirm(form.dataset.unsentWarning)) return event.preventDefault();
    for (const key of [...unsent, ...memory.keys("reading:")]) memory.remove(key);
    return sessionStorage.clear();
  });
}
