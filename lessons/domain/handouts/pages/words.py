"""Letters at places to words, and words to the lines that an eye sees.

What nobody reads on paper is left out: letters printed twice for boldness, a hidden text layer
under visible text, and writing on a slope or up the page (watermarks, stamps).
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from lessons.domain.handouts.pages.page import Box, Glyph, Page, Style
from lessons.domain.text.characters import INVISIBLE, ODD_BLANKS, members
from lessons.domain.text.normalising import has_pile_of_accents

WORD_GAP = 0.17
"""In sizes of the letters: less is kerning, more is a blank. Blanks measure 0.2 and more."""
SAME_LINE = 0.35
"""In sizes: base lines as near as that are one. Lines stand 1.0 and more apart."""
_SAME_PLACE = 0.12
_BLANKS = members(ODD_BLANKS) | {" ", "\t", "\n", "\r"}
_NOTHING = members(INVISIBLE)
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_WIDEST_SPACED = 1.2
"""In sizes: more than that between letters is no s p a c i n g but the cells of a table. Set by
hand; spaced letters stand 0.3 to 0.6 apart, the digits of numbered columns 2 and more."""
_RAISED = 0.85
"""In sizes: a smaller letter up to that far above a line is an index of it."""
_MOST_ACCENTED = 400


class Word(NamedTuple):
    text: str
    left: float
    right: float
    y: float
    """Of the base line."""
    style: Style

    @property
    def size(self) -> float:
        return self.style.size


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as seen, turned so that its text runs from left to right."""

    width: float
    height: float
    lines: tuple[tuple[Word, ...], ...]
    """From the top down, each from left to right."""
    rules: tuple[Box, ...]
    areas: tuple[tuple[Box, int], ...]
    aside: tuple[str, ...] = ()
    """Writing on a slope or up the page."""


def see(page: Page) -> Sight:
    turn = _main_turn(page.glyphs)
    turned = _Turned(page, turn)
    glyphs = [turned.glyph(glyph) for glyph in _visible(page.glyphs)]
    upright = [glyph for glyph in glyphs if glyph.style.turn == turn]
    aside = [glyph for glyph in glyphs if glyph.style.turn != turn]
    return Sight(
        width=turned.width,
        height=turned.height,
        lines=tuple(_lines(upright)),
        rules=tuple(map(turned.box, page.rules)),
        areas=tuple((turned.box(area.box), area.colour) for area in page.areas),
        aside=tuple(_aside(aside)),
    )


