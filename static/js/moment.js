// A calendar beside a field for a date that is typed. What is chosen there is written into the field
// as people write it here; without JavaScript the field alone does.

for (const field of document.querySelectorAll("input[data-moment]")) {
  if ("showPicker" in HTMLInputElement.prototype) field.after(calendarFor(field));
}

function calendarFor(field) {
  const picker = document.createElement("input");
  Object.assign(picker, { type: "datetime-local", tabIndex: -1, className: "moment-picker" });
  picker.setAttribute("aria-hidden", "true");
  picker.addEventListener("change", () => {
    field.value = written(picker.value) || field.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
  const box = document.createElement("span");
  box.className = "moment-box";
  box.append(buttonFor(field, picker), picker);
  return box;
}

function buttonFor(field, picker) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button button-quiet moment-button" });
  button.textContent = field.dataset.moment;
  button.addEventListener("click", () => {
    picker.value = forPicker(field.value);
    picker.showPicker();
  });
  return button;
}

// 2026-12-05T23:59 → 05.12.2026 23:59
function written(value) {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(value);
  return found ? `${found[3]}.${found[2]}.${found[1]} ${found[4]}` : "";
}

function forPicker(value) {
  const found = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d)$/.exec(value.trim());
  return found ? `${found[3]}-${found[2]}-${found[1]}T${found[4]}` : "";
}
