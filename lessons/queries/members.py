"""The people of a class, those who have left, and what still waits of theirs."""

from dataclasses import dataclass

from django.db.models import Count, Q

from lessons.models import Assignment, Classroom, LessonStatus, Membership, Role, User
from lessons.queries.queue import needing_teacher


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


def archived_classes(teacher: User) -> list[Classroom]:
    return list(Classroom.objects.archived().taught_by(teacher))


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
