// A level mastered is told once: what has stood on the screen for a moment was seen.

import { ask, refreshToken } from "./post_form.js";

const LOOKED_AT_AFTER = 1500; // ms

const form = document.querySelector("[data-moment] form");
if (form) {
  setTimeout(() => {
    refreshToken(form);
    // Without a connection it stands there once more; nothing else is lost.
    ask(form, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {});
  }, LOOKED_AT_AFTER);
}
