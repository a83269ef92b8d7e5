"""Which key points the answers of a class are marked by: the lesson's, or its teacher's own copy.

A copy belongs to a teacher and serves every class that this person teaches. Of two teachers of a
class the copy that was saved last serves it. It counts as long as the question asks the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet

from lessons.models import Classroom, OwnRubric, Question, QuestionVersion, Response, Role, User


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricsByClass:
    """``own`` are the versions that count instead of the current one, by class."""

    question: Question
    own: Mapping[int, QuestionVersion]

    def in_force(self, classroom: int) -> QuestionVersion | None:
        return self.own.get(classroom, self.question.current)

    def of(self, response: Response) -> QuestionVersion:
        """The version whose key points count for an answer: the one in force in its class where
        that asks the same in the same words, so that a better rubric serves the answers already
        given. The attempt and its assignment were read with the response."""
        version = self.in_force(response.attempt.assignment.classroom_id)
        return version if version and asks_alike(version, response.version) else response.version

    def parts(
        self, responses: QuerySet[Response]
    ) -> list[tuple[QuestionVersion, QuerySet[Response]]]:
        """The answers apart by what their classes are marked by."""
        place = "attempt__assignment__classroom__in"
        rest = responses.exclude(**{place: list(self.own)}) if self.own else responses
        found = [(self.question.current, rest)] if self.question.current else []
        for version in {one.pk: one for one in self.own.values()}.values():
            classes = [pk for pk, one in self.own.items() if one.pk == version.pk]
            found.append((version, responses.filter(**{place: classes})))
        return found


def asks_alike(one: QuestionVersion, other: QuestionVersion) -> bool:
    return (one.kind, one.text) == (other.kind, other.text)


def rubrics_by_class(question: Question) -> RubricsByClass:
    """One query."""
    return _by_class([question])[question.pk]


def _by_class(questions: Iterable[Question]) -> dict[int, RubricsByClass]:
    known = {question.pk: question for question in questions}
    own: dict[int, dict[int, QuestionVersion]] = {pk: {} for pk in known}
    copies = (
        OwnRubric.objects.filter(
            question__in=known,
            teacher__membership__role=Role.TEACHER,
            teacher__membership__ended_at=None,
        )
        .annotate(classroom=F("teacher__membership__classroom"))
        .select_related("version")
        .order_by("saved_at", "pk")
    )
    for copy in copies:
        current = known[copy.question_id].current
        if current and asks_alike(copy.version, current):
            own[copy.question_id][copy.classroom] = copy.version
    return {pk: RubricsByClass(question=known[pk], own=own[pk]) for pk in known}


def as_marked_by(user: User, questions: Iterable[Question]) -> None:
    """Put before this person what the own classes are marked by, as ``in_force`` of the questions;
    one query where nobody has a copy."""
    for by_class in _by_class(questions).values():
        by_class.question.own = _seen_by(user, by_class) if by_class.own else None


def _seen_by(user: User, by_class: RubricsByClass) -> QuestionVersion | None:
    """What all own classes with the lesson have; where they differ, as a colleague teaches one of
    them, too, what this person saved."""
    lesson = by_class.question.lesson_id
    classes = Classroom.objects.taught_by(user).filter(assignment__lesson=lesson)
    found = {by_class.own.get(pk) for pk in classes.values_list("pk", flat=True)}
    if len(found) == 1:
        return found.pop()
    copy = copy_of(user, by_class.question)
    return copy.version if copy and copy.version in found else None


def copy_of(user: User, question: Question) -> OwnRubric | None:
    """The copy that this person saved, where it asks what the question asks now."""
    copy = OwnRubric.objects.filter(teacher=user, question=question).first()
    is_alike = copy and question.current and asks_alike(copy.version, question.current)
    return copy if is_alike else None


def copies_of(question: Question) -> list[OwnRubric]:
    """Of all teachers, for the authors of the lesson to read."""
    copies = OwnRubric.objects.filter(question=question, teacher__is_active=True)
    rows = list(copies.select_related("teacher", "version").order_by("saved_at", "pk"))
    return [row for row in rows if question.current and asks_alike(row.version, question.current)]
