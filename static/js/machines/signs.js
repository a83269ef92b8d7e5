// The signs of a written text put at what is chosen: which stretch is replaced, by what, and what is
// chosen then.

const LINE = { heading: "# ", bullets: "- ", quote: "> " };
const ANY = /^(#{1,2} |- |> |\d{1,3}\. )/;

export function signed(kind, text, start, end) {
  return kind === "bold" ? bold(text, start, end) : lines(kind, text, start, end);
}

function bold(text, start, end) {
  const chosen = text.slice(start, end);
  const inside = chosen.startsWith("**") && chosen.endsWith("**") && chosen.length > 4;
  const words = inside ? chosen.slice(2, -2) : `**${chosen}**`;
  const shift = inside ? 0 : 2;
  return { start, end, text: words, select: [start + shift, start + words.length - shift] };
}

// A sign that stands there already goes.
function lines(kind, text, start, end) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const until = text.indexOf("\n", end);
  const to = until < 0 ? text.length : until;
  const before = text.slice(from, to).split("\n");
  const mark = (at) => LINE[kind] ?? `${at + 1}. `;
  const isOn = before.every((line, at) => line.startsWith(mark(at)));
  const after = before.map((line, at) => (isOn ? "" : mark(at)) + line.replace(ANY, "")).join("\n");
  return { start: from, end: to, text: after, select: [from + after.length, from + after.length] };
}
