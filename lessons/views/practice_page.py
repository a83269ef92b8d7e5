"""One question of practice as its page draws it: what was answered, what that was worth, help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.urls import reverse

from lessons.domain.practice.sitting import ItemState, next_item, streak
from lessons.domain.types.definition import Answer, Control
from lessons.models import (
    Assignment,
    Classroom,
    PracticeAnswer,
    PracticeQuestion,
    PracticeSitting,
    QuestionVersion,
    Section,
)
from lessons.queries import text_of
from lessons.queries.practice import answers_in, sitting_questions
from lessons.services.practice import Place, read_text
from lessons.views.practice import ShownReading, as_shown
from lessons.views.practice_hints import (
    HintRow,
    RightAnswer,
    hint_rows,
    options_out,
    place_of,
    right_answer,
)
from lessons.views.question_page import choices

CHOICES = {Control.SINGLE, Control.MULTIPLE}


class Told(StrEnum):
    """What the page says of the last answer."""

    NOTHING = ""
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNSURE = "unsure"
    """Neither surely right nor surely wrong: the accepted answers stand beside it."""
    READ = "read"
    """An open answer, in which the program found some ideas."""
    GIVEN = "given"
    """The answer was shown, at the student's wish or after the last miss."""


TONE = {
    Told.RIGHT: "good",
    Told.PARTLY: "half",
    Told.WRONG: "bad",
    Told.UNSURE: "half",
    Told.GIVEN: "half",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingPlace:
    """One question of one sitting with the others around it."""

    sitting: PracticeSitting
    rows: Sequence[PracticeQuestion]
    asked: PracticeQuestion
    answers: Sequence[PracticeAnswer]
    """Of the whole sitting, oldest first."""

    @property
    def own(self) -> list[PracticeAnswer]:
        return [row for row in self.answers if row.asked_id == self.asked.pk]

    @property
    def is_last_open(self) -> bool:
        others = (row for row in self.rows if row.pk != self.asked.pk)
        return all(row.state != ItemState.OPEN for row in others)

    @property
    def is_fresh(self) -> bool:
        """Asked, and not answered since another question was."""
        if self.asked.state != ItemState.OPEN:
            return False
        return not self.answers or self.answers[-1].asked_id != self.asked.pk

    @property
    def version(self) -> QuestionVersion:
        return self.asked.version


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stroke of the bar on top."""

    number: int
    state: str
    """good, bad, now or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    id: str
    number: int
    text: str
    is_chosen: bool
    tone: str
    feedback: str
    is_out: bool


def place_in(sitting: PracticeSitting, position: int, *, now: datetime) -> SittingPlace | None:
    rows = sitting_questions(sitting, now=now)
    asked = next((row for row in rows if row.position == position), None)
    if asked is None:
        return None
    asked.sitting = sitting
    return SittingPlace(sitting=sitting, rows=rows, asked=asked, answers=answers_in(sitting))


def fresh_places(sitting: PracticeSitting, *, now: datetime) -> list[SittingPlace]:
    """Those that were not answered in this sitting yet, in their order."""
    rows, answers = sitting_questions(sitting, now=now), answers_in(sitting)
    answered = {answer.asked_id for answer in answers}
    for row in rows:
        row.sitting = sitting
    return [
        SittingPlace(sitting=sitting, rows=rows, asked=row, answers=answers)
        for row in rows
        if row.state == ItemState.OPEN and row.pk not in answered
    ]


def sitting_url(sitting: PracticeSitting) -> str:
    return reverse("lessons:practice-detail", args=[sitting.pk])


def next_url(place: SittingPlace) -> str:
    """The next question, or the end of the sitting."""
    items = [row.item for row in place.rows]
    item = next_item(items, after=place.asked.position)
    if item is None:
        return sitting_url(place.sitting)
    return reverse("lessons:practice-question", args=[place.sitting.pk, item.position])


def steps(place: SittingPlace) -> list[Step]:
    return [
        Step(number=number, state=_step_state(row, place))
        for number, row in enumerate(place.rows, start=1)
    ]


def _step_state(row: PracticeQuestion, place: SittingPlace) -> str:
    if row.pk == place.asked.pk and place.is_fresh:
        return "now"
    if row.item.is_missed:
        return "bad"
    return "good" if row.state == ItemState.DONE else ""


def streak_of(place: SittingPlace) -> int:
    return streak([row.is_right for row in place.answers if row.is_first])


def told(place: SittingPlace) -> Told:
    if place.is_fresh:
        return Told.NOTHING
    last = place.own[-1] if place.own else None
    if last is None or (place.asked.state == ItemState.LEFT and not last.is_right):
        return Told.GIVEN
    if place.version.input.control is Control.LONG_TEXT:
        return Told.READ
    if last.is_right is None:
        return Told.UNSURE
    if last.is_right:
        return Told.RIGHT
    fraction = place.version.parsed.grade(tuple(last.answer)).fraction
    return Told.PARTLY if fraction else Told.WRONG


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the template needs to know of one question."""

    place: SittingPlace
    told: Told
    answer: Answer
    options: list[OptionRow]
    feedback: tuple[str, ...]
    where: Place | None
    hints: list[HintRow]
    right: RightAnswer | None
    reading: ShownReading | None
    right_fields: int
    assignment: Assignment | None

    @property
    def tone(self) -> str:
        return TONE.get(self.told, "")

    @property
    def is_open(self) -> bool:
        """An answer can be sent."""
        return self.told not in {Told.RIGHT, Told.UNSURE, Told.GIVEN}

    @property
    def shows_reason(self) -> bool:
        return self.told in {Told.RIGHT, Told.UNSURE, Told.GIVEN}


def page_of(place: SittingPlace, *, typed: Answer = ()) -> Page:
    """``typed`` is what was sent and refused."""
    version, said = place.version, told(place)
    sections = list(version.question.lesson.section_set.all())
    where = place_of(version, sections)
    tried = {value for row in place.own for value in row.answer}
    hints = hint_rows(place.asked, where, tried=tried)
    answer = typed or (() if said is Told.NOTHING or not place.own else _last(place))
    grade = version.parsed.grade(answer) if answer and not typed else None
    shows_answer = said in {Told.GIVEN, Told.UNSURE} or hints[-1].is_open
    return Page(
        place=place,
        told=said,
        answer=answer,
        options=_options(place, answer, said, options_out(hints, version, tried)),
        feedback=() if grade is None else grade.feedback,
        where=where,
        hints=hints,
        right=right_answer(version) if shows_answer else None,
        reading=_reading(version, answer, sections) if said is Told.READ else None,
        right_fields=0 if grade is None else len(grade.right_fields),
        assignment=place.sitting.assignment or _assignment_of(place),
    )


def _last(place: SittingPlace) -> Answer:
    return tuple(place.own[-1].answer)


def _assignment_of(place: SittingPlace) -> Assignment | None:
    """Where a review's question can be read up."""
    return (
        Assignment.objects.filter(
            lesson=place.version.question.lesson_id,
            classroom__in=Classroom.objects.joined_by(place.sitting.student),
        )
        .select_related("lesson")
        .first()
    )


def _reading(
    version: QuestionVersion, answer: Answer, sections: Sequence[Section]
) -> ShownReading | None:
    reading = read_text(version, text_of(answer), sections=sections)
    return as_shown(reading) if reading else None


def _options(
    place: SittingPlace, answer: Answer, said: Told, out: frozenset[str]
) -> list[OptionRow]:
    drawn = place.version.input
    if drawn.control not in CHOICES:
        return []
    texts = {choice.id: choice.text for choice in choices(drawn, ())}
    one = drawn.control is Control.SINGLE or said is Told.RIGHT
    return [
        OptionRow(
            id=option.id,
            number=number,
            text=texts[option.id],
            is_chosen=option.id in answer,
            tone=TONE.get(said, "") if one and option.id in answer else "",
            feedback=option.feedback if option.id in answer and said is not Told.NOTHING else "",
            is_out=option.id in out,
        )
        for number, option in enumerate(drawn.options, start=1)
    ]
