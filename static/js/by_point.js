// One key point over many answers by the keyboard: each answer has a key, Enter saves the page.
// The page works without any of this.

import { missedBy0, nextShare, rowCommandOf, shareNamed } from "./machines/marking_keys.js";

const form = document.querySelector("form[data-by-point]");

const radiosOf = (fieldset) => [...fieldset.querySelectorAll("input[type=radio]")];

function cycle(fieldset) {
  const radios = radiosOf(fieldset);
  const chosen = radios.findIndex((radio) => radio.checked);
  const proposed = shareNamed(fieldset.dataset.proposed);
  choose(fieldset, nextShare(chosen < 0 ? proposed : chosen, proposed));
}

function choose(fieldset, share) {
  radiosOf(fieldset)[share].checked = true;
  form.dispatchEvent(new Event("change"));
  fieldset.scrollIntoView({ block: "nearest" });
}

function missTheRest(fieldsets) {
  const chosen = fieldsets.map((one) => radiosOf(one).findIndex((radio) => radio.checked));
  const proposed = fieldsets.map((one) => shareNamed(one.dataset.proposed));
  missedBy0(chosen, proposed).forEach((index) => choose(fieldsets[index], 0));
}

if (form) {
  const fieldsets = [...form.querySelectorAll("fieldset[data-points]")];
  let isChanged = false;
  form.addEventListener("change", () => { isChanged = true; });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    isChanged = false;
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  document.addEventListener("keydown", (event) => {
    const command = rowCommandOf(event, {
      isTyping: event.target.matches("textarea, select, input:not([type=radio])"),
      hasOwnEnter: event.target.closest("a, button, summary") !== null,
    });
    if (!command || (command.name === "cycle" && !fieldsets[command.row])) return;
    event.preventDefault();
    if (command.name === "save") form.requestSubmit();
    else if (command.name === "miss the rest") missTheRest(fieldsets);
    else cycle(fieldsets[command.row]);
  });
}
