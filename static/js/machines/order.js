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

// The rows after one has gone `step` rows down (up, where negative); each has its place then.
export function moved(rows, from, step) {
  const after = [...rows];
  if (canMove(rows.length, from, step)) after.splice(from + step, 0, ...after.splice(from, 1));
  return after.map((row, index) => ({ ...row, place: String(index + 1) }));
}

// By how many rows a row has been dragged: past the middle of each that it leaves behind. `middles`
// of all rows as they stand from top to bottom, `at` the pointer's height.
export function dragged(middles, from, at) {
  const above = middles.filter((middle, index) => index < from && at < middle).length;
  const below = middles.filter((middle, index) => index > from && at > middle).length;
  return below - above;
}
