/* Light or dark at once, without a new page: what somebody is typing stays where it is.
 *
 * The form works by itself without this script; the server remembers the choice in a cookie.
 */

for (const form of document.querySelectorAll("[data-theme-switch]")) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    const fields = new FormData(form, button);
    document.querySelector("meta[name=color-scheme]").content = button.dataset.scheme;
    for (const one of form.querySelectorAll("button")) one.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    // Where nothing answers, the choice holds for this page and is made again on the next.
    fetch(form.action, { method: "POST", body: fields, redirect: "manual" }).catch(() => {});
  });
}
