"""Questions of all lessons that a person may look into, by what they ask and how they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import Avg, Count, F, OuterRef, Q, QuerySet, Subquery

from lessons.domain.content.alike import LEAST, alikeness, beginnings, most_telling
from lessons.domain.text.search import search_key
from lessons.models import Lesson, Question, Response, User
from lessons.queries.authorship import lessons_changed_by

ENOUGH = 5
"""People from whose answers a question's share is told at all; of fewer it could be their own."""
MOST_WORDS = 12
MOST_TELLING = 8
MOST_ALIKE = 30
_CANDIDATES = 400


class Hardness(StrEnum):
    HARD = "hard"
    MIDDLE = "middle"
    EASY = "easy"
    UNKNOWN = "unknown"


_SHARES = {
    Hardness.HARD: Q(share__lt=Decimal("0.4")),
    Hardness.MIDDLE: Q(share__gte=Decimal("0.4"), share__lte=Decimal("0.8")),
    Hardness.EASY: Q(share__gt=Decimal("0.8")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BankSearch:
    """All of it is to hold; what is empty is not asked about."""

    text: str = ""
    kind: str = ""
    part: str = ""
    course: int | None = None
    hardness: str = ""
    alike: int | None = None
    """The question that others are to be like."""


def lessons_seen_by(user: User) -> QuerySet[Lesson]:
    """Those that the person may change, and those that their classes have."""
    taught = Q(
        assignment__classroom__membership__user=user,
        assignment__classroom__membership__role="teacher",
        assignment__classroom__membership__ended_at=None,
    )
    return Lesson.objects.filter(
        Q(pk__in=lessons_changed_by(user).values("pk"))
        | Q(pk__in=Lesson.objects.filter(taught).values("pk"))
    )


def bank_questions(user: User, wanted: BankSearch) -> QuerySet[Question]:
    """In the order of courses and lessons, each with ``share`` and ``answered``."""
    found = Question.objects.in_use().filter(lesson__in=lessons_seen_by(user).values("pk"))
    for word in search_key(wanted.text).split()[:MOST_WORDS]:
        found = found.filter(current__search_key__contains=word)
    if wanted.kind:
        found = found.filter(current__kind=wanted.kind)
    if wanted.part:
        found = found.filter(part=wanted.part)
    if wanted.course:
        found = found.filter(lesson__course=wanted.course)
    return _by_hardness(_with_shares(found), wanted.hardness).select_related(
        "current", "lesson__course", "section"
    )


def _with_shares(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Of marked answers that count; ``answered`` is how many people gave them."""
    marked = (
        Response.objects.filter(
            version__question=OuterRef("pk"), fraction__isnull=False, is_left_out=False
        )
        .order_by()
        .values("version__question")
        .annotate(mean=Avg("fraction"), count=Count("attempt__student", distinct=True))
        .filter(count__gte=ENOUGH)
    )
    return questions.annotate(
        share=Subquery(marked.values("mean")), answered=Subquery(marked.values("count"))
    ).order_by("lesson__course__sort_key", "lesson__number", "position")


def _by_hardness(questions: QuerySet[Any], hardness: str) -> QuerySet[Question]:
    if hardness == Hardness.UNKNOWN:
        return questions.filter(share=None)
    return questions.filter(_SHARES[Hardness(hardness)]) if hardness in _SHARES else questions


def like_questions(questions: QuerySet[Question], like: Question) -> list[Question]:
    """The most alike first, of those that share enough words."""
    own = beginnings(like.in_force.text)
    shared = Q()
    for word in most_telling(own, most=MOST_TELLING):
        shared |= Q(current__search_key__contains=word)
    if not shared:
        return []
    rows = questions.filter(shared).exclude(pk=like.pk).order_by(F("pk").asc())[:_CANDIDATES]
    scored = [(alikeness(own, beginnings(row.in_force.text)), row) for row in rows]
    return [row for score, row in _best(scored) if score >= LEAST]


def _best(scored: Sequence[tuple[float, Question]]) -> list[tuple[float, Question]]:
    return sorted(scored, key=lambda one: (-one[0], one[1].pk))[:MOST_ALIKE]
