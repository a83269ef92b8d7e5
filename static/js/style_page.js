// The style page shows the message and the dialog that other pages open by themselves.

import { showToast } from "./toast.js";

const button = document.querySelector("[data-show-toast]");
button.addEventListener("click", () => showToast(button.dataset.showToast));
document.querySelector("[data-show-dialog]").addEventListener("click", () => {
  document.querySelector("dialog").showModal();
});
