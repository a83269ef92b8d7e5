// What is pasted from Word, a browser or another editor, as the few signs of a written text: lists,
// headings, quotes and bold words stay, everything else becomes plain words. It reads a tree of
// nodes and knows no page, so that nothing of what was pasted is ever put on one.

const HEADINGS = { H1: "# ", H2: "## ", H3: "## ", H4: "## ", H5: "## ", H6: "## " };
const BLOCKS = ["P", "DIV", "LI", "UL", "OL", "TR", "BLOCKQUOTE", "PRE", "TABLE", "SECTION", "ARTICLE"];
const NOTHING = ["STYLE", "SCRIPT", "META", "LINK", "TITLE", "TEMPLATE", "HEAD"];
const BULLET = /^[\s\u00a0]*[·•▪◦‣o§\-–][\s\u00a0]+/;
const NUMBER = /^[\s\u00a0]*(\d{1,3})[.)][\s\u00a0]+/;

// Styles are only read and handlers never wanted: under other names the browser lets them be.
export const tamed = (html) =>
  html.replace(/<[^>]*>/g, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));

export function pasted(root) {
  const lines = [];
  walk(root, { lines, list: null, quote: false });
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

// Whether it is worth more than the plain text that comes with it.
export const hasForm = (root) => Boolean(root.querySelector("li, b, strong, h1, h2, h3, h4, blockquote, [data-style*=mso-list], [data-style*='font-weight']"));

function walk(node, known) {
  let open = "";
  const flush = () => {
    if (open.trim()) add(known, open);
    open = "";
  };
  for (const child of node.childNodes) {
    if (isNothing(child)) continue;
    if (isBlock(child)) {
      flush();
      block(child, known);
    } else if (child.nodeName === "BR") {
      flush();
    } else if (child.nodeType === 1 && [...child.querySelectorAll("*")].some(isBlock)) {
      flush();
      walk(child, known);
    } else {
      open += inline(child, false);
    }
  }
  flush();
}

function add(known, text, sign = "") {
  const words = text.replace(/[\s\u00a0]+/g, " ").trim();
  if (words) known.lines.push((known.quote ? "> " : "") + sign + words);
}

function block(node, known) {
  const heading = HEADINGS[node.nodeName] ?? wordHeading(node);
  if (heading) paragraph(known, plain(node), heading);
  else if (isWordItem(node)) wordItem(node, known);
  else (WRITTEN[node.nodeName] ?? walk)(node, known);
}

const WRITTEN = {
  UL: list,
  OL: list,
  LI: (node, known) => item(node, known, "- "),
  TR: (node, known) => add(known, [...node.children].map((cell) => plain(cell)).join(" | ")),
  BLOCKQUOTE: (node, known) => apart(node, { ...known, quote: true }),
  P: apart,
};

function apart(node, known) {
  paragraphs(known);
  walk(node, known);
  paragraphs(known);
}

const paragraphs = (known) => known.lines.at(-1) && known.lines.push("");

function paragraph(known, text, sign) {
  paragraphs(known);
  add(known, text, sign);
  paragraphs(known);
}

function list(node, known) {
  let number = Number(node.getAttribute("start") ?? 1);
  for (const child of node.children) {
    if (child.nodeName === "LI") item(child, known, node.nodeName === "OL" ? `${number++}. ` : "- ");
    else block(child, known);
  }
}

function item(node, known, sign) {
  const nested = [...node.children].filter((child) => ["UL", "OL"].includes(child.nodeName));
  const words = [...node.childNodes].filter((child) => !nested.includes(child));
  add(known, words.map((child) => inline(child, false)).join(""), sign);
  for (const child of nested) list(child, known);
}

// Word writes a list as paragraphs that say so in a style of their own.
const styleOf = (node) => node.getAttribute?.("data-style") ?? "";
const isWordItem = (node) => ["P", "DIV"].includes(node.nodeName) && /mso-list:\s*l\d/.test(styleOf(node));

function wordItem(node, known) {
  const words = plain(node, true);
  const number = NUMBER.exec(plain(node));
  if (known.lines.at(-1) && !/^(- |\d+\. )/.test(known.lines.at(-1))) paragraphs(known);
  add(known, words.replace(BULLET, "").replace(NUMBER, ""), number ? `${number[1]}. ` : "- ");
}

function wordHeading(node) {
  const found = /MsoHeading(\d)|MsoTitle/.exec(node.getAttribute?.("class") ?? "");
  return found && (found[1] > 1 ? "## " : "# ");
}

const plain = (node, isWithoutMark = false) =>
  [...node.childNodes].map((child) => inline(child, false, isWithoutMark)).join("");

function inline(node, isBold, isWithoutMark = false) {
  if (node.nodeType === 3) return node.nodeValue.replace(/\s+/g, " ");
  if (node.nodeType !== 1 || isNothing(node)) return "";
  if (node.nodeName === "BR") return " ";
  if (isWithoutMark && /mso-list:\s*Ignore/i.test(styleOf(node))) return "";
  const bold = !isBold && saysBold(node);
  const words = [...node.childNodes].map((child) => inline(child, isBold || bold, isWithoutMark)).join("");
  return bold ? starred(words) : words;
}

function saysBold(node) {
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/.exec(styleOf(node))?.[1];
  if (weight) return weight === "bold" || Number(weight) >= 600;
  return node.nodeName === "B" || node.nodeName === "STRONG";
}

// Stars stand at the words, never at the space beside them.
function starred(words) {
  const [, before, inside, after] = /^([\s\u00a0]*)([^]*?)([\s\u00a0]*)$/.exec(words);
  return inside ? `${before}**${inside}**${after}` : words;
}

const isBlock = (node) => BLOCKS.includes(node.nodeName) || node.nodeName in HEADINGS;
const isNothing = (node) => NOTHING.includes(node.nodeName) || node.nodeType === 8;
