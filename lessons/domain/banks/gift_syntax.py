"""The syntax of GIFT under its questions: items, escapes, comments, format marks.

Written after Moodle's description of the format: items are parted by empty lines, ``//`` begins a
comment line, and ``~ = # { } :`` mean themselves after a backslash.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.banks.bank import ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.markup import html_text, loose_text
from lessons.domain.banks.texts import check_length, clean

_SPECIAL = "\\~=#{}:"
# Escaped characters stand as noncharacters, which no text holds, while the item is taken apart.
_HIDDEN = {character: chr(0xFDD0 + place) for place, character in enumerate(_SPECIAL)}
_HIDDEN_LINE = "\ufddf"
_SHOWN = str.maketrans({hidden: shown for shown, hidden in _HIDDEN.items()} | {_HIDDEN_LINE: "\n"})
_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_MUST_ESCAPE = re.compile(r"[\\~=#{}:\n]")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
# Possessive, and a match without its end too: many beginnings without one cost no more than one.
_TAGS = re.compile(r"\[tag:((?:\\.|[^\]\\])*+)(\]?)")
_CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.*)")
_BLANK = "_____"
"""Where a missing word stood."""


@dataclass(frozen=True, slots=True)
class Item:
    """``answer`` is None where the item has no braces; special characters in it are hidden."""

    title: str
    format: str
    text: str
    answer: str | None
    tags: tuple[str, ...]

    def words(self, text: str) -> str:
        """A text of this item as it is shown: escapes resolved, markup gone."""
        match = _FORMAT.match(text)
        format_ = match[1].lower() if match else self.format
        shown = show(text[match.end() :] if match else text)
        if format_ == "html":
            return html_text(shown)
        return loose_text(shown) if format_ == "moodle" else clean(shown)


def hide(text: str) -> str:
    def hidden(match: re.Match[str]) -> str:
        return _HIDDEN_LINE if match[1] == "n" else _HIDDEN[match[1]]

    return _ESCAPE.sub(hidden, _NONCHARACTERS.sub("", text))


def show(text: str) -> str:
    return text.translate(_SHOWN)


def escape(text: str) -> str:
    return _MUST_ESCAPE.sub(lambda match: "\\" + match[0].replace("\n", "n"), text)


def split_items(lines: Sequence[str]) -> Iterator[tuple[str, RawItem]]:
    """(category, item) for every item; lines of comments alone are no item."""
    category, start, depth = "", 0, 0
    for index, line in enumerate([*lines, ""]):
        named = _CATEGORY.fullmatch(line) if not depth else None
        if named or (not line.strip() and not _goes_on(lines, index, depth)):
            if _has_content(lines[start:index]):
                yield category, RawItem(start + 1, "\n".join(lines[start:index]))
            category = named[1].strip() if named else category
            start, depth = index + 1, 0
        elif not _is_comment(line):
            depth = max(depth + _opened(line), 0)


def _goes_on(lines: Sequence[str], index: int, depth: int) -> bool:
    """An empty line between the answers of one item, which the format forbids and people write."""
    if depth < 1:
        return False
    following = next((line.strip() for line in lines[index + 1 : index + 4] if line.strip()), "")
    return following.startswith(("=", "~", "}", "#"))


def _opened(line: str) -> int:
    if "{" not in line and "}" not in line:
        return 0
    hidden = hide(line)
    return hidden.count("{") - hidden.count("}")


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("//")


def _has_content(lines: Sequence[str]) -> bool:
    return any(line.strip() and not _is_comment(line) for line in lines)


def read_item(source: str) -> Item:
    """Raises ItemError: syntax, text-too-long."""
    check_length(source)
    lines = source.split("\n")
    comments = [line for line in lines if _is_comment(line)]
    text = hide("\n".join(line for line in lines if not _is_comment(line))).strip()
    title = ""
    if text.startswith("::"):
        title, mark, text = text[2:].partition("::")
        if not mark:
            raise ItemError(BankCode.SYNTAX, "::")
    match = _FORMAT.match(text)
    before, answer, after = _take_apart(text[match.end() :] if match else text)
    return Item(
        title=clean(show(title)),
        format=match[1].lower() if match else "moodle",
        text=f"{before}{_BLANK}{after}" if after.strip() else before,
        answer=answer,
        tags=tuple(clean(_unescape_tag(tag)) for line in comments for tag in _tags(line)),
    )


def _take_apart(text: str) -> tuple[str, str | None, str]:
    before, opening, rest = text.partition("{")
    if not opening:
        if "}" in text:
            raise ItemError(BankCode.SYNTAX, "}")
        return text, None, ""
    answer, closing, after = rest.partition("}")
    if not closing or "{" in answer or "}" in before:
        raise ItemError(BankCode.SYNTAX, "{")
    if "{" in after or "}" in after:
        raise ItemError(BankCode.SYNTAX, "{")
    return before, answer.strip(), after


def _tags(comment: str) -> Iterator[str]:
    return (tag for tag, end in _TAGS.findall(comment) if tag and end)


def _unescape_tag(tag: str) -> str:
    return re.sub(r"\\(.)", r"\1", tag)


def write_tags(tags: Sequence[str]) -> str:
    """A comment line, or nothing."""
    escaped = [re.sub(r"([\]\\])", r"\\\1", tag.replace("\n", " ")) for tag in tags]
    return "// " + " ".join(f"[tag:{tag}]" for tag in escaped) + "\n" if tags else ""
