/* A key term in the text is a link to the list of terms at its end. Where the browser can, its
 * meaning comes up beside the word instead: Esc, a click elsewhere or the button closes it.
 */

const template = document.querySelector("template[data-term-card]");
if (template && "popover" in HTMLElement.prototype) makeCard();

function makeCard() {
  const card = template.content.firstElementChild.cloneNode(true);
  const entry = card.querySelector("[data-entry]");
  let word = null;
  document.querySelector("[data-reading]").append(card);
  for (const link of document.querySelectorAll("a.term")) link.setAttribute("aria-haspopup", "dialog");

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.term");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
  card.querySelector("[data-close]").addEventListener("click", () => card.hidePopover());
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") word?.classList.remove("term-shown");
  });

  function show(link) {
    const list = document.createElement("dl");
    list.append(...[...document.querySelector(link.hash).children].map((part) => part.cloneNode(true)));
    entry.replaceChildren(list);
    word?.classList.remove("term-shown");
    word = link;
    word.classList.add("term-shown");
    card.showPopover();
    card.focus();
  }
}
