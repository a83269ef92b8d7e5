// The teacher's own list grows while answers come.

import { Watch } from "./live_fetch.js";

const EVERY = 2000; // ms
const root = document.querySelector("[data-answers]");
const watch = new Watch(root.dataset.answers, { every: EVERY });

watch.run(async (response) => {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-answers]");
  const focused = document.activeElement?.id;
  if (fresh.textContent !== root.textContent) root.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  return "";
});
