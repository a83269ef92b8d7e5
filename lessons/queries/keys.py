"""Which questions a student may practise without being told a test that is still to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Coalesce

from lessons.domain.parts import Part
from lessons.models import (
    Assignment,
    Classroom,
    Lesson,
    Question,
    QuestionVersion,
    UseChoices,
    User,
)
from lessons.queries.standings import Standing, standings


@dataclass(frozen=True, slots=True)
class ClosedTests:
    """The parts of lessons whose test a student has not done with; a translation is the same
    lesson."""

    parts: frozenset[tuple[int, str]]

    def holds(self, question: Question) -> bool:
        """Whether it must not be asked in practice now. The question was read with its lesson and
        its version in force: one that draws its numbers has others in practice than in a test."""
        return not question.in_force.draws_numbers and self._holds(question)

    def holds_asked(self, version: QuestionVersion) -> bool:
        """As ``holds``, of what was asked already and the question may be another one since."""
        return not version.is_drawn_for_practice and self._holds(version.question)

    def _holds(self, question: Question) -> bool:
        return question.use != UseChoices.PRACTICE and self.holds_part(
            question.lesson, question.part
        )

    def holds_row(self, root: int, part: str, use: str, *, draws_numbers: bool) -> bool:
        """As ``holds``; ``root`` is the lesson, or of which one it is a translation."""
        return use != UseChoices.PRACTICE and not draws_numbers and (root, part) in self.parts

    def holds_part(self, lesson: Lesson, part: str) -> bool:
        return (lesson.original_id or lesson.pk, part) in self.parts


def closed_tests(student: User, lesson_ids: Iterable[int], *, now: datetime) -> ClosedTests:
    """In all of the student's classes: what one of them has opened another may still ask."""
    roots = Lesson.objects.filter(pk__in=set(lesson_ids)).values(root=Coalesce("original_id", "pk"))
    assignments = list(
        Assignment.objects.filter(classroom__in=Classroom.objects.joined_by(student))
        .annotate(root=Coalesce("lesson__original_id", "lesson_id"))
        .filter(root__in=roots)
        .select_related("lesson")
    )
    return closed_in(standings(assignments, [student.pk], now=now).values())


def closed_in(rows: Iterable[Standing]) -> ClosedTests:
    """By one student's standings in all of their classes."""
    return ClosedTests(frozenset(_closed(rows)))


def _closed(rows: Iterable[Standing]) -> Iterator[tuple[int, str]]:
    for standing in rows:
        lesson = standing.assignment.lesson
        root = lesson.original_id or lesson.pk
        yield from ((root, part.value) for part in Part if not may_practise_test(standing, part))


def may_practise_test(standing: Standing, part: Part) -> bool:
    """Whether the questions of the test of a part can tell this student nothing new.

    A key that is shown at once is shown with a result, so not before there is one.
    """
    if standing.assignment.reads_answers:
        return True
    progress = standing.progress_in(part)
    if progress is None or progress.has_open or not progress.submitted:
        return False
    return standing.is_key_shown(part)
