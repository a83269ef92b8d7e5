// Questions of a level are dragged to their places; the buttons do the same without this.

let dragged = null;

const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-move]")];

function send(row, to) {
  const form = row.querySelector("[data-move-form]");
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "to", value: to });
  form.append(field);
  form.submit();
}

// The row before which a thing at this height is dropped; none behind the last.
function rowBelow(list, y) {
  return rowsOf(list).find((row) => {
    const box = row.getBoundingClientRect();
    return row !== dragged && y < box.top + box.height / 2;
  });
}

for (const list of document.querySelectorAll("[data-order]")) {
  for (const row of rowsOf(list)) row.draggable = true;
  const start = rowsOf(list);
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-move]");
    dragged?.classList.add("is-dragged");
  });
  list.addEventListener("dragover", (event) => {
    if (dragged?.parentElement !== list) return;
    event.preventDefault();
    list.insertBefore(dragged, rowBelow(list, event.clientY) ?? null);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", (event) => {
    dragged?.classList.remove("is-dragged");
    const to = rowsOf(list).indexOf(dragged);
    const isCancelled = event.dataTransfer.dropEffect === "none";
    if (isCancelled) list.append(...start);
    else if (start[to] !== dragged) send(dragged, to);
    dragged = null;
  });
}
