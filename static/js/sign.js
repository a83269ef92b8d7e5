// A button for the minus, which the number pad of some phones lacks.

const MINUS = /^\s*[-−–‒]\s*/;

export function addSign(root) {
  const button = root.querySelector("[data-sign]");
  if (!button) return;
  const field = root.querySelector("#answer");

  button.hidden = false;
  button.addEventListener("click", () => {
    field.value = MINUS.test(field.value) ? field.value.replace(MINUS, "") : `−${field.value}`;
    field.focus();
    if (field.value !== "−") field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
