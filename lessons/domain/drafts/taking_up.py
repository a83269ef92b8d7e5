"""Lines that were left over, and paragraphs of a section, taken up as something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from zlib import crc32

from lessons.domain.drafts.cutting import lines as joined_lines
from lessons.domain.drafts.draft import (
    Draft,
    DraftItem,
    DraftQuestion,
    DraftSection,
    Edited,
    ItemPlace,
    Items,
    LeftOver,
    NotDone,
)
from lessons.domain.drafts.drawing import draft_question
from lessons.domain.drafts.kinds import honest_key
from lessons.domain.drafts.levels import NO_LEVEL
from lessons.domain.drafts.origin import Origin, spans_of
from lessons.domain.handouts.dividing import paragraphs
from lessons.domain.handouts.document import ReadQuestion
from lessons.domain.handouts.reusing import read_paragraphs, read_questions
from lessons.domain.parts import Part


class New(StrEnum):
    """What lines may become that belong to no item yet, and an item that was read wrongly."""

    QUESTION = "question"
    TEST = "test"
    GUIDED = "guided"
    INDEPENDENT = "independent"
    SECTION = "section"


Target = New | ItemPlace
"""An ItemPlace is the section that they are added to."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item with such lines belongs among its like."""

    place: ItemPlace
    above: DraftItem | None


def paragraph_code(text: str) -> str:
    """Names a paragraph by its words, so that an edit meanwhile cannot move a wrong one."""
    return f"{crc32(' '.join(text.split()).encode()):08x}"


def ask(draft: Draft, place: ItemPlace, *, code: str) -> Edited:
    """The paragraph of a section that ``code`` names becomes a question."""
    section = draft.item(place)
    if not isinstance(section, DraftSection):
        return Edited(draft, place)
    parts = paragraphs(section.text)
    wanted = next((text for text in parts if paragraph_code(text) == code), None)
    if wanted is None:
        return Edited(draft, place, NotDone.PARAGRAPH_CHANGED)
    if draft.is_full:
        return Edited(draft, place, NotDone.PAGE_FULL)
    parts.remove(wanted)
    numbers = lines_of(draft, section, wanted)
    draft = draft.put(place, replace(section, text="\n\n".join(parts)))
    spot = spot_of(draft, place.lesson, Items.QUESTIONS, numbers)
    return insert_questions(draft, spot, ask_paragraph(spot, wanted, numbers))


def ask_paragraph(spot: Spot, text: str, numbers: Sequence[int]) -> list[DraftQuestion]:
    """What a paragraph asks that stands in the lines ``numbers``."""
    asked = text.split("\n")
    found = read_questions(asked, range(1, len(asked) + 1), part=_part(spot))
    return [_question(read, numbers, spot) for read in found]


def lines_of(draft: Draft, section: DraftSection, paragraph: str) -> list[int]:
    """The source lines that a paragraph holds; all of its section's where none is recognised."""
    words, own = "".join(paragraph.split()), section.origin.numbers
    held = [n for n in own if (text := "".join(draft.lines[n - 1].split())) and text in words]
    return held or own


def use_lines(draft: Draft, numbers: Sequence[int], *, target: Target | None) -> Edited:
    """``numbers`` are lines of the document, in order; None is a target that nobody knows."""
    if not numbers:
        return Edited(draft, LeftOver(), NotDone.NO_LINES_CHOSEN)
    if draft.is_full:
        return Edited(draft, LeftOver(), NotDone.PAGE_FULL)
    if isinstance(target, ItemPlace):
        return _add_to_section(draft, target, numbers)
    lesson = lesson_at(draft, numbers[0])
    if target is New.SECTION:
        return _new_section(draft, lesson, numbers)
    if target is New.QUESTION:
        return _new_questions(draft, lesson, numbers)
    return Edited(draft, LeftOver())


def _add_to_section(draft: Draft, place: ItemPlace, numbers: Sequence[int]) -> Edited:
    section = draft.item(place) if draft.holds(place) else None
    if not isinstance(section, DraftSection):
        return Edited(draft, LeftOver())
    own = section.origin.numbers
    texts = [section.text, read_paragraphs(draft.lines, numbers)]
    is_above = bool(own) and numbers[0] < own[0]
    text = joined_lines(*(reversed(texts) if is_above else texts), between="\n\n")
    origin = replace(section.origin, spans=spans_of([*own, *numbers]))
    return Edited(draft.put(place, replace(section, text=text, origin=origin)), place)


def _new_section(draft: Draft, lesson: int, numbers: Sequence[int]) -> Edited:
    spot = spot_of(draft, lesson, Items.SECTIONS, numbers)
    section = DraftSection(
        id=draft.lessons[lesson].new_section_id(),
        text=read_paragraphs(draft.lines, numbers),
        origin=Origin(spans=spans_of(numbers)),
    )
    return Edited(draft.put(spot.place, section, instead_of=0), spot.place)


def _new_questions(draft: Draft, lesson: int, numbers: Sequence[int]) -> Edited:
    spot = spot_of(draft, lesson, Items.QUESTIONS, numbers)
    found = read_questions(draft.lines, numbers, part=_part(spot))
    asked = [_question(read, _within(read, numbers), spot) for read in found]
    return insert_questions(draft, spot, asked)


def _within(read: ReadQuestion, numbers: Sequence[int]) -> list[int]:
    return [n for n in numbers if read.span is None or read.span.first <= n <= read.span.last]


def _question(read: ReadQuestion, numbers: Sequence[int], spot: Spot) -> DraftQuestion:
    drawn = draft_question(read, origin=Origin(spans=spans_of(numbers)))
    is_unlevelled = _above(spot) == NO_LEVEL and read.part is Part.LEVEL_1
    part = NO_LEVEL if is_unlevelled else drawn.part
    return replace(drawn, part=part, key=honest_key(read), label="", section=None)


def insert_questions(draft: Draft, spot: Spot, questions: Sequence[DraftQuestion]) -> Edited:
    """Those of the same task as the question above take its label."""
    above = spot.above
    if isinstance(above, DraftQuestion):
        questions = [
            replace(question, label=above.label) if question.part == above.part else question
            for question in questions
        ]
    return Edited(draft.put(spot.place, *questions, instead_of=0), spot.place)


def lesson_at(draft: Draft, line: int) -> int:
    """The index of the lesson that the line stands in, as far as the lessons' places tell."""
    begins = [_first_line(draft, index) for index in range(len(draft.lessons))]
    return max((index for index, first in enumerate(begins) if first <= line), default=0)


def _first_line(draft: Draft, index: int) -> int:
    read = draft.document.lessons[index]
    spans = [*read.spans.values(), *(part.span for part in read.body)]
    spans += [question.span for question in read.questions]
    return min((span.first for span in spans if span), default=0)


def spot_of(draft: Draft, lesson: int, items: Items, numbers: Sequence[int]) -> Spot:
    """Behind the last item that stands above these lines in the document."""
    rows = draft.rows(ItemPlace(lesson, items, 0))
    index = len(rows)
    if numbers:
        firsts = [next(iter(row.origin.numbers), 0) for row in rows]
        above = (at + 1 for at, first in enumerate(firsts) if 0 < first <= numbers[0])
        index = max(above, default=0)
    return Spot(ItemPlace(lesson, items, index), rows[index - 1] if index else None)


def _part(spot: Spot) -> Part:
    """The level or task of the question above."""
    part = _above(spot)
    return Part(part) if part in set(Part) else Part.LEVEL_1


def _above(spot: Spot) -> str:
    return spot.above.part if isinstance(spot.above, DraftQuestion) else Part.LEVEL_1.value
