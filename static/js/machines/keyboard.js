// How much of the window's foot a phone's keyboard covers, in px. Browsers that make the page
// smaller for it cover nothing; iOS leaves the page as it is and makes only the view of it smaller.

const LEAST = 80; // less is a bar of the browser that comes and goes

// Heights of the window and of the part that is seen, and where that part begins.
export function covered({ windowHeight, viewHeight, viewTop, scale }) {
  if (scale > 1.05) return 0; // enlarged by two fingers: the foot is out of sight anyway
  const hidden = Math.round(windowHeight - viewHeight - viewTop);
  return hidden < LEAST ? 0 : hidden;
}
