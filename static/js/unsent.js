// Before handing in: names the questions whose newest text is only in this browser.

import { drafts } from "./drafts.js";

export function nameUnsent(root) {
  const place = root.querySelector("[data-unsent]");
  if (!place) return;
  const unsent = [...root.querySelectorAll("li[data-draft-key]")].filter((row) =>
    drafts.has(row.dataset.draftKey),
  );
  for (const row of unsent) row.querySelector("[data-not-sent]").hidden = false;
  place.hidden = unsent.length === 0;
}
