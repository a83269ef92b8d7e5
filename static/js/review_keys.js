// The review page by the keyboard. Keys are known by their place: the Kazakh layout has other
// letters there. In a field that is typed in they need Alt.

const KEYS_OFF = "review/keys-off";
const PARTS = {
  Digit1: "level-1", Digit2: "level-2", Digit3: "level-3",
  Numpad1: "level-1", Numpad2: "level-2", Numpad3: "level-3",
  KeyG: "guided", KeyI: "independent",
};
const ACTS = { KeyS: "split", KeyM: "join", KeyU: "up", KeyD: "down" };

const memory = {
  read(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  write(key, value) {
    try { localStorage.setItem(key, value); } catch { /* full or refused */ }
  },
  remove(key) {
    try { localStorage.removeItem(key); } catch { /* refused */ }
  },
};

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
  const focused = current();
  if (focused) return go(items[items.indexOf(focused) + by]);
  const below = items.findIndex((item) => item.getBoundingClientRect().top >= 0);
  return go(items[below < 0 ? items.length - 1 : below]);
}

function toNextDoubtful(form) {
  const items = itemsOf(form);
  const from = items.indexOf(current()) + 1;
  const isToCheck = (item) => item.matches(".state-doubtful, .state-lost");
  go(items.slice(from).find(isToCheck) ?? items.find(isToCheck));
}

function setPart(item, part) {
  const select = item.querySelector("select[name$='-part']");
  if (!select) return;
  select.value = part;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

function textOf(item) {
  return item.querySelector("textarea[name$='-text']") ??
    item.querySelector("textarea, select, input:not([type=hidden])");
}

// The action of a key on an item; null where the key has none.
function actionOn(item, code) {
  if (code in PARTS) return () => setPart(item, PARTS[code]);
  if (code === "KeyX") return () => item.querySelector("[name$='-leave_out']")?.click();
  if (code === "KeyE") return () => textOf(item)?.focus();
  if (code in ACTS) return () => item.querySelector(`[data-act=${ACTS[code]}]`)?.click();
  return null;
}

function actionOf(form, code) {
  if (code === "KeyJ") return () => step(form, 1);
  if (code === "KeyK") return () => step(form, -1);
  if (code === "KeyN") return () => toNextDoubtful(form);
  const item = current();
  return item ? actionOn(item, code) : null;
}

function showLegend() {
  const template = document.querySelector("template[data-keys]");
  const legend = template.content.firstElementChild.cloneNode(true);
  template.replaceWith(legend);
  return legend;
}

export function useKeys(form) {
  const legend = showLegend();
  const dialog = legend.querySelector("dialog");
  const isOn = legend.querySelector("input[type=checkbox]");
  isOn.checked = memory.read(KEYS_OFF) === null;
  isOn.addEventListener("change", () => {
    if (isOn.checked) memory.remove(KEYS_OFF);
    else memory.write(KEYS_OFF, "yes");
  });
  legend.querySelector("[data-legend]").addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (!isOn.checked || event.repeat || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || isTyping(event.target) !== event.altKey) return;
    if (event.key === "?") toggle(event, dialog);
    else if (!dialog.open && !event.shiftKey) act(event, actionOf(form, event.code));
  });
}

function toggle(event, dialog) {
  event.preventDefault();
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

function act(event, action) {
  if (!action) return;
  event.preventDefault();
  action();
}
