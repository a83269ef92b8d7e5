// Items to be put in order: buttons move a row, and its list of places follows.

import { canMove, inOrder, moved } from "./machines/order.js";

const list = document.querySelector("[data-ordering]");
const form = list.closest("form");
const told = form.querySelector("[data-moved]");
const placeOf = (row) => row.querySelector("select");
const known = (row) => {
  const { value: place, dataset } = placeOf(row);
  return { row, place, drawn: Number(dataset.order) };
};
const rows = () => [...list.children].map(known);

for (const { row } of rows()) {
  placeOf(row).hidden = true;
  row.querySelector("[data-move]").hidden = false;
}

function draw(ordered) {
  list.append(...ordered.map(({ row }) => row));
  ordered.forEach(({ row, place }, index) => {
    placeOf(row).value = place;
    row.querySelector("[data-place]").textContent = place ? `${place}.` : "–";
    for (const button of row.querySelectorAll("[data-step]")) {
      const isUseful = canMove(ordered.length, index, Number(button.dataset.step));
      button.setAttribute("aria-disabled", String(!isUseful));
    }
  });
}

function move(button) {
  const row = button.closest("li");
  const from = [...list.children].indexOf(row);
  const step = Number(button.dataset.step);
  if (!canMove(list.children.length, from, step)) return;
  draw(moved(rows(), from, step));
  button.focus(); // a row that is moved loses it
  const words = { place: placeOf(row).value, item: row.querySelector("label").textContent };
  told.textContent = told.dataset.moved.replace(/\{(place|item)\}/g, (_, name) => words[name]);
  placeOf(row).dispatchEvent(new Event("input", { bubbles: true }));
}

const sortRows = () => draw(inOrder(rows()));

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) move(button);
});
form.addEventListener("answer-written", sortRows);
addEventListener("pageshow", sortRows);
sortRows();
