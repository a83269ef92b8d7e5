// What a button of the editor's bar makes of a text: the signs of templatetags/rich_text.py.
// Pure: a text with a selection in, another one out.

const AROUND = { bold: "**", italic: "*", formula: "$" };
const BEFORE = { list: () => "- ", numbers: (place) => `${place + 1}. `, quote: () => "> " };
const TABLE = "| … | … |\n| --- | --- |\n| … | … |";

// Emphasis opens and closes at a word: blanks at the edges stay outside.
function around(picked, sign) {
  const inner = picked.trim();
  if (!inner) return { words: sign + sign, from: sign.length, length: 0 };
  const left = picked.indexOf(inner);
  const is = inner.length > 2 * sign.length && inner.startsWith(sign) && inner.endsWith(sign);
  const bare = is ? inner.slice(sign.length, -sign.length) : sign + inner + sign;
  const words = picked.slice(0, left) + bare + picked.slice(left + inner.length);
  return { words, from: left, length: bare.length };
}

const lines = (text, before) =>
  text
    .split("\n")
    .map((line, place) => before(place) + line)
    .join("\n");

function block(picked, kind) {
  if (kind === "table") return TABLE;
  if (kind === "code") return `\`\`\`python\n${picked}\n\`\`\``;
  if (kind === "heading") return `## ${picked.replaceAll("\n", " ")}`;
  return lines(picked, BEFORE[kind]);
}

// How many line ends are missing before or behind, for a block to stand alone.
const missing = (text) => (text ? "\n\n".slice(Math.min(2, /\n*$/.exec(text)[0].length)) : "");
const reversed = (text) => [...text].reverse().join("");

export function marked(text, start, end, kind) {
  const picked = text.slice(start, end);
  if (kind in AROUND) {
    const { words, from, length } = around(picked, AROUND[kind]);
    return { start, end, words, pick: [start + from, start + from + length] };
  }
  const words = block(picked, kind);
  const before = missing(text.slice(0, start));
  const behind = missing(reversed(text.slice(end)));
  const from = start + before.length;
  const at = kind === "code" && !picked ? from + "```python\n".length : from + words.length;
  return { start, end, words: before + words + behind, pick: picked ? [from, at] : [at, at] };
}
