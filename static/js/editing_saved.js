// The page after a save: what the browser kept of it is not needed any more.

import { memoryOf } from "./machines/memory.js";

const memory = memoryOf(() => localStorage);

if (new URLSearchParams(location.search).has("saved")) {
  for (const key of memory.keys("edit:")) {
    if (JSON.parse(memory.read(key) ?? "{}").isSent) memory.remove(key);
  }
}
