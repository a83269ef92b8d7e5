/* Where a reader is: a thin line along the top, the section in the contents, and on the next visit
 * the section where the last one ended.
 */

import { memoryOf } from "./machines/memory.js";
import { showToast } from "./toast.js";

const memory = memoryOf(() => localStorage); // one that refuses forgets the place; reading goes on

const place = document.querySelector("[data-reading]");
const text = place.querySelector("[data-text]");
if (text) follow();

function follow() {
  const bar = document.querySelector("template[data-reading-bar]").content.firstElementChild.cloneNode(true);
  document.body.prepend(bar);
  const headings = [...text.querySelectorAll("h2[id]")];
  const links = new Map(headings.map((heading) => [heading, place.querySelector(`a[href="#${heading.id}"]`)]));
  const key = `reading:${place.dataset.reading}`;
  offerToGoOn(headings, key);
  const tellPlace = addPill(headings);
  let isWaiting = false;
  let isTouched = false;

  function show() {
    isWaiting = false;
    const { top, height } = text.getBoundingClientRect();
    const share = (innerHeight - top) / height;
    bar.value = Math.round(Math.min(1, Math.max(0, share)) * 100);
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    tellPlace(current);
    for (const [heading, link] of links) {
      if (heading === current) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    }
    if (!isTouched) return;
    if (current && share < 1) memory.write(key, current.id);
    else memory.remove(key); // At the very top, or read to the end.
  }

  function showSoon() {
    if (!isWaiting) requestAnimationFrame(show);
    isWaiting = true;
  }

  addEventListener("scroll", () => { isTouched = true; showSoon(); }, { passive: true });
  addEventListener("resize", showSoon);
  show();
}

function offerToGoOn(headings, key) {
  const heading = headings.find(({ id }) => id === memory.read(key));
  if (heading && !location.hash && scrollY === 0) {
    showToast(place.dataset.goOn, { href: `#${heading.id}`, words: heading.textContent });
  }
}

// On a phone the contents are far above: a button tells the section and leads there.
function addPill(headings) {
  const pill = document.querySelector("[data-pill]");
  if (!pill) return () => {};
  let before = scrollY;
  pill.addEventListener("click", () => (place.querySelector("details.toc").open = true));
  return (current) => {
    pill.hidden = !current;
    pill.querySelector("[data-pill-words]").textContent = `${headings.indexOf(current) + 1} / ${headings.length}`;
    pill.toggleAttribute("data-away", scrollY > before);
    before = scrollY;
  };
}
