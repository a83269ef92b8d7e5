"""Lines in reading order to rows: where paragraphs begin, what is a heading, what is marked."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.handouts.lines import Row, begins_small
from lessons.domain.handouts.pages.line import Line
from lessons.domain.text.characters import LETTER, LIST_SIGNS, SOFT_HYPHEN, TYPESET_HYPHEN
from lessons.domain.text.normalising import normal_line
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import ends_sentence, ends_with_stop

FITTING_SHARE = 0.9
"""Where the next word would have fitted into this share of the column, the line end was meant."""
FITTING_AFTER_STOP = 0.97
_INDENT = 0.8
"""In sizes; blanks at a line's beginning measure 0.3, indents of paragraphs 1.5 and more."""
_LEADING = 1.3
"""Times the usual distance of lines: more is a gap between paragraphs."""
_HEADING = 1.12
"""Times the size of the text."""
_LONGEST_HEADING = 200
_CENTRED_SHARE = 0.8
_MOST_DEPTHS = 6
_COLOURFUL = 0x50
_MARK = re.compile(
    rf"(?:\(?\d{{1,3}}(?:\.\d{{1,2}})*[.)]|\(?{LETTER}[.)]|[{LIST_SIGNS}])(?=\s|$)|{LETTER}\)(?=\S)"
)
SAMPLES = (
    Sample(
        pattern=_MARK,
        how="match",
        matches=("1. Айналымын сипаттау.", "1. Су, ответ: жидкость"),
        misses=("су айналымының кезеңдерін сипаттау.", "жидкость."),
    ),
)


@dataclass(slots=True)
class _Paragraph:
    """Where the lines of the paragraph begin that is being read."""

    first: float
    hanging: float
    """Where the text after a number or bullet begins."""
    body: float | None = None
    """Where its second and later lines begin."""


def rows_of(lines: Sequence[Line], *, first: int = 1) -> tuple[Row, ...]:
    """One row for each line; ``first`` is the number of the first one."""
    if not lines:
        return ()
    look = _Look(lines)
    starts = _starts(lines, look)
    texts = _with_soft_hyphens([line.text for line in lines])
    rows = []
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        is_open = above is not None and not starts[index] and not ends_with_stop(above.text)
        rows.append(
            Row(
                line=first + index,
                text=normal_line(texts[index]),
                starts=starts[index],
                is_mid_sentence=is_open,
                heading=look.depth(line),
                is_strong=line.is_strong,
                is_marked=line.is_marked or look.is_coloured(line),
            )
        )
    return tuple(rows)


def _with_soft_hyphens(texts: list[str]) -> list[str]:
    """Programs that hyphenate by themselves set U+2010 at line ends; people type another one."""
    is_typed = any(TYPESET_HYPHEN in text[:-1] for text in texts)
    if is_typed:
        return texts
    return [
        f"{text[:-1]}{SOFT_HYPHEN}" if text.endswith(TYPESET_HYPHEN) else text for text in texts
    ]


# --- What is usual in this document ------------------------------------------------------------


class _Look:
    """The size, colour and leading that most letters of the document have, the size outside of
    its tables, as those may be set smaller."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes: Counter[float] = Counter()
        colours: Counter[int] = Counter()
        free = [line for line in lines if not line.is_cell] or lines
        for line in free:
            for word in line.words:
                sizes[word.size] += len(word.text)
        for line in lines:
            for word in line.words:
                colours[word.style.colour] += len(word.text)
        self._size = sizes.most_common(1)[0][0]
        self._colour = colours.most_common(1)[0][0]
        larger = {round(line.size) for line in lines if self._is_large(line)}
        self._depths = {
            size: min(depth, _MOST_DEPTHS)
            for depth, size in enumerate(sorted(larger, reverse=True), start=1)
        }
        self._leading = _leadings(lines)
        self.margins = _margins(lines)

    def _is_large(self, line: Line) -> bool:
        return line.size >= _HEADING * self._size and len(line.text) <= _LONGEST_HEADING

    def depth(self, line: Line) -> int:
        return self._depths[round(line.size)] if self._is_large(line) else 0

    def is_coloured(self, line: Line) -> bool:
        """Most of its letters are in a colour that is neither the text's nor a grey."""
        letters = sum(
            len(word.text)
            for word in line.words
            if word.style.colour != self._colour and _is_colourful(word.style.colour)
        )
        return letters * 2 > sum(len(word.text) for word in line.words)

    def is_gap(self, above: Line, line: Line) -> bool:
        distance = above.y - line.y
        usual = self._leading.get(round(line.size)) or line.size * 1.2
        return distance > _LEADING * usual


def _is_colourful(colour: int) -> bool:
    parts = (colour >> 16, colour >> 8 & 0xFF, colour & 0xFF)
    return max(parts) - min(parts) >= _COLOURFUL


