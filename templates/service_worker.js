// Shows the offline page where a page cannot be fetched. It keeps that page and its files, and
// nothing else: never a page of a person.

const CACHE = "{{ version }}";
const OFFLINE = "{% url 'offline' %}";
const FILES = [{% for file in files %}
  "{{ file }}",{% endfor %}
];
const standIns = new Set(); // the windows that show the offline page

async function keep() {
  const cache = await caches.open(CACHE);
  // Without cookies: what is kept is what a stranger sees.
  await cache.addAll([OFFLINE, ...FILES].map((url) => new Request(url, { credentials: "omit" })));
}

async function takeOver() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  // A page is asked for while the worker still starts, so that no page comes later through it.
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    standIns.add(event.resultingClientId);
    return caches.match(OFFLINE);
  }
}

const file = async (request) => (await caches.match(request)) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(keep().then(skipWaiting)));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const { method, mode } = event.request;
  if (method === "GET" && mode === "navigate") event.respondWith(page(event));
  else if (standIns.has(event.clientId)) event.respondWith(file(event.request));
});
