// The pages of an attempt: one question each, and the last look before it is handed in.

import { autosave } from "./autosave.js";
import { startClock } from "./clock.js";
import { addControls } from "./controls.js";
import "./keyboard.js";
import { nameUnsent } from "./unsent.js";

const root = document.querySelector("[data-attempt]");

addControls(root);
autosave(root);
startClock(root);
nameUnsent(root);

// A last look that the back button brings from memory may be older than the hand-in.
addEventListener("pageshow", (event) => {
  if (event.persisted && root.querySelector("[data-unsent]")) location.reload();
});
