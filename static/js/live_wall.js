/* The screen of a hall: counts and bars follow the answers, and keys do what the buttons do.
 * Space, →, PageDown (a presenter) press the main button, B shows the bars, digits hide a row. */

import { Watch } from "./live_fetch.js";
import { refreshToken } from "./post_form.js";

const EVERY = 1000; // ms: an answer is on the screen well within two seconds
const FRAGMENT = { "X-Fragment": "1" };
const root = document.querySelector("[data-wall]");
const watch = new Watch(root.dataset.wall, { every: EVERY, headers: FRAGMENT });
let isBusy = false; // a step is on its way
let isHeld = false; // a button that goes away under the finger would not be pressed

const find = (selector) => root.querySelector(selector);
const isOver = () => find("[data-stage]").dataset.stage === "over";

function show(html) {
  const before = new Map([...root.querySelectorAll("[data-bar]")].map((bar) => [bar.dataset.bar, bar.getAttribute("width")]));
  const focused = document.activeElement?.id;
  root.innerHTML = html;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  grow(before);
}

// From where each bar was, so that it is seen to grow.
function grow(before) {
  const bars = [...root.querySelectorAll("[data-bar]")].map((bar) => [bar, bar.getAttribute("width")]);
  for (const [bar] of bars) bar.setAttribute("width", before.get(bar.dataset.bar) ?? "0");
  root.getBoundingClientRect();
  for (const [bar, width] of bars) bar.setAttribute("width", width);
}

async function take(response) {
  const html = await response.text();
  if (isBusy || isHeld) return "later";
  const said = find(".stage-messages");
  const { step } = find("[data-step]").dataset;
  show(html);
  // What was refused stays to be read until the next step.
  if (said && step === find("[data-step]").dataset.step) find("main").prepend(said);
  return isOver() ? "last" : "";
}

async function send(form, button) {
  isBusy = true;
  refreshToken(form);
  const options = { method: "POST", body: new FormData(form, button), headers: FRAGMENT };
  try {
    const response = await fetch(form.action, { credentials: "same-origin", ...options });
    const html = await response.text();
    if (!html.includes("data-stage=")) location.reload();
    else show(html);
    watch.forget();
  } catch {
    tellOffline();
  } finally {
    isBusy = false;
  }
}

function tellOffline() {
  const words = document.querySelector("template[data-offline]").content.cloneNode(true);
  find(".stage-messages")?.remove();
  find("main").prepend(words);
}

root.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!isBusy) send(event.target, event.submitter);
});

const MAIN = new Set(["Space", "ArrowRight", "PageDown", "Enter", "NumpadEnter"]);

root.addEventListener("pointerdown", () => { isHeld = true; });
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => { isHeld = false; }));

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  // What has the focus takes its own keys.
  const isOwn = event.target.closest("a, button, input, select, textarea");
  const button = pressed(event.code);
  if (!button || (isOwn && ["Space", "Enter", "NumpadEnter"].includes(event.code))) return;
  event.preventDefault();
  button.click();
});

function pressed(code) {
  if (MAIN.has(code)) return find("[data-main]");
  if (code === "KeyB") return find("#step-bars");
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit && find(`[data-digit="${digit}"]`);
}

root.dataset.live = ""; // keys are heard from now on
if (!isOver()) watch.run(take);
