import { forgetOthers } from "./kept.js";

// Registers the service worker, which shows a page of ours where there is no connection. Browsers
// have it over HTTPS and on localhost only; nothing else depends on it.

function register() {
  // Else a browser would ask for the worker with every page.
  const options = { updateViaCache: "all" };
  navigator.serviceWorker.register("/service-worker.js", options).catch(() => {});
}

// Not before the page is there: what the worker fetches must not hold it up.
if ("serviceWorker" in navigator) addEventListener("load", register);
forgetOthers().catch(() => {});
