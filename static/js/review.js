// The review page of a loaded handout: more forms at a button's press, splitting and joining
// without leaving the page, and a warning on leaving it. All of it works without this, too.

import { useKeys } from "./review_keys.js";

const WIDE = matchMedia("(min-width: 64rem)");
const form = document.querySelector("form[data-review]");
const body = form.querySelector("[data-body]");
let isEdited = "edited" in form.dataset || [...form.elements].some(isTyped);
let isBusy = false;

// Somebody may have typed before this script came.
function isTyped(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  return field.matches("textarea, input:not([type=hidden])") && field.value !== field.defaultValue;
}

// --- Forms that are added -----------------------------------------------------------------------

function addForm(formset) {
  const spare = formset.querySelector(":scope > [data-spare][hidden]");
  if (spare) {
    spare.hidden = false;
    spare.querySelector("select, textarea, input:not([type=hidden])").focus();
    return;
  }
  const total = document.getElementById(`id_${formset.dataset.formset}-TOTAL_FORMS`);
  const holder = document.createElement("div");
  holder.innerHTML = formset
    .querySelector(":scope > template")
    .innerHTML.replaceAll("__prefix__", total.value);
  total.value = Number(total.value) + 1;
  const added = holder.firstElementChild;
  formset.insertBefore(added, formset.querySelector(":scope > template"));
  added.querySelector("select, textarea, input:not([type=hidden])").focus();
}

// --- The page as it is drawn, and drawn anew ----------------------------------------------------

function prepare() {
  for (const formset of body.querySelectorAll("[data-formset]")) {
    for (const spare of formset.querySelectorAll(":scope > [data-spare]")) {
      spare.hidden = spare.querySelector(".errorlist") === null;
    }
    formset.querySelector("[data-add]").hidden = false;
  }
  // The list of kinds does it at once.
  for (const button of body.querySelectorAll("[data-act=kind]")) button.hidden = true;
  foldSources();
}

// On a narrow screen the source would push the next field out of sight.
function foldSources() {
  for (const source of body.querySelectorAll("details.source-text")) source.open = WIDE.matches;
}

function showTarget() {
  const target = document.getElementById(location.hash.slice(1));
  for (let each = target?.closest("details"); each; each = each.parentElement.closest("details")) {
    each.open = true;
  }
  if (target && body.contains(target)) target.scrollIntoView({ block: "nearest" });
}

// --- Splitting, joining, moving -----------------------------------------------------------------

function cursorOf(button) {
  const text = button.closest("[data-item]")?.querySelector("textarea[name$='-text']");
  if (!text || button.dataset.act !== "split") return null;
  const at = text.selectionStart;
  return at > 0 && at < text.value.length ? [...text.value.slice(0, at)].length : null;
}

function dataOf(button) {
  const data = new FormData(form, button);
  const at = cursorOf(button);
  if (at !== null) data.set("at", at);
  return data;
}

async function ask(button) {
  const response = await fetch(location.pathname, { method: "POST", body: dataOf(button) });
  if (!response.ok || response.redirected) throw new Error("not drawn");
  const drawn = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = drawn.querySelector("form[data-review] [data-body]");
  if (!fresh) throw new Error("not drawn");
  return fresh;
}

function typed() {
  return new URLSearchParams(new FormData(form)).toString();
}

// What was typed while the answer was on its way is sent once more, so that none of it is lost.
async function askWithEverything(button) {
  for (let times = 0; times < 10; times += 1) {
    const sent = typed();
    const fresh = await ask(button);
    if (typed() === sent) return fresh;
  }
  throw new Error("never still");
}

function openDetails() {
  return [...body.querySelectorAll("details.review-more[open]")].map((details) => placeOf(details));
}

function placeOf(details) {
  return `${details.closest("[data-item]")?.id} ${details.querySelector("summary").textContent}`;
}

// The field that somebody went on to write in meanwhile; the focus stays there.
function writingPlace() {
  const field = document.activeElement;
  if (!body.contains(field) || !field.matches("textarea, input[type=text]") || !field.id) return null;
  const { id, selectionStart, selectionEnd } = field;
  return {
    resume() {
      const again = document.getElementById(id);
      again?.focus({ preventScroll: true });
      again?.setSelectionRange(selectionStart, selectionEnd);
      return Boolean(again);
    },
  };
}

function itemWorkedOn(button) {
  return document.getElementById(body.dataset.at) ??
    document.getElementById(button.getAttribute("formaction")?.slice(1));
}

function redraw(fresh, button) {
  const writing = writingPlace();
  const open = new Set(openDetails());
  const scroll = scrollY;
  const before = button.closest("[data-item]")?.getBoundingClientRect().top;
  body.replaceChildren(...fresh.childNodes);
  prepare();
  for (const details of body.querySelectorAll("details.review-more")) {
    if (open.has(placeOf(details))) details.open = true;
  }
  const item = itemWorkedOn(button);
  scrollTo(0, scroll);
  if (writing?.resume() || !item) return;
  // What was worked on stays where it was on the screen.
  if (before !== undefined) scrollBy(0, item.getBoundingClientRect().top - before);
  focusAgain(item, button.dataset);
}

// What was pressed, in the item as it is drawn now.
function focusAgain(item, { act: name, of }) {
  if (["become", "asked", "text", "run"].includes(name)) return item.focus({ preventScroll: true });
  const selector = name === "kind" ? "[name$='-kind']" : `[data-act="${name}"]`;
  const again = item.querySelector(of ? `[data-of="${of}"]` : selector);
  (again ?? item).focus({ preventScroll: name !== "ask" && name !== "use" });
}

async function act(button) {
  if (isBusy) return;
  isBusy = true;
  body.setAttribute("aria-busy", "true");
  try {
    const fresh = await askWithEverything(button);
    body.dataset.at = fresh.dataset.at ?? "";
    redraw(fresh, button);
    isEdited = true;
  } catch {
    isEdited = false;
    form.requestSubmit(button); // As it would go without JavaScript; isBusy lets it through.
  } finally {
    body.removeAttribute("aria-busy");
    setTimeout(() => { isBusy = false; });
  }
}

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.name === "do" && !isBusy) {
    event.preventDefault();
    if (button.value !== "keep") act(button); // Enter in a field saves nothing and loses nothing.
    return;
  }
  if (isBusy && body.hasAttribute("aria-busy") && button?.name !== "do") event.preventDefault();
  else isEdited = false;
});
body.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add]");
  if (add) addForm(add.closest("[data-formset]"));
});
body.addEventListener("change", (event) => {
  const { target } = event;
  const item = target.closest("[data-item]");
  if (target.name?.endsWith("-kind")) {
    const button = item.querySelector("[data-act=kind]");
    if (button) form.requestSubmit(button);
  }
  if (target.name?.endsWith("-leave_out")) item?.classList.toggle("left-out", target.checked);
});
form.addEventListener("input", () => { isEdited = true; });
addEventListener("beforeunload", (event) => {
  if (isEdited) event.preventDefault();
});
addEventListener("hashchange", showTarget);
WIDE.addEventListener("change", foldSources);
prepare();
showTarget();
if (matchMedia("(any-hover: hover)").matches) useKeys(form); // Not on a bare phone.
