// Names that Django's own scripts leave out of what they draw: a field that completes what is
// typed (Select2) has none, and the icon of a filter has one that its role does not allow.

function nameSelection(selection) {
  const select = selection.closest(".select2-container").previousElementSibling;
  const shown = selection.querySelector(".select2-selection__rendered");
  selection.id = `${select.id}-field`;
  selection.setAttribute("aria-label", select.labels[0]?.innerText ?? select.getAttribute("aria-label"));
  selection.setAttribute("aria-labelledby", `${selection.id} ${shown.id}`); // The field, then what is chosen.
  shown.removeAttribute("role"); // A text field within a list field, and nothing can be typed there.
  shown.removeAttribute("aria-readonly");
  nameSearch(selection, shown);
}

// Where several are chosen, what is typed stands among them: Select2 draws both as items of a list.
function nameSearch(selection, shown) {
  const search = selection.querySelector("[role=searchbox]");
  if (!search) return;
  search.setAttribute("aria-label", selection.getAttribute("aria-label"));
  shown.setAttribute("role", "presentation");
}

function nameOpenList(list) {
  const owner = document.querySelector(".select2-selection[aria-expanded=true]");
  const name = owner?.getAttribute("aria-label");
  if (!name) return;
  list.querySelector("[role=searchbox]").setAttribute("aria-label", name);
  list.querySelector("[role=listbox]").setAttribute("aria-label", name);
  owner.setAttribute("aria-controls", owner.getAttribute("aria-owns")); // What ARIA 1.2 calls it.
}

function nameAll() {
  document.querySelectorAll(".select2-selection:not([aria-label])").forEach(nameSelection);
  document.querySelectorAll(".select2-dropdown").forEach(nameOpenList);
  document.querySelectorAll(".search-label-icon:not([role])").forEach((icon) => icon.setAttribute("role", "img"));
}

new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
