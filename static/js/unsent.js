// Before handing in: names the questions whose newest text is only in this browser.

import { drafts } from "./drafts.js";

const unsent = [...document.querySelectorAll("[data-draft-key]")].filter((row) =>
  drafts.has(row.dataset.draftKey),
);
for (const row of unsent) row.querySelector("[data-not-sent]").hidden = false;
document.querySelector("[data-unsent]").hidden = unsent.length === 0;

// A page that the back button brings from memory may be older than the hand-in.
addEventListener("pageshow", (event) => event.persisted && location.reload());
