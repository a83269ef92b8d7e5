// The drafts of this browser and this tab; see machines/draft_box.js.

import { draftBox } from "./machines/draft_box.js";
import { memoryOf } from "./machines/memory.js";

// Lives as long as the tab: a reload finds it again.
function nameOfTab() {
  const ofTab = memoryOf(() => sessionStorage);
  const name = ofTab.read("tab") ?? Math.random().toString(36).slice(2);
  ofTab.write("tab", name);
  return name;
}

export const drafts = draftBox({
  memory: memoryOf(() => localStorage),
  tab: nameOfTab(),
  now: () => Date.now(),
});

drafts.removeOld();