def _leadings(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance from line to line by size: the lower quartile, as gaps only add."""
    distances: dict[int, list[float]] = defaultdict(list)
    for above, line in pairwise(lines):
        is_below = line.region == above.region and line.y < above.y
        if is_below and round(line.size) == round(above.size):
            distances[round(line.size)].append(above.y - line.y)
    return {size: sorted(found)[len(found) // 4] for size, found in distances.items()}


def _margins(lines: Sequence[Line]) -> dict[int, float]:
    """The right edge of each region's text.

    Columns that begin at the same place share it, so that a column of three short lines on the
    last page is measured by the full ones before it.
    """
    rights: dict[int, list[float]] = defaultdict(list)
    lefts = {line.region: line.left_edge for line in lines if not line.is_cell}
    for line in lines:
        if not line.is_cell:
            rights[round(lefts[line.region] / 6)].append(line.right)
    edges = {place: _edge(found) for place, found in rights.items()}
    return {
        line.region: line.right_edge
        if line.is_cell
        else max(line.right_edge, _near(edges, round(lefts[line.region] / 6)))
        for line in lines
    }


def _edge(rights: list[float]) -> float:
    ordered = sorted(rights)
    return ordered[(len(ordered) - 1) * 19 // 20]


def _near(edges: dict[int, float], place: int) -> float:
    return max(edges.get(place + step, 0.0) for step in (-1, 0, 1))


# --- Where paragraphs begin --------------------------------------------------------------------


def _starts(lines: Sequence[Line], look: _Look) -> list[bool]:
    starts = [True]
    paragraph = _begin(lines[0])
    for above, line in pairwise(lines):
        begins = _begins(above, line, paragraph, look)
        starts.append(begins)
        if begins:
            paragraph = _begin(line)
        elif paragraph.body is None or above.region != line.region:
            paragraph.body = line.left
    return starts


def _begin(line: Line) -> _Paragraph:
    return _Paragraph(first=line.left, hanging=_hanging(line))


def _hanging(line: Line) -> float:
    has_mark = len(line.words) > 1 and _MARK.match(f"{line.words[0].text} ") is not None
    return line.words[1].left if has_mark else line.left


def _begins(above: Line, line: Line, paragraph: _Paragraph, look: _Look) -> bool:
    if line.is_apart or _is_other_cell(above, line):
        return True
    if round(above.size) != round(line.size) or (above.is_strong and not line.is_strong):
        return not _runs_on(above, line)
    if above.region != line.region:
        return _begins_region(above, line, look)
    return _begins_below(above, line, paragraph, look)


def _begins_below(above: Line, line: Line, paragraph: _Paragraph, look: _Look) -> bool:
    if look.is_gap(above, line):
        return not _runs_on(above, line)
    if _is_indented(line, paragraph):
        return not begins_small(line.text) or ends_sentence(above.text)
    if _MARK.match(line.text):
        return _begins_item(above, line, paragraph, look)
    return not begins_small(line.text) and _is_short(above, line, look)


def _is_other_cell(above: Line, line: Line) -> bool:
    """A cell goes on only at the top of the next page."""
    if above.is_cell != line.is_cell:
        return True
    return line.is_cell and above.region != line.region and above.page == line.page


def _runs_on(above: Line, line: Line) -> bool:
    """The sentence goes on in spite of another size or weight."""
    return begins_small(line.text) and not ends_with_stop(above.text)


def _begins_region(above: Line, line: Line, look: _Look) -> bool:
    """The next column or page: an open sentence goes on there."""
    if begins_small(line.text):
        return ends_sentence(above.text)
    if _MARK.match(line.text) or line.is_strong != above.is_strong:
        return True
    if line.left - line.left_edge > _INDENT * line.size and not _is_centred(line):
        return True
    return ends_sentence(above.text) or _is_short(above, line, look)


def _is_indented(line: Line, paragraph: _Paragraph) -> bool:
    """Not where the paragraph's lines begin: further in, or further out than a hanging list."""
    step = _INDENT * max(line.size, 1.0)
    if paragraph.body is not None:
        return abs(line.left - paragraph.body) > step and not _is_centred(line)
    is_hanging = abs(line.left - paragraph.hanging) <= step
    return line.left - paragraph.first > step and not is_hanging and not _is_centred(line)


def _is_centred(line: Line) -> bool:
    """Clearly short on both sides: an indented line may end as far from its edge by chance."""
    left, right = line.left - line.left_edge, line.right_edge - line.right
    is_short = line.right - line.left < _CENTRED_SHARE * (line.right_edge - line.left_edge)
    return is_short and left > line.size and abs(left - right) < line.size * 1.5


def _begins_item(above: Line, line: Line, paragraph: _Paragraph, look: _Look) -> bool:
    """A dash or number inside a sentence may fall on the beginning of a line."""
    is_hanging = paragraph.hanging > paragraph.first
    is_out = is_hanging and line.left < paragraph.hanging - _INDENT * max(line.size, 1.0) / 2
    is_listed = _MARK.match(above.text) is not None or is_out
    return is_listed or ends_sentence(above.text) or _is_short(above, line, look)


def _is_short(above: Line, line: Line, look: _Look) -> bool:
    """The first word of ``line`` would have fitted into the line above."""
    first = line.words[0]
    margin = look.margins[above.region]
    width = margin - above.left_edge
    needed = above.right - above.left_edge + (first.right - first.left) + line.size * 0.3
    share = FITTING_AFTER_STOP if ends_with_stop(above.text) else FITTING_SHARE
    return needed < share * width
