// Choosing drafted key points by the keyboard: digits tick, 0 ticks all, Enter saves and goes on.
// The page works without any of this.

import { showKeyLegend } from "./key_legend.js";
import { commandOf } from "./machines/marking_keys.js";

const form = document.querySelector("form[data-drafting]");
const boxes = [...form.querySelectorAll("[data-candidate] input[type=checkbox]")];

const isTyping = (target) => target.matches("textarea, input:not([type=checkbox])");
const hasOwnEnter = (target) => target.closest("a, button, summary, textarea, dialog") !== null;

function tick(box, isTicked = !box.checked) {
  box.checked = isTicked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function tickAll() {
  const areAll = boxes.every((box) => box.checked);
  boxes.forEach((box) => tick(box, !areAll));
}

function useKeys() {
  const legend = showKeyLegend("drafting/keys-off");
  document.querySelector("[data-close]").addEventListener("click", () => legend.toggle());
  const actions = {
    save: () => form.requestSubmit(),
    legend: () => legend.toggle(),
    "miss the rest": tickAll,
    cycle: ({ point }) => {
      if (!boxes[point]) return;
      tick(boxes[point]);
      boxes[point].closest("[data-candidate]").scrollIntoView({ block: "nearest" });
    },
  };
  document.addEventListener("keydown", (event) => {
    const command = commandOf(event, {
      isOn: legend.isOn(),
      isTyping: isTyping(event.target),
      isLegendOpen: legend.isOpen(),
      hasOwnEnter: hasOwnEnter(event.target),
    });
    if (!command || !actions[command.name]) return; // Marking an answer has more keys.
    event.preventDefault();
    actions[command.name](command);
  });
}

if (boxes.length) useKeys();
