// Items to be put in order: buttons move a row, and its list of places follows.

const list = document.querySelector("[data-ordering]");
const form = list.closest("form");
const told = form.querySelector("[data-moved]");
const rows = () => [...list.children];
const placeOf = (row) => row.querySelector("select");

for (const row of rows()) {
  placeOf(row).hidden = true;
  row.querySelector("[data-move]").hidden = false;
}

// Rows without a place yet stay behind the others, in the order in which they were drawn.
function sortRows() {
  const rank = (row) => Number(placeOf(row).value) || Infinity;
  const drawn = (row) => Number(placeOf(row).dataset.order);
  const isLater = (one, other) => {
    if (rank(one) !== rank(other)) return rank(one) - rank(other);
    return drawn(one) - drawn(other);
  };
  list.append(...rows().sort(isLater));
  show();
}

function show() {
  rows().forEach((row, index) => {
    const { value } = placeOf(row);
    row.querySelector("[data-place]").textContent = value ? `${value}.` : "–";
    for (const button of row.querySelectorAll("[data-step]")) {
      const to = index + Number(button.dataset.step);
      button.setAttribute("aria-disabled", String(to < 0 || to >= list.children.length));
    }
  });
}

function move(button) {
  const row = button.closest("li");
  const step = Number(button.dataset.step);
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  rows().forEach((one, index) => (placeOf(one).value = String(index + 1)));
  show();
  button.focus(); // a row that is moved loses it
  const words = { place: placeOf(row).value, item: row.querySelector("label").textContent };
  told.textContent = told.dataset.moved.replace(/\{(place|item)\}/g, (_, name) => words[name]);
  placeOf(row).dispatchEvent(new Event("input", { bubbles: true }));
}

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) move(button);
});
form.addEventListener("answer-written", sortRows);
addEventListener("pageshow", sortRows);
sortRows();
