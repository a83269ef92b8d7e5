// The questions of an attempt as this browser has them: {position, url, key, html, held, seen}. They
// come with the first page, so that a level goes on without a connection. `held` and `seen` are what
// the server confirmed since then.

// Where a button leads; null where only the server can say.
export function pageAfter(pages, position, go) {
  const wanted = { next: position + 1, previous: position - 1 }[go] ?? (/^\d+$/.test(go) ? Number(go) : 0);
  return pages.find((page) => page.position === wanted) ?? null;
}

// What is only in this browser, in the order of the questions; not the question that is shown, which
// sends its own.
export const unsentPages = (pages, shownKey, hasDraft) =>
  pages
    .filter((page) => page.key !== shownKey && hasDraft(page.key))
    .sort((one, other) => one.position - other.position);

// The pages after the server has said something of one.
export const withHeld = (pages, key, { held, seen }) =>
  pages.map((page) => (page.key === key ? { ...page, held, seen } : page));
