// A button that copies the join code. Without JavaScript the code is simply selected and copied.

import { showToast } from "./toast.js";

for (const template of document.querySelectorAll("template[data-copy]")) {
  const code = document.getElementById(template.dataset.copy);
  const { copied } = template.dataset;
  const pieces = template.content.cloneNode(true);
  const button = pieces.querySelector("button");
  button.addEventListener("click", async () => {
    if (await copy(code)) showToast(copied);
  });
  template.replaceWith(pieces);
}

// A plain http address has no clipboard for scripts; the code is selected then, ready for Ctrl+C.
async function copy(code) {
  getSelection().selectAllChildren(code);
  try {
    // Lines stay in their places, also empty ones at the top.
    const text = code.matches("pre") ? code.textContent.replace(/\n$/, "") : code.textContent.trim();
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
