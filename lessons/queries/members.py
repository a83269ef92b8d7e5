"""The people of a class, those who have left, and what still waits of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from lessons.models import Assignment, Classroom, LessonStatus, Membership, Role, User
from lessons.queries.queue import needing_teacher


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedClass:
    """With its teachers, for whoever has a question."""

    classroom: Classroom
    teachers: tuple[User, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClasses:
    """``archived`` are those that the person taught; ``has_past`` says that there are classes
    which are over for them as a student."""

    learns: tuple[JoinedClass, ...]
    teaches: bool
    archived: tuple[Classroom, ...]
    has_past: bool


def own_classes(user: User) -> OwnClasses:
    """One query."""
    learns = Classroom.objects.in_use().joined_by(user)
    teachers = Q(role=Role.TEACHER, ended_at=None, classroom__in=learns)
    rows = list(
        Membership.objects.filter(Q(user=user) | teachers)
        .select_related("classroom", "user")
        .order_by("classroom__sort_key", "classroom_id", "user__sort_key", "user_id")
    )
    own = [row for row in rows if row.user_id == user.pk]
    students = [row for row in own if row.role == Role.STUDENT]
    taught = [row.classroom for row in own if row.role == Role.TEACHER and row.is_current]
    now = [row.classroom for row in students if row.is_current and not row.classroom.archived_at]
    return OwnClasses(
        learns=tuple(JoinedClass(classroom=one, teachers=_teachers(one, rows)) for one in now),
        teaches=bool(taught),
        archived=tuple(classroom for classroom in taught if classroom.archived_at),
        has_past=len(now) < len(students),
    )


def _teachers(classroom: Classroom, rows: Sequence[Membership]) -> tuple[User, ...]:
    own = (row for row in rows if row.classroom_id == classroom.pk and row.role == Role.TEACHER)
    return tuple(row.user for row in own if row.is_current)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    membership: Membership
    waiting_count: int
    """Answers that need a teacher."""

    @property
    def user(self) -> User:
        return self.membership.user


def class_members(classroom: Classroom) -> list[Member]:
    """Everybody who is or was in the class, in Kazakh alphabetical order; two queries."""
    memberships = Membership.objects.filter(classroom=classroom).select_related("user")
    waiting = needing_teacher().filter(attempt__assignment__classroom=classroom).order_by()
    counts = dict(waiting.values_list("attempt__student").annotate(Count("pk")))
    return [
        Member(membership=row, waiting_count=counts.get(row.user_id, 0))
        for row in memberships.order_by("user__sort_key", "user_id")
    ]


def left_waiting_count(classroom: Classroom) -> int:
    """Answers of students who have left that nobody has decided about."""
    waiting = needing_teacher().undecided()
    return waiting.filter(attempt__assignment__classroom=classroom).count()


def student_waiting_count(classroom: Classroom, student: User) -> int:
    here = {"attempt__assignment__classroom": classroom, "attempt__student": student}
    return needing_teacher().filter(**here).count()


def past_assignments(student: User) -> list[Assignment]:
    """What the student worked on in classes that are over for them; one query."""
    own = Q(classroom__membership__user=student, classroom__membership__role=Role.STUDENT)
    is_over = Q(classroom__membership__ended_at__isnull=False) | Q(
        classroom__archived_at__isnull=False
    )
    return list(
        Assignment.objects.filter(own & is_over, attempt__student=student)
        .filter(lesson__status=LessonStatus.PUBLISHED)
        .select_related("lesson__course", "classroom")
        .order_by("classroom__sort_key", "lesson__number")
        .distinct()
    )
