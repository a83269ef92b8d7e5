// The open start page says that a question is asked in class, without being loaded again.

import { Watch } from "./live_fetch.js";

const EVERY = 15000; // ms
const ROUNDS = 40; // ten minutes; then only when somebody comes back to the page
const place = document.querySelector("[data-began]");
const words = document.querySelector("template[data-began-words]").content;

new Watch(place.dataset.began, { every: EVERY, rounds: ROUNDS }).run(async (response) => {
  const { live } = await response.json();
  place.replaceChildren(...(live ? [words.cloneNode(true)] : []));
  return "";
});
