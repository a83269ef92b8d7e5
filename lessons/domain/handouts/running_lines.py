"""Running headers and citations: what stands in a text without being part of its sentences."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import find_key
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.headings import find_heading
from lessons.domain.handouts.item_marks import is_listed
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.lines import Row, begins_small
from lessons.domain.handouts.options import label_at_start
from lessons.domain.handouts.program_lines import indexed_names
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import ends_sentence

_JOURNAL = re.compile(r"(?-i:.{0,90}(?:ХАБАРШЫ|ВЕСТНИК|BULLETIN|HERALD).{0,60})")
_SCHOOL = re.compile(
    r"\b(?:СМЖ|СМК|ПОӘК|ОӘК|УМКД|УМК)\b|атындағы|университет|институт|колледж|академия|басылым"
    r"|\bиздание|\bредакция",
    re.IGNORECASE,
)
"""Words of the headers that a school's forms have on every page."""
SAMPLES = (
    Sample(
        pattern=_SCHOOL,
        how="search",
        matches=("3-деңгейлі СМЖ құжаты", "Абай атындағы ҚазҰПУ"),
        misses=("3-деңгейлік сұрақтар", "Абай поэзиясындағы табиғат лирикасы"),
    ),
)
_DIGITS = re.compile(r"\d+")
_CITATION = re.compile(
    rf" ?\[ ?\d{{1,3}}(?: ?[.,;:{DASHES}] ?\d{{1,4}}){{0,6}} ?(?:бб?|сс?|стр|pp?)?\.? ?\]",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[A-Za-z_]\w*$")
_LONGEST = 100
_FEWEST = 3
_SHORTEST_COPY = 30
_SHORTEST_PARAGRAPH = 120


def without_headers(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Doubt, ...]]:
    """The rows without lines that come again on every page and break a sentence there."""
    counts = Counter(_shape(row.text) for row in rows)
    breaking = {_shape(text) for text in _breaking(rows)}
    headers = {
        index
        for index, row in enumerate(rows)
        if len(row.text) <= _LONGEST
        and (
            (counts[_shape(row.text)] >= _FEWEST and _shape(row.text) in breaking)
            or (_JOURNAL.fullmatch(row.text) and row.text[:1].isupper())
        )
    }
    return _without(rows, headers)


def without_repeated(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Doubt, ...]]:
    """The rows of a handout without lines that come again unchanged on every page.

    Headings, options and answers come again as well, so a line must break a sentence somewhere or
    name a school or its form.
    """
    counts = Counter(row.text for row in rows)
    often = {text for text, count in counts.items() if count >= _FEWEST and len(text) <= _LONGEST}
    breaking = _breaking(rows) if often else set[str]()
    running = {
        text for text in often if (text in breaking or _SCHOOL.search(text)) and not _is_ours(text)
    }
    return _without(rows, {index for index, row in enumerate(rows) if row.text in running})


def _is_ours(text: str) -> bool:
    return bool(
        ends_sentence(text)
        or is_listed(text)
        or find_level_line(text)
        or find_heading(text)
        or find_key(text)
        or label_at_start(text)
    )


def _breaking(rows: Sequence[Row]) -> set[str]:
    """Lines that stand inside a sentence which goes on below them."""
    return {
        row.text
        for above, row, below in zip(rows, rows[1:], rows[2:], strict=False)
        if begins_small(below.text) and not ends_sentence(above.text) and not begins_small(row.text)
    }


def _without(rows: Sequence[Row], headers: set[int]) -> tuple[tuple[Row, ...], tuple[Doubt, ...]]:
    if not headers:
        return tuple(rows), ()
    kept: list[Row] = []
    for index, row in enumerate(rows):
        if index in headers:
            continue
        is_open = index - 1 in headers and kept and not ends_sentence(kept[-1].text)
        goes_on = is_open and begins_small(row.text)
        kept.append(replace(row, starts=False, is_mid_sentence=True) if goes_on else row)
    notes = (
        Doubt(line=rows[i].line, code=Code.NOT_USED, text=rows[i].text) for i in sorted(headers)
    )
    return tuple(kept), tuple(notes)


def without_citations(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Doubt, ...]]:
    """What stands in brackets behind the name of an array is its index and stays."""
    kept: list[Row] = []
    notes: list[Doubt] = []
    names = indexed_names([row.text for row in rows])
    for row in rows:
        cited: list[str] = []

        def take_out(match: re.Match[str], cited: list[str] = cited) -> str:
            name = _NAME_BEFORE.search(match.string[max(0, match.start() - 40) : match.start()])
            if name and name[0] in names and not match[0].startswith(" "):
                return match[0]
            cited.append(match[0].strip())
            return ""

        text = row.text if row.program is not None else _CITATION.sub(take_out, row.text).strip()
        if cited:
            notes.append(Doubt(line=row.line, code=Code.CITATION, text=" ".join(cited)))
        if text:
            kept.append(replace(row, text=text) if cited else row)
    return tuple(kept), tuple(notes)


def repeated_passages(rows: Sequence[Row]) -> tuple[Doubt, ...]:
    """The first line of every passage that already stands higher up: three lines, or one long."""
    places: dict[str, int] = {}
    notes: list[Doubt] = []
    index = 0
    while index < len(rows):
        length = _copied(rows, index, places.get(rows[index].text))
        if length:
            notes.append(Doubt(line=rows[index].line, code=Code.REPEATED, text=rows[index].text))
        for row_index in range(index, index + max(length, 1)):
            places.setdefault(rows[row_index].text, row_index)
        index += max(length, 1)
    return tuple(notes)


def _copied(rows: Sequence[Row], index: int, first: int | None) -> int:
    """How many rows from ``index`` on repeat those from ``first`` on, where it is a passage."""
    length = 0
    while (
        first is not None
        and index + length < len(rows)
        and first + length < index
        and rows[index + length].text == rows[first + length].text
        and len(rows[index + length].text) >= _SHORTEST_COPY
    ):
        length += 1
    is_long = length > 0 and len(rows[index].text) >= _SHORTEST_PARAGRAPH
    return length if length >= _FEWEST or is_long else 0


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text)