def _main_turn(glyphs: Sequence[Glyph]) -> int:
    """How most of the page is written; tables often lie across it."""
    turns = Counter(glyph.style.turn for glyph in glyphs if glyph.style.turn >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _visible(glyphs: Sequence[Glyph]) -> Iterable[Glyph]:
    """A scan's hidden text layer counts where nothing else is written."""
    seen = [glyph for glyph in glyphs if not glyph.style.is_hidden]
    return seen if sum(glyph.text.isalpha() for glyph in seen) * 10 > len(glyphs) else glyphs


class _Turned:
    """The page's places after turning it so that its text is upright."""

    def __init__(self, page: Page, turn: int) -> None:
        self._turn = turn
        is_across = turn in {90, 270}
        self.width = page.height if is_across else page.width
        self.height = page.width if is_across else page.height

    def _point(self, x: float, y: float) -> tuple[float, float]:
        match self._turn:
            case 90:
                return y, self.height - x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return self.width - y, x
            case _:
                return x, y

    def box(self, box: Box) -> Box:
        one, other = self._point(box.left, box.bottom), self._point(box.right, box.top)
        return Box(*map(min, one, other), *map(max, one, other))

    def glyph(self, glyph: Glyph) -> Glyph:
        if not self._turn:
            return glyph
        box = self.box(Box(glyph.left, glyph.bottom, glyph.right, glyph.top))
        return Glyph(glyph.text, *box, *self._point(glyph.x, glyph.y), glyph.style)


def _aside(glyphs: Sequence[Glyph]) -> Iterator[str]:
    by_style: dict[Style, list[str]] = defaultdict(list)
    for glyph in glyphs:
        by_style[glyph.style].append(glyph.text)
    for letters in by_style.values():
        text = " ".join(_compose("".join(letters)).split())
        if any(letter.isalpha() for letter in text):
            yield text


# --- Lines -------------------------------------------------------------------------------------


def _lines(glyphs: Iterable[Glyph]) -> Iterator[tuple[Word, ...]]:
    rows = _with_indexes(_rows(glyphs))
    for row in rows:
        words = tuple(_words(sorted(row, key=lambda glyph: (glyph.x, -len(glyph.text)))))
        if words:
            yield words


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    base = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if rows and base - glyph.y <= SAME_LINE * max(glyph.style.size, 1.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            base = glyph.y
    return rows


def _with_indexes(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows of small raised letters joined to the line that they belong to."""
    joined: list[list[Glyph]] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above and _is_index(above, row):
            joined[-1] = above + row
        else:
            joined.append(row)
    return joined


def _is_index(above: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    """Either of the two may be the small one: indexes stand above and below a line."""
    distance = above[0].y - row[0].y
    small, large = sorted((above, row), key=_size)
    if _size(small) > _RAISED * _size(large) or distance > _RAISED * _size(large):
        return False
    left, right = min(g.left for g in large), max(g.right for g in large)
    edge = _size(large)
    return all(left - edge <= glyph.x <= right + edge for glyph in small)


def _size(row: Sequence[Glyph]) -> float:
    return max(glyph.style.size for glyph in row)


# --- Words -------------------------------------------------------------------------------------


def _words(row: Sequence[Glyph]) -> Iterator[Word]:
    """``row`` from left to right."""
    inked = _without_doubles(glyph for glyph in row if glyph.text not in _NOTHING)
    blank_from = _gap_of_words(inked)
    word: list[Glyph] = []
    for index, glyph in enumerate(inked):
        if glyph.text in _BLANKS:
            if _is_covered(glyph, inked, index):
                continue
            yield from _word(word)
            word = []
            continue
        if word and _is_apart(word[-1], glyph, blank_from):
            yield from _word(word)
            word = []
        word.append(glyph)
    yield from _word(word)


def _is_covered(blank: Glyph, row: Sequence[Glyph], index: int) -> bool:
    """A letter of another font stands on the blank that was left for it."""
    near = _SAME_PLACE * max(blank.style.size, 1.0)
    return any(
        abs(other.x - blank.x) <= near and other.text not in _BLANKS
        for other in row[max(0, index - 2) : index + 3]
    )


def _without_doubles(row: Iterable[Glyph]) -> list[Glyph]:
    """Some programs print a letter twice, a hair apart, to make it bold."""
    kept: list[Glyph] = []
    for glyph in row:
        is_double = any(
            other.text == glyph.text
            and abs(other.x - glyph.x) <= _SAME_PLACE * max(glyph.style.size, 1.0)
            for other in kept[-3:]
        )
        if not is_double:
            kept.append(glyph)
    return kept


def _gap_of_words(row: Sequence[Glyph]) -> float:
    """In sizes. Letters s p a c e d for emphasis stand as far apart as words do elsewhere."""
    gaps = sorted(
        (right.left - left.right) / max(right.style.size, 1.0)
        for left, right in pairwise(row)
        if left.text not in _BLANKS and right.text not in _BLANKS
    )
    usual = gaps[len(gaps) // 2] if len(gaps) >= 4 else 0.0
    return max(WORD_GAP, min(usual * 2, _WIDEST_SPACED) if usual > WORD_GAP / 2 else 0.0)


def _is_apart(left: Glyph, right: Glyph, gap: float) -> bool:
    is_whole = len(left.text) > 1 or len(right.text) > 1
    return is_whole or right.left - left.right > gap * max(right.style.size, 1.0)


def _word(glyphs: Sequence[Glyph]) -> Iterator[Word]:
    if not glyphs:
        return
    text = _compose("".join(_LIGATURES.get(ord(g.text[0]), g.text) for g in glyphs))
    if len(text) == 1 and unicodedata.category(text) == "Co":
        text = "•"  # the bullet of a symbol font
    if text:
        largest = max(glyphs, key=lambda glyph: glyph.style.size)
        left, right = min(g.left for g in glyphs), max(g.right for g in glyphs)
        yield Word(text, left, right, largest.y, _style(largest, glyphs))


def _style(largest: Glyph, glyphs: Sequence[Glyph]) -> Style:
    """A bold font without Kazakh letters borrows them from one that does not call itself bold."""
    bold = sum(glyph.style.is_bold for glyph in glyphs)
    is_bold = bold * 3 >= len(glyphs)
    style = largest.style
    return style if style.is_bold == is_bold else replace(style, is_bold=is_bold)


def _compose(text: str) -> str:
    """Accents on their letters, no control characters; piled accents cost their square in NFC."""
    if has_pile_of_accents(text):
        text = text[:_MOST_ACCENTED]
    kept = (letter for letter in text if _is_kept(letter))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_kept(letter: str) -> bool:
    """Letters of private use are no text, but how many there are tells a scrambled font."""
    return letter.isprintable() or letter in _BLANKS or unicodedata.category(letter) == "Co"
