"""Words with their markup: emphasis, code, formulas, links, pictures, marks of notes.

Stricter than CommonMark, as most texts were typed by people who mean no markup: a sign opens only
at the border of a word and closes only at one, lone underscores mean nothing, HTML is text. Each
sign is looked at once, and its end is found by a search among the ends there are.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from lessons.domain.rich_text.money import is_formula
from lessons.domain.rich_text.nodes import (
    CodeWords,
    Formula,
    Inline,
    Inlines,
    Link,
    NoteMark,
    Picture,
    Style,
    Styled,
    Words,
)
from lessons.domain.rich_text.source import Source
from lessons.domain.text.characters import (
    DASHES,
    MINUSES,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    TYPED_DASHES,
)
from lessons.domain.text.samples import Sample

MOST_DEPTH = 4
MOST_FORMULA = 2000
MOST_LENGTH = 100_000
"""A longer paragraph was typed by nobody, and is words."""
_SIGN = re.compile(r"[\\`$*~^\[!]")
_OPENS = rf"(?<![^\s{OPENING_BRACKETS}{OPENING_QUOTES}{TYPED_DASHES}*/])"
_CLOSES = r"(?<![\s\\])"
_RUN_OPENS = re.compile(rf"{_OPENS}(\*{{1,3}})(?=[\w{OPENING_QUOTES}{OPENING_BRACKETS}`$\\!])")
_CODE_OPENS = re.compile(r"(?<!\w)(`{1,2})(?=[^`])")
_ENDS = {
    "*": re.compile(rf"{_CLOSES}(?<!\*)\*(?![\w*])"),
    "**": re.compile(rf"{_CLOSES}(?<!\*)\*\*(?![\w*])"),
    "***": re.compile(rf"{_CLOSES}(?<!\*)\*\*\*(?![\w*])"),
    "`": re.compile(r"(?<![\s`])`(?![\w`])"),
    "``": re.compile(r"(?<!`)``(?![\w`])"),
    "$": re.compile(rf"{_CLOSES}(?<!\$)\$(?![\w$])"),
    "$$": re.compile(r"(?<!\\)\$\$"),
}
_FORMULA_OPENS = re.compile(rf"{_OPENS}\$(?=[^\s$])")
_SIGN_OF_NUMBER = f"[+{MINUSES}]"
_MOVED = rf"{_SIGN_OF_NUMBER}?\d{{1,9}}{_SIGN_OF_NUMBER}?|[^\W\d_]{{1,9}}"
_LOWERED = re.compile(rf"(?<=[\w)\]])~({_MOVED})~(?!\d)")
_RAISED = re.compile(
    rf"(?<=[\w)\]~])\^({_MOVED}|{_SIGN_OF_NUMBER})\^(?!\w)"
    r"|(?<![\w)\]}^])\^(\d{1,3})\^(?=[^\W\d_])"
)
_URL = r"(?:https?://|mailto:)(?:[^\s()<>\"]|\([^\s()<>\"]{0,200}\)){1,2000}"
_LINK = re.compile(rf"(?<!!)\[([^\[\]]{{1,500}})\]\(({_URL})\)")
_ALTERNATIVE = r"((?:\\[^\n]|[^\[\]\\\n]){0,500})"
_CAPTION = r"\"((?:\\[^\n]|[^\"\\\n]){0,500})\""
_PICTURE = re.compile(
    rf"!\[{_ALTERNATIVE}\]\(<?([\w-]{{1,100}}\.\w{{1,10}})>?(?: {{1,3}}{_CAPTION})?\)"
)
_KEPT_SIGN = re.compile(r"\\(.)")
_NOTE = re.compile(r"\[\^([\w-]{1,30})\]")
_ESCAPED = re.compile(r"\\([`$*~^|#>!]|\\(?=[\\`$*~^|#>!])|\[(?=[^\[\]]{1,500}\]))")
_ESCAPED_FIRST = re.compile(rf"\\[{DASHES}•+]|\d{{1,4}}\\[.)]")
SAMPLES = (
    Sample(
        pattern=_PICTURE,
        how="match",
        matches=("![a](b.png)", '![а \\[1\\]](b-1.png "в \\"г\\"")', "![](b.png)"),
        misses=("![a](b)", "![a](../b.png)", "![a](https://b.kz/c.png)", "![a][b](c.png)"),
    ),
    Sample(
        pattern=_RAISED,
        how="search",
        matches=("x^2^", "10^-3^ м", "Ca^2+^", "SO~4~^2-^", "^14^C"),
        misses=("x^2+y^2", "2^3^4", "x^2", "^_^", "x ^2^"),
    ),
)

Found = tuple[Inline, int]


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where each kind of end stands; ``labels`` are those of the notes that there are."""

    ends: Mapping[str, list[int]]
    labels: Set[str]

    def end_of(self, kind: str, start: int, end: int) -> int | None:
        """The first end that leaves something between, before ``end``."""
        places = self.ends[kind]
        at = bisect_left(places, start + 1)
        return places[at] if at < len(places) and places[at] + len(kind) <= end else None


