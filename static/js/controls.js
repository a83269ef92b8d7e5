// What the fields of a question can do beyond the browser's own, on a page that has just been drawn
// or has taken another question in.

import { addLetters } from "./letters.js";
import { addOrdering } from "./ordering.js";
import { addSign } from "./sign.js";

// `signal` ends what listens beyond the question itself.
export function addControls(root, signal) {
  addLetters(root);
  addOrdering(root, signal);
  addSign(root);
}
