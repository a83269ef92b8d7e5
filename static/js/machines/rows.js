// Rows of a formset: how their numbers stand in names and addresses when they have changed places.

const PLACE = String.raw`(\d+|__prefix__)`;

// Of an attribute's value: `id_options-2-text`, `options-2-name options-2-error`, `options:2:up`.
export function renumbered(value, group, place) {
  const parts = new RegExp(`(^|\\s|id_)(${group})([-:])${PLACE}(?=[-:])`, "g");
  return value.replace(parts, (_, before, name, mark) => `${before}${name}${mark}${place}`);
}

// Where a row goes that is moved by `step`; the same place at an end.
export function placeAfter(from, step, count) {
  return Math.min(Math.max(from + step, 0), count - 1);
}
