// Trying a rubric out while it is typed: the same POST as the button, of whose page only the part
// with the answers is shown. Without any of this the button shows the whole page.

import { refreshToken } from "./post_form.js";

const PAUSE = 800; // after the last key

const form = document.querySelector("form[data-rubric]");
const button = form.querySelector("[data-try]");
let asked = 0;
let timer;

async function tryOut() {
  const number = ++asked;
  refreshToken(form);
  const fields = new FormData(form);
  fields.set("try", "1");
  const response = await fetch(location.href, { method: "POST", body: fields, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const tried = page.querySelector("[data-tried]");
  // An answer to an older text than the one that was asked about last is out of date.
  if (response.ok && tried && number === asked) document.querySelector("[data-tried]").replaceWith(tried);
}

form.elements.rubric.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => tryOut().catch(() => {}), PAUSE);
});
button.addEventListener("click", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  tryOut().catch(() => form.requestSubmit(button));
});
