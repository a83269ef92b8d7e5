// A button for the minus, which the number pad of some phones lacks.

const MINUS = /^\s*[-−–‒]\s*/;
const button = document.querySelector("[data-sign]");
const field = document.querySelector("#answer");

button.hidden = false;
button.addEventListener("click", () => {
  field.value = MINUS.test(field.value) ? field.value.replace(MINUS, "") : `−${field.value}`;
  field.focus();
  if (field.value !== "−") field.dispatchEvent(new Event("input", { bubbles: true }));
});
