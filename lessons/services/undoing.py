"""Taking an import back: its lessons vanish whole, as long as no student has begun one."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from lessons.domain.refusals import Facts, Refused, UndoRefusal
from lessons.models import Assignment, Lesson, Question, QuestionVersion, Section, Source
from lessons.queries.classes import begun_lessons
from lessons.services.assets import forget_pictures


class UndoRefused(Refused[UndoRefusal]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    lessons: int
    questions: int
    assignments: int


def imported_together(lesson: Lesson) -> QuerySet[Lesson]:
    """The lessons that one import made: of one file in one course. None of a lesson typed here."""
    if lesson.source_id is None:
        return Lesson.objects.none()
    return Lesson.objects.filter(source=lesson.source_id, course=lesson.course_id)


@transaction.atomic
def undo_import(lesson: Lesson) -> Undone:
    """Delete what the import of ``lesson`` made, and the assignments of it. Raises UndoRefused.

    Lessons and assignments are locked before attempts are looked for. An attempt that starts
    meanwhile points to a locked row: either it is there first and the undo is refused, or its own
    commit fails and ``start_attempt`` says that the lesson is not open.
    """
    lessons, assignments = lock_unbegun(imported_together(lesson))
    if not lessons:
        raise UndoRefused(UndoRefusal.NOT_IMPORTED)
    return delete_lessons(lessons, assignments)


def lock_unbegun(rows: QuerySet[Lesson]) -> tuple[list[Lesson], list[Assignment]]:
    """The lessons with their assignments, locked. Raises UndoRefused if one of them is begun."""
    lessons = list(rows.select_for_update().order_by("pk"))
    assignments = list(
        Assignment.objects.select_for_update().filter(lesson__in=lessons).order_by("pk")
    )
    begun = begun_lessons(Lesson.objects.filter(pk__in=[each.pk for each in lessons])).first()
    if begun is not None:
        raise UndoRefused(UndoRefusal.ANSWERED, Facts(lesson=begun))
    return lessons, assignments


def delete_lessons(lessons: list[Lesson], assignments: list[Assignment]) -> Undone:
    """All that hangs on them goes too; both were locked and nobody had begun."""
    sources = {lesson.source_id for lesson in lessons if lesson.source_id is not None}
    questions = Question.objects.filter(lesson__in=lessons)
    done = Undone(lessons=len(lessons), questions=questions.count(), assignments=len(assignments))
    Assignment.objects.filter(pk__in=[each.pk for each in assignments]).delete()
    forget_pictures(lessons)
    questions.update(current=None)
    QuestionVersion.objects.filter(question__in=questions).take_back()
    questions.delete()
    Section.objects.filter(lesson__in=lessons).delete()
    Lesson.objects.filter(pk__in=[each.pk for each in lessons]).delete()
    # Another course may have the same file.
    Source.objects.filter(pk__in=sources, lesson=None).take_back()
    return done
