/* A short message at the bottom of the window; a screen reader says it, and nothing moves.
 *
 * It goes by itself, but never under the pointer or the focus, and a link in it waits longer.
 */

const SHOWN_FOR = 6000;
const LINK_SHOWN_FOR = 20000;

export function showToast(words, link = null) {
  const place = document.querySelector("[data-toasts]");
  const toast = document.querySelector("template[data-toast]").content.firstElementChild.cloneNode(true);
  toast.querySelector("[data-words]").textContent = words;
  if (link) {
    const action = toast.querySelector("[data-action]");
    action.href = link.href;
    action.textContent = link.words;
    action.hidden = false;
    action.addEventListener("click", () => toast.remove());
  }
  toast.querySelector("button").addEventListener("click", () => toast.remove());
  place.replaceChildren(toast);
  leaveLater(toast, link ? LINK_SHOWN_FOR : SHOWN_FOR);
}

function leaveLater(toast, time) {
  setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leaveLater(toast, time);
    else toast.remove();
  }, time);
}
