// After the time was over: what only this browser has can still be sent, marked as late.

import { drafts } from "./drafts.js";

for (const form of document.querySelectorAll("form[data-late]")) {
  const draft = drafts.read(form.dataset.draftKey);
  if (!draft?.answer?.length) continue;
  for (const value of draft.answer) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "answer", value });
    form.append(field);
  }
  form.addEventListener("submit", () => drafts.remove(form.dataset.draftKey));
  form.hidden = false;
}
