"""A handout read by what its lines look like."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.handouts.answer_keys import find_key
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.handout import Handout
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.learnt.certain import settle
from lessons.domain.handouts.learnt.coded_numbers import with_coded_numbers
from lessons.domain.handouts.learnt.head import with_head
from lessons.domain.handouts.learnt.labels import ASKED, Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.segmenting import segment
from lessons.domain.handouts.learnt.tagging import Tagged, tag
from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.handouts.lesson_reader import LessonReader
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.piped_cells import split_piped
from lessons.domain.handouts.shared_lines import split_shared

LEAST_SURETY = 0.85
"""Of an item's first line; below it readings of labelled documents were wrong in places."""

LEAST_OF_ONE = 0.6
"""Of the only line that is asked; a chapter of a textbook had one with 0.52."""
LEAST_OF_WHOLE, LEAST_OF_ANY, MOST_UNSURE = 0.9, 0.5, 1
MOST_DISAGREED = 1
"""Of what is asked, of any line, lines that may have less, and lines that ask nothing of which the
models do not say the same. Set on 176 documents by models that had not learnt from them: of 102
that were right in every item 35 get the verdict `ok`, of the others none. With 0.85 for the first
it were 37 and one, with 0.8 40 and one; of 54 by writers whom nothing had been written for, `ok`
was said of five with 0.85, and all five lacked something."""
MOST_DOUBTED = 2
"""Lines that are asked by some of the models and not by all, in a text that asks nothing else."""
MOST_GAPS = 1
"""Lines of the text above what is asked that stop short; more of them are to be filled in."""
SURE_HEAD = 0.95
_ABOVE_ASKED = frozenset({Label.ASK_HEAD, Label.TASK_HEAD, Label.TEST_HEAD})
LONGEST_UNHEARD = 200
"""Characters; a longer line that asks something is theory."""
_GAP = re.compile(r"_{3}|(?:\.{3}|…)(?= ?\w)|(?<= )(?:\.{3}|…)")
_LONGEST_NAME = 60
_PROSE = 140
"""Characters of a line that may be theory."""


@dataclass(frozen=True, slots=True)
class Learnt:
    handout: Handout | None
    """None where nothing is asked."""
    asked: Mapping[int, float]
    """By source line, 0..1: that something is asked from there on."""
    doubtful: frozenset[int] = frozenset()
    """Source lines of which the models do not say the same, or say it without being sure."""
    heads: frozenset[int] = frozenset()
    """Source lines of headings above what is asked, of which the models are sure."""
    settled: frozenset[int] = frozenset()
    """Source lines that certainly ask nothing, alone or with others."""
    details: frozenset[int] = frozenset()
    """Source lines of cells that ask nothing, beside others that do."""
    told: frozenset[int] = frozenset()
    """Source lines that begin what the form of the document shows to be asked."""
    is_sure: bool = False
    """Of the whole: what the rules read otherwise is no word against it."""
    is_list: bool = False
    """Nothing but what is asked, told and headed: no theory was to be found."""


def read_learnt(rows: Sequence[Row]) -> Learnt:
    rows = with_coded_numbers(split_shared(split_piped(rows)))
    tagged = with_head(settle(tag(lines_of(rows))))
    joiner = Joiner(rows)
    doubts: list[Doubt] = []
    lessons = []
    for blocks in segment(tagged):
        reader = LessonReader(blocks, joiner)
        lessons.append(reader.read())
        doubts.extend(reader.doubts)
    is_asking = any(lesson.questions for lesson in lessons) and _is_sure(tagged)
    handout = Handout(tuple(lessons), (*doubts, *joiner.doubts)) if is_asking else None
    return Learnt(
        handout,
        _asked(tagged),
        frozenset(_doubtful(tagged)),
        frozenset(_heads(tagged)),
        frozenset(_settled(tagged)),
        frozenset(_details(tagged)),
        frozenset(_told(tagged)),
        is_sure=_is_whole(tagged),
        is_list=not any(each.label is Label.OTHER and _is_prose(each) for each in tagged),
    )


def _is_sure(tagged: Sequence[Tagged]) -> bool:
    """Two lines that only some of the models take for asked are the text's own."""
    found = [each for each in tagged if each.label in ASKED]
    return len(found) > MOST_DOUBTED or any(
        each.is_agreed or each.surety >= LEAST_OF_ONE for each in found
    )


