// The review page by the keyboard; what each key means is said in machines/review_keys.js.

import { showKeyLegend } from "./key_legend.js";
import { commandOf, nextToCheck, placeAfterStep } from "./machines/review_keys.js";

function isTyping(target) {
  return target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}

function itemsOf(form) {
  return [...form.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
}

function current() {
  return document.activeElement?.closest("[data-item]") ?? null;
}

function go(item) {
  if (!item) return;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "start" });
}

function step(form, by) {
  const items = itemsOf(form);
  const below = items.findIndex((item) => item.getBoundingClientRect().top >= 0);
  const focused = items.indexOf(current());
  go(items[placeAfterStep({ count: items.length, focused, below, by })]);
}

function toNextDoubtful(form) {
  const items = itemsOf(form);
  const isToCheck = items.map((item) => item.matches(".state-doubtful, .state-lost"));
  go(items[nextToCheck(isToCheck, items.indexOf(current()))]);
}

function setPart(item, part) {
  const select = item.querySelector("select[name$='-part']");
  if (!select) return false;
  select.value = part;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

// What a doubt asks comes first; a question becomes a task by its own list, with nothing sent.
function become(item, like) {
  const said = item.querySelector(`[data-said="${like}"]`);
  if (!said && ["guided", "independent"].includes(like) && setPart(item, like)) return;
  (said ?? item.querySelector(`[data-as="${like}"]`))?.click();
}

// The buttons stand in the first question of a run.
function giveRun(form, item, part) {
  const items = itemsOf(form);
  const above = items.slice(0, items.indexOf(item) + 1).reverse();
  const first = above.find((each) => each.querySelector("[data-act=run]"));
  const isUnset = item.querySelector("select[name$='-part']")?.value === "";
  if (isUnset) first?.querySelector(`[data-act=run][data-of="${part}"]`).click();
}

function textOf(item) {
  return item.querySelector("textarea[name$='-text']") ??
    item.querySelector("textarea, select, input:not([type=hidden])");
}

const actionsOf = (form, legend) => ({
  legend: () => legend.toggle(),
  step: ({ by }) => step(form, by),
  "to next doubtful": () => toNextDoubtful(form),
  part: ({ part }) => setPart(current(), part),
  run: ({ part }) => giveRun(form, current(), part),
  become: ({ like }) => become(current(), like),
  "leave out": () => current().querySelector("[name$='-leave_out']")?.click(),
  edit: () => textOf(current())?.focus(),
  press: ({ act }) => current().querySelector(`[data-act=${act}]`)?.click(),
});

export function useKeys(form) {
  const legend = showKeyLegend("review/keys-off");
  const actions = actionsOf(form, legend);
  document.addEventListener("keydown", (event) => {
    const command = commandOf(event, {
      isOn: legend.isOn(),
      isTyping: isTyping(event.target),
      isLegendOpen: legend.isOpen(),
    });
    if (!command || (command.isOfItem && !current())) return;
    event.preventDefault();
    actions[command.name](command);
  });
}
