// What of this person's work a browser keeps for a lost connection: questions that were opened, with
// the files that they need. The service worker keeps the page itself (X-Keep-For). All of it goes
// with signing out, and as soon as a page of somebody else is shown here.

const PERSONS = "person-";
const personOf = () => document.documentElement.dataset.person;
const open = () => caches.open(PERSONS + personOf());
const isPossible = () => "caches" in globalThis && personOf() !== undefined;

export async function keepPages(url, pages) {
  if (!isPossible()) return;
  const type = { "Content-Type": "application/json" };
  await (await open()).put(url, new Response(JSON.stringify({ pages, isKept: true }), { headers: type }));
}

// What the server has confirmed of a task since its page was kept.
const heldUrl = () => `${location.pathname}held/`;

export async function keepHeld(held) {
  if (isPossible()) await (await open()).put(heldUrl(), new Response(JSON.stringify(held)));
}

export async function heldLast() {
  return isPossible() ? (await (await open()).match(heldUrl()))?.json() : undefined;
}

export async function keepFiles() {
  if (!isPossible()) return;
  const names = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  const own = names.filter((url) => url.origin === location.origin && /\.(?:css|js|svg)$/.test(url.pathname));
  const cache = await open();
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  // A file that changes has another name: what is kept is never asked for again.
  await cache.addAll([...new Set(own.map((url) => url.pathname))].filter((path) => !kept.has(path)));
}

export async function forgetOthers() {
  if (!("caches" in globalThis)) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(PERSONS) && name !== PERSONS + personOf()) await caches.delete(name);
  }
}
