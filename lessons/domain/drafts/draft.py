"""What stands on the review page: every text exactly as it was typed, nothing checked.

A draft is never changed; each edit makes another one. What may be done to it stands in the modules
beside this one, and none of them knows of forms or pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lessons.domain.drafts.origin import Origin
from lessons.domain.drafts.room import MOST_QUESTIONS, MOST_SECTIONS, SPARE
from lessons.domain.handouts.document import Document, ReadQuestion
from lessons.domain.parts import Part


class Items(StrEnum):
    """Of a lesson; the value names them on the page."""

    SECTIONS = "sections"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    id: int
    """By which the questions of its lesson know it, wherever an edit moves it."""
    heading: str = ""
    text: str = ""
    figure: str = ""
    is_left_out: bool = False
    origin: Origin = field(default_factory=Origin)

    @property
    def texts(self) -> dict[str, str]:
        """What a person may have typed, by the name of its field."""
        return {"heading": self.heading, "text": self.text, "figure": self.figure}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuestion:
    part: str = Part.LEVEL_1.value
    """Empty where nobody has given a level yet."""
    label: str = ""
    kind: str = "open-answer"
    text: str = ""
    points: str = "1"
    key: str = ""
    explanation: str = ""
    hints: str = ""
    details: str = ""
    section: int | None = None
    """The id of the section that answers it."""
    is_left_out: bool = False
    origin: Origin = field(default_factory=Origin)

    @property
    def texts(self) -> dict[str, str]:
        return {
            "text": self.text,
            "key": self.key,
            "explanation": self.explanation,
            "hints": self.hints,
            "details": self.details,
        }


DraftItem = DraftSection | DraftQuestion


def is_blank(item: DraftItem) -> bool:
    """Nobody read it anywhere, and nobody typed anything."""
    return item.origin == Origin() and not any(text.strip() for text in item.texts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLesson:
    number: str = ""
    title: str = ""
    goal: str = ""
    equipment: str = ""
    outcomes: str = ""
    methods: str = ""
    language: str = ""
    terms: str = ""
    sources: str = ""
    details: str = ""
    is_left_out: bool = False
    sections: tuple[DraftSection, ...] = ()
    questions: tuple[DraftQuestion, ...] = ()

    def new_section_id(self) -> int:
        return max((section.id for section in self.sections), default=-1) + 1


TEXT_FIELDS = ("number", "title", "goal", "equipment", "outcomes", "methods", "language")
"""Of a lesson, in the order of the page; below its text stand the others."""
LESSON_TEXTS = (*TEXT_FIELDS, "terms", "sources", "details")


@dataclass(frozen=True, slots=True)
class ItemPlace:
    lesson: int
    items: Items
    index: int


@dataclass(frozen=True, slots=True)
class FieldPlace:
    lesson: int
    name: str


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The lines that nothing uses."""


Place = ItemPlace | FieldPlace | LeftOver


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One for each lesson of ``document``, in its order."""

    document: Document
    lessons: tuple[DraftLesson, ...]
    decided: frozenset[str] = frozenset()
    """Codes of the doubts that a person has answered."""

    @property
    def lines(self) -> Sequence[str]:
        return self.document.lines

    def holds(self, place: ItemPlace) -> bool:
        is_lesson = 0 <= place.lesson < len(self.lessons)
        return is_lesson and 0 <= place.index < len(self.rows(place))

    def rows(self, place: ItemPlace) -> tuple[DraftItem, ...]:
        """The item and all beside it."""
        lesson = self.lessons[place.lesson]
        return lesson.sections if place.items is Items.SECTIONS else lesson.questions

    def item(self, place: ItemPlace) -> DraftItem:
        return self.rows(place)[place.index]

    def put(self, place: ItemPlace, *items: DraftItem, instead_of: int = 1) -> "Draft":
        """``items`` in the place of so many that stand there."""
        rows, lesson = list(self.rows(place)), self.lessons[place.lesson]
        rows[place.index : place.index + instead_of] = items
        if place.items is Items.SECTIONS:
            sections = tuple(row for row in rows if isinstance(row, DraftSection))
            return self.with_lesson(place.lesson, replace(lesson, sections=sections))
        questions = tuple(row for row in rows if isinstance(row, DraftQuestion))
        return self.with_lesson(place.lesson, replace(lesson, questions=questions))

    def with_lesson(self, index: int, lesson: DraftLesson) -> "Draft":
        lessons = (*self.lessons[:index], lesson, *self.lessons[index + 1 :])
        return replace(self, lessons=lessons)

    def with_room(self) -> "Draft":
        """With one blank section and one blank question in each lesson, to be filled in."""
        lessons = (
            replace(
                lesson,
                sections=(*lesson.sections, DraftSection(id=lesson.new_section_id())),
                questions=(*lesson.questions, DraftQuestion()),
            )
            for lesson in self.lessons
        )
        return replace(self, lessons=tuple(lessons))

    def settled(self) -> "Draft":
        """Without blank items; sections are numbered anew, in their order."""
        return replace(self, lessons=tuple(_settled(lesson) for lesson in self.lessons))

    def content(self, lesson: int, question: DraftQuestion) -> ReadQuestion | None:
        """The question as it was read, where the item began as one."""
        read, index = self.document.lessons[lesson].questions, question.origin.index
        return read[index] if index is not None and index < len(read) else None

    def has_room_for(self, *, questions: int) -> bool:
        """Room for so many more."""
        there = sum(len(lesson.questions) for lesson in self.lessons)
        return there + questions <= MOST_QUESTIONS + SPARE

    @property
    def is_full(self) -> bool:
        questions = sum(len(lesson.questions) for lesson in self.lessons)
        sections = sum(len(lesson.sections) for lesson in self.lessons)
        return questions >= MOST_QUESTIONS + SPARE or sections >= MOST_SECTIONS + SPARE


def _settled(lesson: DraftLesson) -> DraftLesson:
    kept = [section for section in lesson.sections if not is_blank(section)]
    ids = {section.id: place for place, section in enumerate(kept)}
    questions = (
        replace(question, section=None if question.section is None else ids.get(question.section))
        for question in lesson.questions
        if not is_blank(question)
    )
    sections = (replace(section, id=ids[section.id]) for section in kept)
    return replace(lesson, sections=tuple(sections), questions=tuple(questions))


class NotDone(StrEnum):
    """Why an edit changed nothing."""

    NO_PLACE_TO_SPLIT = "no-place-to-split"
    PAGE_FULL = "page-full"
    WORDS_CHANGED = "words-changed"
    PARAGRAPH_CHANGED = "paragraph-changed"
    NO_LINES_CHOSEN = "no-lines-chosen"
    NOTHING_TO_ASK = "nothing-to-ask"


@dataclass(frozen=True, slots=True)
class Edited:
    """The draft after an edit, and where to look now."""

    draft: Draft
    at: Place | None = None
    reason: NotDone | None = None
