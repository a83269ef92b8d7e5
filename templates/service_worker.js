// Shows the offline page where a page cannot be fetched, or the question that was open there. It keeps
// that page and its files for everybody; of a person only the pages that the server says may be kept
// for them (X-Keep-For), in a place of their own that js/kept.js empties.

const CACHE = "{{ version }}";
const OFFLINE = "{% url 'offline' %}";
const FILES = [{% for file in files %}
  "{{ file }}",{% endfor %}
];
const PERSONS = "person-";
const MOST_KEPT = 5; // attempts, tasks and sittings of a person
const KEPT = "/kept"; // before the address of an attempt or a sitting
const standIns = new Set(); // the windows that show what was kept

async function keep() {
  const cache = await caches.open(CACHE);
  // Without cookies: what is kept is what a stranger sees.
  await cache.addAll([OFFLINE, ...FILES].map((url) => new Request(url, { credentials: "omit" })));
}

async function takeOver() {
  const isOld = (name) => name !== CACHE && !name.startsWith(PERSONS);
  for (const name of (await caches.keys()).filter(isOld)) await caches.delete(name);
  // A page is asked for while the worker still starts, so that no page comes later through it.
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page(event) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(keepFor(response.clone()).catch(() => {}));
    return response;
  } catch {
    standIns.add(event.resultingClientId);
    return (await kept(event.request)) ?? caches.match(OFFLINE);
  }
}

// "7 /attempts/5/": any question of that attempt may be shown by this page to person 7. Without a
// person it is over, and nothing of it is shown any more.
async function keepFor(response) {
  const [person, under] = (response.headers.get("X-Keep-For") ?? "").split(" ");
  if (!under) return;
  if (person === "-") return forget(under);
  const cache = await caches.open(PERSONS + person);
  await cache.delete(KEPT + under);
  await cache.put(KEPT + under, response);
  const shells = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(`${KEPT}/`));
  for (const old of shells.slice(0, -MOST_KEPT)) await cache.delete(old);
}

async function forget(under) {
  for (const name of (await caches.keys()).filter((one) => one.startsWith(PERSONS))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (new URL(request.url).pathname.startsWith(KEPT + under)) await cache.delete(request);
    }
  }
}

// A task by its own address; any question of an attempt or a sitting by what they share.
async function kept({ url }) {
  const { pathname } = new URL(url);
  return (await caches.match(KEPT + pathname)) ?? caches.match(KEPT + pathname.replace(/[0-9]+\/$/, ""));
}

const file = async (request) => (await caches.match(request)) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(keep().then(skipWaiting)));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { method, mode } = event.request;
  if (method === "GET" && mode === "navigate") event.respondWith(page(event));
  else if (standIns.has(event.clientId)) event.respondWith(file(event.request));
});
