"""Rows of a practical-class handout to lessons; any format that yields rows can use it.

What stands in no field, section or question comes back as a "not-used" note, never in silence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.domain.content.details import LessonDetail
from lessons.domain.handouts.blocks import Block, read_lessons
from lessons.domain.handouts.choice_items import has_letters
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import ReadLesson, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.headings import FIELDS, TASKS, Role, find_heading
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.lesson_reader import LessonReader
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.lines import Grid, Place, Row
from lessons.domain.handouts.piped_cells import split_piped
from lessons.domain.handouts.shared_lines import split_shared
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_STRUCTURE = frozenset({*FIELDS, Role.THEORY, Role.PLAN, Role.QUESTIONS})
_SURE = frozenset({*TASKS, Role.LEVEL})
_FEWEST_FIELDS = 2
_PASSPORT, _LONGEST_NAME, _LONGEST_VALUE = 2, 60, 200
_WEEK = re.compile(
    rf"(?:(?:№ ?\d{{1,2}} ?[{DASHES}.]? ?|\d{{1,2}} ?(?:[{DASHES}] ?(?:ші |шы )?|\. ?))апта|"
    r"апта ?№? ?\d{1,2}|"
    r"№? ?\d{1,2} ?(?:-?я )?неделя|неделя ?№? ?\d{1,2})[.:]?",
    re.IGNORECASE,
)
"""``6 апта`` without a sign may be an answer to choose."""
SAMPLES = (
    Sample(
        pattern=_WEEK,
        how="fullmatch",
        matches=("6 неделя", "10-апта"),
        misses=("мәнi неде?", "Қорапта"),
    ),
)


@dataclass(frozen=True, slots=True)
class Handout:
    lessons: tuple[ReadLesson, ...]
    doubts: tuple[Doubt, ...]


def read_handout(rows: Sequence[Row]) -> Handout | None:
    """None when nothing in the rows looks like a class."""
    known = _without_unknown_fields(rows)
    rows, weeks = _without_weeks(split_shared(split_piped(known)))
    joiner = Joiner(rows)
    found = read_lessons(rows)
    if not any(is_lesson(blocks) for blocks in found):
        return None
    lessons: list[ReadLesson] = []
    doubts: list[Doubt] = []
    for blocks in found:
        reader = LessonReader(blocks, joiner)
        if is_lesson(blocks):
            lessons.append(reader.read())
        else:
            reader.skip()
        doubts.extend(reader.doubts)
    dated, notes = _with_weeks(lessons, weeks)
    return Handout(dated, (*notes, *doubts, *joiner.doubts))


def _without_unknown_fields(rows: Sequence[Row]) -> list[Row]:
    """``Ресурстар | …`` of a table of fields, if its name is none that the rules know, would run
    into the field above it."""
    return [row for row in rows if not (row.place and _is_unknown_field(row.place))]


def _is_unknown_field(place: Place) -> bool:
    if place.grid.width != _PASSPORT or not _is_passport(place.grid):
        return False
    name, value = (place.grid.cells.get((place.row, column), "") for column in (0, 1))
    is_short = 0 < len(name) <= _LONGEST_NAME and 0 < len(value) <= _LONGEST_VALUE
    return is_short and not any(map(_is_known, (name, f"{name} {value}", value)))


@lru_cache(maxsize=16)
def _is_passport(grid: Grid) -> bool:
    """Two names of fields that the rules know."""
    names = (grid.cells.get((row, 0), "") for row in range(grid.height))
    known = (find_heading(name) for name in names if name)
    return sum(heading is not None and not heading.rest for heading in known) >= _FEWEST_FIELDS


def _is_known(text: str) -> bool:
    return find_heading(text) is not None or find_level_line(text) is not None


def _without_weeks(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """``6-апта`` alone on a line stands above a class, and so at the end of the one before."""
    weeks = tuple(row for row in rows if _WEEK.fullmatch(row.text))
    return tuple(row for row in rows if not _WEEK.fullmatch(row.text)), weeks


def _with_weeks(
    lessons: Sequence[ReadLesson], weeks: Sequence[Row]
) -> tuple[tuple[ReadLesson, ...], tuple[Doubt, ...]]:
    """Each lesson with the first week that stands above its questions; the others are noted."""
    told: list[ReadLesson] = []
    left = list(weeks)
    for lesson in lessons:
        end = max((each.span.last for each in lesson.questions if each.span), default=0)
        week = next((row for row in left if row.line < end), None)
        left = [row for row in left if row is not week]
        told.append(lesson if week is None else _with_week(lesson, week))
    notes = (Doubt(line=row.line, code=Code.NOT_USED, text=row.text) for row in left)
    return tuple(told), tuple(notes)


def _with_week(lesson: ReadLesson, row: Row) -> ReadLesson:
    details = {LessonDetail.WEEK.value: row.text.rstrip(".:"), **lesson.details}
    spans = {**lesson.spans, f"kept-{row.line}": Span(row.line, row.line)}
    return replace(lesson, details=details, spans=spans)


def is_lesson(blocks: Sequence[Block]) -> bool:
    """Levels, tasks or tests, two header fields (or one and a topic), or a class title with
    anything that belongs to one.

    A title alone is a line of a syllabus or a table of contents.
    """
    roles = {block.role for block in blocks}
    is_titled = Role.CLASS_TITLE in roles and bool(roles & _STRUCTURE)
    has_fields = len(roles & {*FIELDS, Role.TOPIC}) >= _FEWEST_FIELDS
    has_tests = any(block.role is Role.TESTS and has_letters(block.rows) for block in blocks)
    return bool(roles & _SURE) or is_titled or has_fields or has_tests
