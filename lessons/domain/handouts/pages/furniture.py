"""What a page carries besides its text: running headers and footers, page numbers, footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lessons.domain.handouts.headings import find_heading
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.lines import is_furniture
from lessons.domain.handouts.pages.line import main_word
from lessons.domain.handouts.pages.page import Box
from lessons.domain.handouts.pages.words import Sight, Word

_DEEPEST = 8
"""Lines from the edge of a page; headers of quality systems have four."""
_STEP = 5.0
"""Points: a running line stands at the same height on every page, give or take that."""
_FEW_PAGES = 4
_DIGITS = re.compile(r"\d+")
_PAGE_WORD = re.compile(r"(?<!\w)(?:бет\w{0,2}|б|стр|страница|с|page|p)(?!\w)", re.IGNORECASE)
_SMALL = 0.92
"""Of the text's size: footnotes are set smaller."""
_NOTE = re.compile(r"(?:\d{1,3}|[*†]+)[.)]?\s*\S|\*")
_LETTERS = re.compile(r"[^\W\d_]")

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of one page by what they are, each from the top down."""

    text: tuple[Words, ...]
    running: tuple[Words, ...] = ()
    footnotes: tuple[Words, ...] = ()


def part_pages(sights: Sequence[Sight]) -> list[Parted]:
    """One for each page."""
    running = _Running(sights)
    body = _body_size(sights)
    return [_part(sight, running.count(index), body) for index, sight in enumerate(sights)]


def text_of(words: Words) -> str:
    return " ".join(word.text for word in words)


def _part(sight: Sight, edges: tuple[int, int], body: float) -> Parted:
    top, bottom = edges
    end = len(sight.lines) - bottom
    notes = _footnotes_from(sight, top, end, body)
    return Parted(
        text=sight.lines[top:notes],
        running=(*sight.lines[:top], *sight.lines[end:]),
        footnotes=sight.lines[notes:end],
    )


# --- Running lines -----------------------------------------------------------------------------


class _Running:
    """Counts the lines at the edges of each page that repeat on others at the same height."""

    def __init__(self, sights: Sequence[Sight]) -> None:
        self._sights = sights
        self._least = 2 if len(sights) <= _FEW_PAGES else 3
        self._pages: dict[tuple[str, tuple[int, int]], set[int]] = defaultdict(set)
        self._exact: Counter[str] = Counter()
        for index, sight in enumerate(sights):
            for line in {*sight.lines[:_DEEPEST], *sight.lines[-_DEEPEST:]}:
                self._exact[text_of(line)] += 1
                for height in _heights(line):
                    self._pages[_pattern(text_of(line)), height].add(index)

    def count(self, index: int) -> tuple[int, int]:
        """How many lines at the top and at the bottom of the page are running ones."""
        lines = self._sights[index].lines
        top = self._run(lines[:_DEEPEST], is_top=True)
        bottom = self._run(lines[max(top, len(lines) - _DEEPEST) :][::-1], is_top=False)
        return top, bottom

    def _run(self, lines: Sequence[Words], *, is_top: bool) -> int:
        """A page number may stand inside or outside of the running lines."""
        last = 0
        for number, line in enumerate(lines, start=1):
            if not self._is_running(line, is_first=number == 1, is_top=is_top):
                break
            last = number
        return last

    def _is_running(self, line: Words, *, is_first: bool, is_top: bool) -> bool:
        text = text_of(line)
        pages = set.union(*(self._pages[_pattern(text), height] for height in _heights(line)))
        if len(pages) < self._least:
            return is_first and is_furniture(text)
        if _pattern(text) != text and not self._is_counted(text):
            return False
        # A level or a heading may begin two pages by chance; it does not begin them all.
        is_ours = find_level_line(text) is not None or find_heading(text) is not None
        return not is_ours or len(pages) >= max(3, len(self._sights) - 1)

    def _is_counted(self, text: str) -> bool:
        """The number in it is the page's, or it is the same on every page (a year, a form)."""
        if self._exact[text] >= self._least:
            return True
        return is_furniture(text) or not _LETTERS.search(text) or bool(_PAGE_WORD.search(text))


def _pattern(text: str) -> str:
    return _DIGITS.sub("#", text)


def _heights(line: Words) -> tuple[tuple[int, int], tuple[int, int]]:
    """The height's step on two grids half a step apart: near heights share one of them."""
    place = main_word(line).y / _STEP
    return (0, int(place)), (1, int(place + 0.5))


# --- Footnotes ---------------------------------------------------------------------------------


def _body_size(sights: Iterable[Sight]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for sight in sights:
        for line in sight.lines:
            for word in line:
                sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _footnotes_from(sight: Sight, top: int, end: int, body: float) -> int:
    """The index of the first footnote line: small lines down to the end under a short rule, or
    the first of them with a note's number."""
    first = end
    while first > top and _may_be_note(sight, sight.lines[first - 1], body):
        first -= 1
    if first in {top, end}:
        return end
    while first < end and not _begins_note(sight, first):
        first += 1
    return first


def _may_be_note(sight: Sight, line: Words, body: float) -> bool:
    """Small, and no line of a table, whose upright rules stand beside it."""
    word = main_word(line)
    middle = word.y + word.size / 2
    return word.size <= _SMALL * body and not any(
        rule.height > rule.width and rule.bottom < middle < rule.top for rule in sight.rules
    )


def _begins_note(sight: Sight, index: int) -> bool:
    line = sight.lines[index]
    if any(_is_between(rule, sight.lines[index - 1], line) for rule in sight.rules):
        return True
    number = line[0]
    is_raised = number.size < 0.85 * main_word(line).size
    return is_raised and _NOTE.match(text_of(line)) is not None


def _is_between(rule: Box, above: Words, line: Words) -> bool:
    """A short rule at the left, as Word and LibreOffice draw above footnotes."""
    is_short = rule.width > 20 and rule.height <= 2
    return is_short and main_word(line).y < rule.bottom < main_word(above).y
