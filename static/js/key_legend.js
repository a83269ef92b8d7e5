// The list of a page's keys, and the box that turns them off for this browser.

import { memoryOf } from "./machines/memory.js";

const memory = memoryOf(() => localStorage);

// `offKey`: under which name the browser remembers that the keys are off.
export function showKeyLegend(offKey) {
  const template = document.querySelector("template[data-keys]");
  const legend = template.content.firstElementChild.cloneNode(true);
  template.replaceWith(legend);
  const dialog = legend.querySelector("dialog");
  const box = legend.querySelector("input[type=checkbox]");
  box.checked = memory.read(offKey) === null;
  box.addEventListener("change", () => {
    if (box.checked) memory.remove(offKey);
    else memory.write(offKey, "yes");
  });
  legend.querySelector("[data-legend]")?.addEventListener("click", () => dialog.showModal());
  return {
    isOn: () => box.checked,
    isOpen: () => dialog.open,
    toggle: () => (dialog.open ? dialog.close() : dialog.showModal()),
  };
}
