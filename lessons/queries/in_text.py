"""The quick questions inside a lesson's text, and what a student has answered there."""

from collections.abc import Iterable
from datetime import datetime

from lessons.domain.parts import Part
from lessons.domain.practice.in_text import Quick, in_text
from lessons.domain.types.definition import Control
from lessons.models import (
    Assignment,
    Lesson,
    PracticeAnswer,
    PracticeQuestion,
    Purpose,
    Question,
    UseChoices,
    User,
)
from lessons.queries.keys import closed_tests

CHOSEN = {Control.SINGLE, Control.MULTIPLE}
"""Controls that are answered at a glance."""


def questions_in_text(lesson: Lesson, student: User, *, now: datetime) -> dict[int, list[Question]]:
    """By section, of level 1: never one whose key this student may not see yet."""
    pool = [
        question
        for question in Question.objects.for_practice()
        .filter(lesson=lesson, part=Part.LEVEL_1, section__isnull=False)
        .select_related("lesson", "current")
        if question.in_force.input.control in CHOSEN
    ]
    if not pool:
        return {}
    closed = closed_tests(student, [lesson.pk], now=now)
    allowed = {question.pk: question for question in pool if not closed.holds(question)}
    chosen = in_text([_quick(question) for question in allowed.values()])
    return {section: [allowed[key] for key in keys] for section, keys in chosen.items()}


def _quick(question: Question) -> Quick:
    return Quick(
        key=question.pk,
        section=question.section_id or 0,
        position=question.position,
        is_for_practice=question.use == UseChoices.PRACTICE,
    )


def asked_in_text(
    assignment: Assignment, student: User, questions: Iterable[Question]
) -> dict[int, PracticeQuestion]:
    """By version: what was asked while reading."""
    rows = PracticeQuestion.objects.filter(
        sitting__student=student,
        sitting__assignment=assignment,
        sitting__purpose=Purpose.READING,
        version__in=[question.in_force.pk for question in questions],
    )
    return {row.version_id: row for row in rows.select_related("sitting")}


def last_answers(rows: Iterable[PracticeQuestion]) -> dict[int, PracticeAnswer]:
    """By the row that was asked; the newest answer of each."""
    answers = PracticeAnswer.objects.filter(asked__in=list(rows)).order_by("seq")
    return {answer.asked_id: answer for answer in answers}
