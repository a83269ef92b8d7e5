/* Items to be put in order: a row is dragged by its number, or moved by its arrows and by the arrow
 * keys; its list of places, which works without this script, follows. */

import { canMove, dragged, inOrder, moved } from "./machines/order.js";

const STEPS = { ArrowUp: -1, ArrowDown: 1 };
const placeOf = (row) => row.querySelector("select");
const known = (row) => {
  const { value: place, dataset } = placeOf(row);
  return { row, place, drawn: Number(dataset.order) };
};
const middleOf = (row) => {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
};

export function addOrdering(root, signal) {
  const list = root.querySelector("[data-ordering]");
  if (!list) return;
  for (const part of list.querySelectorAll("[data-move], [data-handle]")) part.hidden = false;
  for (const row of list.children) placeOf(row).hidden = true;

  const sortRows = () => draw(list, inOrder(rowsOf(list)));
  list.closest("form").addEventListener("answer-written", sortRows);
  addEventListener("pageshow", sortRows, { signal });
  sortRows();
  addButtons(list);
  addDragging(list);
}

const rowsOf = (list) => [...list.children].map(known);

// `still` stays where it is in the page and keeps the focus and the finger; the others go round it.
function draw(list, ordered, still = null) {
  let next = still;
  ordered.forEach(({ row, place }, index) => {
    if (row === still) next = null;
    else list.insertBefore(row, next);
    placeOf(row).value = place;
    row.querySelector("[data-place]").textContent = place || "–";
    for (const button of row.querySelectorAll("[data-step]")) {
      const isUseful = canMove(ordered.length, index, Number(button.dataset.step));
      button.setAttribute("aria-disabled", String(!isUseful));
    }
  });
}

function move(row, step) {
  const list = row.parentElement;
  const from = [...list.children].indexOf(row);
  if (!step || !canMove(list.children.length, from, step)) return;
  draw(list, moved(rowsOf(list), from, step), row);
  placeOf(row).dispatchEvent(new Event("input", { bubbles: true }));
}

function tell(row) {
  const told = row.closest("form").querySelector("[data-moved]");
  const words = { place: placeOf(row).value, item: row.querySelector("label").textContent };
  told.textContent = told.dataset.moved.replace(/\{(place|item)\}/g, (_, name) => words[name]);
}

function moveAndTell(row, step) {
  move(row, step);
  tell(row);
}

function addButtons(list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) moveAndTell(button.closest("li"), Number(button.dataset.step));
  });
  list.addEventListener("keydown", (event) => {
    const step = event.target.closest("[data-handle], [data-step]") && STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    moveAndTell(event.target.closest("li"), step);
  });
}

// By its handle alone, so that a finger on the text still scrolls the page.
function addDragging(list) {
  let row = null;

  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button) return;
    row = handle.closest("li");
    row.dataset.dragged = "";
    list.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    if (!row) return;
    const rows = [...list.children];
    move(row, dragged(rows.map(middleOf), rows.indexOf(row), event.clientY));
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    list.addEventListener(end, () => {
      if (!row) return;
      delete row.dataset.dragged;
      tell(row);
      row = null;
    });
  }
}
