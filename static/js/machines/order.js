// Rows to be put in order: {place, drawn}, the place as it stands in the list ("" for none yet) and
// the number under which the server drew the row.

// Rows without a place yet stay behind the others, in the order in which they were drawn.
export function inOrder(rows) {
  const rank = (row) => Number(row.place) || Infinity;
  const isLater = (one, other) =>
    rank(one) === rank(other) ? one.drawn - other.drawn : rank(one) - rank(other);
  return [...rows].sort(isLater);
}

export const canMove = (count, from, step) => from + step >= 0 && from + step < count;

// The rows after one has changed its place with its neighbour; each has its place then.
export function moved(rows, from, step) {
  const after = [...rows];
  if (canMove(rows.length, from, step)) {
    [after[from], after[from + step]] = [after[from + step], after[from]];
  }
  return after.map((row, index) => ({ ...row, place: String(index + 1) }));
}
