"""Changes for everybody, as pages and hand-ins need them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from lessons.domain.corrections import Change
from lessons.domain.lateness import counted
from lessons.domain.progress import ResponseMark, Score, score_of
from lessons.models import (
    Assignment,
    Classroom,
    Correction,
    MarkNotice,
    Question,
    Response,
    User,
)
from lessons.queries.queue import answers_taught

NOTICES_SHOWN = 20
HISTORY_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds for one question in one class; None where nothing does."""

    key: Correction | None = None
    whole: Correction | None = None
    """Left out, or given to everybody."""

    @property
    def is_left_out(self) -> bool:
        return self.whole is not None and self.whole.kind == Change.LEFT_OUT

    @property
    def is_given(self) -> bool:
        return self.whole is not None and self.whole.kind == Change.GIVEN


NOTHING = Standing()


def standing_corrections(
    questions: Iterable[int], classrooms: Collection[int]
) -> dict[tuple[int, int], Standing]:
    """By question and class; one query."""
    rows = Correction.objects.in_force().filter(
        question__in=list(questions), classroom__in=classrooms
    )
    found: dict[tuple[int, int], Standing] = {}
    for row in rows.select_related("version", "made_by"):
        place = (row.question_id, row.classroom_id)
        before = found.get(place, NOTHING)
        is_key = row.kind == Change.KEY
        found[place] = Standing(
            key=row if is_key else before.key, whole=before.whole if is_key else row
        )
    return found


def without_given(rows: QuerySet[Response]) -> QuerySet[Response]:
    """Without answers whose points everybody was given: no other mark is to follow from one."""
    held = Correction.objects.in_force().filter(
        kind=Change.GIVEN,
        question=OuterRef("version__question"),
        classroom=OuterRef("attempt__assignment__classroom"),
    )
    return rows.filter(~Exists(held.order_by()))


def classes_with(teacher: User, question: Question) -> list[Classroom]:
    """The teacher's classes that have the lesson."""
    own = Assignment.objects.filter(lesson=question.lesson_id).values("classroom")
    return list(Classroom.objects.taught_by(teacher).filter(pk__in=own).order_by("pk"))


def answers_to_correct(teacher: User, question: Question) -> list[Response]:
    """All that were handed in in the teacher's classes, with what a page says of them."""
    rows = answers_taught(teacher, question).select_related(
        "version", "attempt__student", "attempt__assignment__classroom"
    )
    return list(rows.prefetch_related("markings").order_by("pk"))


def works_of(attempts: Collection[int]) -> dict[int, list[tuple[int, ResponseMark]]]:
    """The counted responses of each attempt with their marks; one query."""
    rows = Response.objects.counted().filter(attempt__in=list(attempts)).order_by("pk")
    found: dict[int, list[tuple[int, ResponseMark]]] = {attempt: [] for attempt in attempts}
    for attempt, pk, points, fraction, late in rows.values_list(
        "attempt_id", "pk", "version__points", "fraction", "late_factor"
    ):
        mark = ResponseMark(points=points, fraction=counted(fraction, late))
        found[attempt].append((pk, mark))
    return found


def score_with(
    work: Sequence[tuple[int, ResponseMark]], changed: Mapping[int, ResponseMark | None]
) -> Score:
    """The score of a work where these responses have another mark, or (None) count no more."""
    marks = [changed.get(pk, mark) if pk in changed else mark for pk, mark in work]
    return score_of(mark for mark in marks if mark is not None)


def corrections_of(teacher: User, question: Question) -> list[list[Correction]]:
    """The history in the teacher's classes, the newest first; one list an action."""
    rows = (
        Correction.objects.filter(question=question, classroom__in=classes_with(teacher, question))
        .select_related("classroom", "made_by", "takes_back")
        .prefetch_related("taken_back_by")
        .order_by("-pk")[:HISTORY_SHOWN]
    )
    found: dict[object, list[Correction]] = {}
    for row in rows:
        found.setdefault(row.batch, []).append(row)
    return list(found.values())


def mark_notices(student: User) -> list[MarkNotice]:
    """What this student has not read yet, the newest first."""
    return list(
        MarkNotice.objects.unread()
        .filter(student=student)
        .select_related(
            "mark__correction",
            "mark__response__version",
            "mark__response__attempt__assignment__lesson",
        )[:NOTICES_SHOWN]
    )
