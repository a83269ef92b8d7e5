// Many proposals confirmed together by the keyboard: each answer has a key that takes its tick away
// or gives it back, Enter confirms the rest. The page works without any of this.

import { rowCommandOf } from "./machines/marking_keys.js";

const form = document.querySelector("form[data-by-band]");

if (form) {
  const ticks = [...form.querySelectorAll("input[name=tick]")];
  const count = form.querySelector("[data-ticked]");
  const show = () => { count.textContent = String(ticks.filter((tick) => tick.checked).length); };
  const turn = (tick) => {
    tick.checked = !tick.checked;
    tick.closest(".point").scrollIntoView({ block: "nearest" });
    form.dispatchEvent(new Event("change"));
  };
  let isChanged = false;
  form.addEventListener("change", () => { isChanged = true; show(); });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    isChanged = false;
  });
  // A page that the browser brings back shows the ticks as they were.
  addEventListener("pageshow", () => { delete form.dataset.sent; show(); });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  document.addEventListener("keydown", (event) => {
    const command = rowCommandOf(event, {
      isTyping: event.target.matches("textarea, select, input:not([type=checkbox])"),
      hasOwnEnter: event.target.closest("a, button, summary") !== null,
    });
    if (!command || (command.name === "cycle" && !ticks[command.row])) return;
    if (command.name === "miss the rest") return;
    event.preventDefault();
    if (command.name === "save") form.requestSubmit();
    else turn(ticks[command.row]);
  });
}
