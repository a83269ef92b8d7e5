// Tells the style sheet how much a phone's keyboard covers, so that the buttons stay above it.

import { covered } from "./machines/keyboard.js";

const view = window.visualViewport;

function measure() {
  const { height: viewHeight, offsetTop: viewTop, scale } = view;
  const px = covered({ windowHeight: innerHeight, viewHeight, viewTop, scale });
  document.documentElement.style.setProperty("--keyboard", `${px}px`);
}

for (const change of ["resize", "scroll"]) view?.addEventListener(change, measure);
if (view) measure();
