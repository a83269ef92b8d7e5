"""The questions of a lesson as a bank."""

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.parts import Part
from lessons.models import Lesson


def bank_of(lesson: Lesson) -> list[BankQuestion]:
    """Those in use, as they stand now, in the lesson's order."""
    questions = lesson.question_set.in_use().select_related("current").order_by("position")
    return [
        BankQuestion.of(question.in_force.content, part=Part(question.part), label=question.label)
        for question in questions
    ]