def _is_whole(tagged: Sequence[Tagged]) -> bool:
    """All models say the same of what is asked, and nothing that may ask is left in the text."""
    unsure = sum(each.surety < LEAST_OF_ANY for each in tagged)
    disagreed = sum(not each.is_agreed for each in tagged)
    first = next((place for place, each in enumerate(tagged) if each.label in ASKED), len(tagged))
    return (
        unsure <= MOST_UNSURE
        and disagreed <= MOST_DISAGREED
        and all(
            each.is_agreed and each.surety >= LEAST_OF_WHOLE
            for each in tagged
            if each.label in ASKED
        )
        and not any(_may_be_item(head, below) for head, below in pairwise(tagged))
        and not any(each.label is Label.OTHER and _may_ask(each) for each in tagged[first:])
        and sum(each.label is Label.OTHER and _has_gap(each) for each in tagged) <= MOST_GAPS
    )


def _may_be_item(head: Tagged, below: Tagged) -> bool:
    """``1-тәжірибе. …`` above its steps: a heading that the models doubt may be asked itself."""
    is_above = head.label in _ABOVE_ASKED and below.label in ASKED
    return is_above and head.surety < LEAST_OF_ANY


def _is_prose(each: Tagged) -> bool:
    return len(each.line.text) >= _PROSE


def _has_gap(each: Tagged) -> bool:
    text = each.line.text
    return len(text) <= LONGEST_UNHEARD and _GAP.search(text) is not None


def _may_ask(each: Tagged) -> bool:
    text = each.line.text
    is_closed = "?" not in text and (says("closed", text) or begins_with("remark", text))
    return _has_gap(each) or (len(text) <= LONGEST_UNHEARD and says("asks", text) and not is_closed)


def _told(tagged: Sequence[Tagged]) -> Iterator[int]:
    """Several questions on one line are as sure as the form of the document."""
    on_line = Counter(each.line.row.line for each in tagged if each.label is Label.QUESTION)
    for each in tagged:
        line = each.line.row.line
        is_of_several = each.label is Label.QUESTION and on_line[line] > 1
        if is_of_several or (each.is_told and each.label in ASKED):
            yield line


def _asked(tagged: Sequence[Tagged]) -> dict[int, float]:
    found: dict[int, float] = {}
    for each in tagged:
        line = each.line.row.line
        found[line] = max(found.get(line, 0.0), each.asked)
    return found


def _heads(tagged: Sequence[Tagged]) -> Iterator[int]:
    for each in tagged:
        row = each.line.row
        is_alone = row.starts and row.place is None and each.line.mark is None
        is_head = each.label in _ABOVE_ASKED and each.surety >= SURE_HEAD
        is_marking = _tells_marking(row.text)
        is_key = says("key-head", row.text) or find_key(row.text) is not None
        if is_alone and (is_head or is_marking) and not is_key:
            yield row.line


def _tells_marking(text: str) -> bool:
    """``Критерии оценки ответа: полнота – 4 балла``: below a question and none of it."""
    name, colon, _ = text.partition(":")
    return bool(colon) and len(name) <= _LONGEST_NAME and begins_with("marking", name)


def _settled(tagged: Sequence[Tagged]) -> set[int]:
    told = {each.line.row.line for each in tagged if _asks_nothing(each)}
    return told - {each.line.row.line for each in tagged if not _asks_nothing(each)}


def _details(tagged: Sequence[Tagged]) -> Iterator[int]:
    asking = {_row_of(each) for each in tagged if each.label in ASKED}
    for each in tagged:
        if each.label is Label.OTHER and _row_of(each) in asking - {None}:
            yield each.line.row.line


def _row_of(each: Tagged) -> tuple[int, int] | None:
    place = each.line.row.place
    return (id(place.grid), place.row) if place else None


def _asks_nothing(each: Tagged) -> bool:
    return each.label is Label.OTHER and not each.asked and each.is_agreed


def _doubtful(tagged: Sequence[Tagged]) -> Iterator[int]:
    for each in tagged:
        is_unsure = each.label in ASKED and each.surety < LEAST_SURETY
        if is_unsure or not each.is_agreed:
            yield each.line.row.line
