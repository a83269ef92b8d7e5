"""A teacher's desk on the start page: what asks for them first, and how each class stands."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lessons import queries
from lessons.models import User
from lessons.queries import TaughtClass
from lessons.queries.desk import (
    HELP_SHOWN,
    LessonShare,
    closing_soon,
    lesson_shares,
    returned_works,
    who_needs_help,
)

QUESTIONS_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    taught: TaughtClass
    shares: list[LessonShare]
    help_count: int

    @property
    def shares_in_words(self) -> str:
        """For those who do not see the shades: №14: 75 %, №15: 50 %."""
        return ", ".join(
            f"№{share.assignment.lesson.number}: {share.percent} %" for share in self.shares
        )

    @property
    def latest(self) -> LessonShare | None:
        return self.shares[-1] if self.shares else None


def desk_context(teacher: User, *, now: datetime) -> dict[str, Any]:
    """Nothing for whoever teaches no class."""
    taught = queries.taught_classes(teacher)
    if not taught:
        return {"taught": []}
    classrooms = [row.classroom for row in taught]
    groups = queries.waiting_groups(teacher, now=now)
    in_need = who_needs_help(classrooms, now=now)
    by_class = Counter(row.assignment.classroom_id for row in in_need)
    shares = lesson_shares(classrooms, now=now)
    return {
        "taught": taught,
        "looks": queries.second_looks(teacher),
        "look_count": queries.second_look_count(teacher),
        "groups": groups[:QUESTIONS_SHOWN],
        "more_groups": len(groups) - QUESTIONS_SHOWN,
        "waiting_total": sum(group.count for group in groups),
        "returned": returned_works(classrooms),
        "in_need": in_need[:HELP_SHOWN],
        "help_count": len(in_need),
        "closing": closing_soon(classrooms, now=now),
        "classes": [
            ClassRow(
                taught=row,
                shares=shares.get(row.classroom.pk, []),
                help_count=by_class[row.classroom.pk],
            )
            for row in taught
        ],
    }
