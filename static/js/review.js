// The review page of a loaded handout: more forms at a button's press, and a warning on leaving.

function addForm(formset) {
  const spare = formset.querySelector(":scope > [data-spare][hidden]");
  if (spare) {
    spare.hidden = false;
    spare.querySelector("input, select, textarea").focus();
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
  added.querySelector("input, select, textarea").focus();
}

for (const formset of document.querySelectorAll("[data-formset]")) {
  const button = formset.querySelector("[data-add]");
  for (const spare of formset.querySelectorAll(":scope > [data-spare]")) spare.hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => addForm(formset));
}

for (const form of document.querySelectorAll("[data-review]")) {
  let isEdited = "edited" in form.dataset;
  form.addEventListener("input", () => {
    isEdited = true;
  });
  form.addEventListener("submit", () => {
    isEdited = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isEdited) event.preventDefault();
  });
}
