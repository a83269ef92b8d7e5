// The answer in a question's form, as the list of strings that the server keeps.

const fieldsOf = (form) => [...form.querySelectorAll("[name=answer]")];
const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function readAnswer(form) {
  return fieldsOf(form)
    .filter((field) => !isChoice(field) || field.checked)
    .map((field) => field.value)
    .filter((value) => value !== "");
}

export function writeAnswer(form, answer) {
  for (const field of fieldsOf(form)) {
    if (isChoice(field)) field.checked = answer.includes(field.value);
    else field.value = answer[0] ?? "";
  }
}

// The texts of chosen options, or the typed text itself.
export function answerInWords(form, answer) {
  const options = fieldsOf(form).filter(isChoice);
  if (options.length === 0) return answer.join("\n");
  return options
    .filter((option) => answer.includes(option.value))
    .map((option) => option.closest("label").textContent.trim())
    .join("\n");
}
