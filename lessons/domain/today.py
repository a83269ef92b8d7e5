"""The one thing that a student is asked to do next, over all lessons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.progress import NextStep, Step


class Today(StrEnum):
    WORK = "work"
    """The next step of a lesson that is still in time."""
    REVIEW = "review"
    LATE = "late"
    """What is overdue and can still be handed in."""
    IMPROVE = "improve"
    WAIT = "wait"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonState:
    next_step: NextStep
    has_duty: bool
    is_past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """``place`` is that of the lesson in the sequence; None where it is about none."""

    today: Today
    place: int | None = None


_BEGIN = {Step.START, Step.REPEAT}
_ORDER: tuple[tuple[Today, Callable[[LessonState], bool]], ...] = (
    # It has a date of its own: the deadline of the lesson may be over.
    (Today.WORK, lambda row: row.next_step.step is Step.REVISE),
    (Today.WORK, lambda row: not row.is_past and row.next_step.step is Step.CONTINUE),
    (Today.WORK, lambda row: not row.is_past and row.has_duty),
    (Today.WORK, lambda row: not row.is_past and row.next_step.step in _BEGIN),
    (Today.REVIEW, lambda _row: False),
    (Today.LATE, lambda row: row.is_past and row.has_duty),
    (Today.IMPROVE, lambda row: not row.is_past and row.next_step.step is Step.IMPROVE),
    (Today.WAIT, lambda row: row.next_step.step is Step.WAIT),
)


def choose(lessons: Sequence[LessonState], *, review_count: int) -> Chosen:
    """``lessons`` with the nearest deadline first. What a teacher has returned goes first, what is
    under way before what is required, that before what is not, and all of it before the review;
    what is overdue never goes before what is still in time."""
    for today, applies in _ORDER:
        if today is Today.REVIEW and review_count:
            return Chosen(today=today)
        for place, row in enumerate(lessons):
            if applies(row):
                return Chosen(today=today, place=place)
    return Chosen(today=Today.DONE)
