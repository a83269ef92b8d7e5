// The answer in a question's form, as the list of strings that the server keeps. Where a question
// has several fields, each string is "id:value" and the field's name is "answer-id".

const NAME = "answer";

// Rows that were moved about are still read in the order in which the server drew them.
const fieldsOf = (form) =>
  [...form.querySelectorAll(`[name^=${NAME}]`)].sort(
    (one, other) => (one.dataset.order ?? 0) - (other.dataset.order ?? 0),
  );
const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
const startOf = (field) => (field.name === NAME ? "" : `${field.name.slice(NAME.length + 1)}:`);

export function readAnswer(form) {
  return fieldsOf(form)
    .filter((field) => (!isChoice(field) || field.checked) && field.value !== "")
    .map((field) => startOf(field) + field.value);
}

export function writeAnswer(form, answer) {
  for (const field of fieldsOf(form)) {
    if (isChoice(field)) field.checked = answer.includes(field.value);
    else field.value = valueOf(field, answer);
  }
  form.dispatchEvent(new Event("answer-written"));
}

function valueOf(field, answer) {
  const start = startOf(field);
  return answer.find((value) => value.startsWith(start))?.slice(start.length) ?? "";
}

// The texts of chosen options, what stands in each field, or the typed text itself.
export function answerInWords(form, answer) {
  const fields = fieldsOf(form);
  if (fields.some(startOf)) return fieldsInWords(fields, answer);
  const options = fields.filter(isChoice);
  if (options.length === 0) return answer.join("\n");
  return options
    .filter((option) => answer.includes(option.value))
    .map((option) => option.closest("label").textContent.trim())
    .join("\n");
}

function fieldsInWords(fields, answer) {
  const filled = fields.filter((field) => valueOf(field, answer));
  const lines = filled.map((field) => {
    const value = valueOf(field, answer);
    const option = [...(field.options ?? [])].find((one) => one.value === value);
    const label = field.ariaLabel ?? field.labels[0].textContent.trim();
    return `${label}: ${option?.text ?? value}`;
  });
  return lines.join("\n");
}
