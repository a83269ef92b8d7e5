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
  let isWaiting = false;
  let isTouched = false;

  function show() {
    isWaiting = false;
    const { top, height } = text.getBoundingClientRect();
    const share = (innerHeight - top) / height;
    bar.value = Math.round(Math.min(1, Math.max(0, share)) * 100);
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
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