def inlines(source: Source, labels: Set[str] = frozenset()) -> Inlines:
    if len(source.text) > MOST_LENGTH or not _SIGN.search(source.text):
        return (Words(source.text, source.places),) if source.text else ()
    ends = {kind: [one.start() for one in end.finditer(source.text)] for kind, end in _ENDS.items()}
    return _Reader(source, _Signs(ends, labels)).read(0, len(source.text), 0)


class _Reader:
    def __init__(self, source: Source, signs: _Signs) -> None:
        self._text, self._places, self._signs = source.text, source.places, signs
        self._readers: Mapping[str, Callable[[int, int, int], Found | None]] = {
            "\\": self._escaped,
            "`": self._code,
            "$": self._formula,
            "*": self._emphasis,
            "~": self._lowered,
            "^": self._raised,
            "[": self._link,
            "!": self._picture,
        }

    def read(self, start: int, end: int, depth: int) -> Inlines:
        found: list[Inline] = []
        rest = at = start
        while sign := _SIGN.search(self._text, at, end):
            at = sign.start()
            node = self._readers[sign[0]](at, end, depth) if depth < MOST_DEPTH else None
            if node is None:
                at += 1
                continue
            found += [self._words(rest, at), node[0]]
            rest = at = node[1]
        found.append(self._words(rest, end))
        return tuple(one for one in found if not isinstance(one, Words) or one.text)

    def _words(self, start: int, end: int) -> Words:
        return Words(self._text[start:end], self._places[start:end])

    def _escaped(self, at: int, end: int, depth: int) -> Found | None:
        is_first = not self._text[:at].strip("0123456789") if at < 5 else False
        first = _ESCAPED_FIRST.match(self._text, 0) if is_first else None
        if at + 1 < end and (_ESCAPED.match(self._text, at, end) or (first and first.end() > at)):
            return self._words(at + 1, at + 2), at + 2
        return None

    def _code(self, at: int, end: int, depth: int) -> Found | None:
        opens = _CODE_OPENS.match(self._text, at)
        if opens is None:
            return None
        close = self._signs.end_of(opens[1], opens.end(), end)
        if close is None:
            return None
        inner = slice(opens.end(), close)
        return CodeWords(self._text[inner], self._places[inner]), close + len(opens[1])

    def _formula(self, at: int, end: int, depth: int) -> Found | None:
        mark = "$$" if self._text.startswith("$$", at) else "$"
        if mark == "$" and not _FORMULA_OPENS.match(self._text, at):
            return None
        close = self._signs.end_of(mark, at + len(mark), end)
        if close is None or close - at > MOST_FORMULA:
            return None
        latex, after = self._text[at + len(mark) : close].strip(), close + len(mark)
        if not latex or not is_formula(latex):
            return None
        return Formula(latex, self._places[at:after], is_displayed=mark == "$$"), after

    def _emphasis(self, at: int, end: int, depth: int) -> Found | None:
        opens = _RUN_OPENS.match(self._text, at, end)
        close = self._signs.end_of(opens[1], opens.end(), end) if opens else None
        if opens is None or close is None:
            return None
        inside = self.read(opens.end(), close, depth + 1)
        if len(opens[1]) != 2:
            inside = (Styled(Style.EMPHASIS, inside),)
        if len(opens[1]) > 1:
            inside = (Styled(Style.STRONG, inside),)
        return inside[0], close + len(opens[1])

    def _lowered(self, at: int, end: int, depth: int) -> Found | None:
        return self._moved(_LOWERED, Style.LOWERED, at, end)

    def _raised(self, at: int, end: int, depth: int) -> Found | None:
        return self._moved(_RAISED, Style.RAISED, at, end)

    def _moved(self, pattern: re.Pattern[str], style: Style, at: int, end: int) -> Found | None:
        found = pattern.match(self._text, at)
        if found is None or found.end() > end:
            return None
        return Styled(style, (self._words(at + 1, found.end() - 1),)), found.end()

    def _link(self, at: int, end: int, depth: int) -> Found | None:
        if (note := _NOTE.match(self._text, at, end)) and note[1] in self._signs.labels:
            return NoteMark(note[1]), note.end()
        link = _LINK.match(self._text, at, end)
        if link is None:
            return None
        return Link(link[2], self.read(link.start(1), link.end(1), depth + 1)), link.end()

    def _picture(self, at: int, end: int, depth: int) -> Found | None:
        found = _PICTURE.match(self._text, at, end)
        if found is None:
            return None
        places = self._places[at : found.end()]
        words, caption = (_KEPT_SIGN.sub(r"\1", part or "").strip() for part in found.group(1, 3))
        return Picture(found[2], words, caption, places), found.end()
