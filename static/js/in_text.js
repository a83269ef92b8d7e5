/* Questions inside the text are answered in place: the form goes its usual way, and its answer takes
 * the place of the form. */

import { refreshToken } from "./post_form.js";

const FRAGMENT = { "X-Fragment": "1" };

for (const form of document.querySelectorAll("form[data-in-text]")) listen(form);

function listen(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!form.ariaBusy) send(form);
  });
}

async function send(form) {
  form.ariaBusy = "true";
  refreshToken(form);
  try {
    const options = { method: "POST", body: new FormData(form), headers: FRAGMENT };
    const response = await fetch(form.action, { credentials: "same-origin", ...options });
    show(form, await response.text());
  } catch {
    const words = document.querySelector("template[data-offline]").content.cloneNode(true);
    form.querySelector("[data-said]").replaceChildren(words);
  }
  form.ariaBusy = null;
}

function show(form, html) {
  const drawn = new DOMParser().parseFromString(html, "text/html").querySelector("form[data-in-text]");
  if (!drawn) return form.submit(); // signed out, or no longer asked: the server says what to do
  form.replaceWith(drawn);
  listen(drawn);
  drawn.querySelector("[data-said]").focus({ preventScroll: true });
}
