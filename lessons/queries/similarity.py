"""What a handed-in text has in common with others, for its teacher."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from lessons.models import Beside, Membership, Response, TextMatch, User

SHOWN = 10
PASSAGES_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """One other text, seen from the response that was asked about."""

    beside: Beside
    other: Response | None
    is_known: bool
    """The teacher teaches the class of the other, so may know whose it is."""
    words: int
    total: int
    other_total: int
    spans: tuple[tuple[int, int, int, int], ...]
    """Of own and other text, the longest first."""
    digest: str
    other_digest: str
    made_at: datetime


def similar_texts(response: Response, teacher: User) -> list[Similar]:
    """Most words in common first; two queries."""
    rows = TextMatch.objects.filter(Q(response=response) | Q(other=response)).select_related(
        "response__attempt__assignment__classroom",
        "response__attempt__student",
        "other__attempt__assignment__classroom",
        "other__attempt__student",
    )
    found = list(rows.order_by("-words", "pk")[:SHOWN])
    others = [_other(row, response) for row in found]
    taught = _taught(teacher, (row for row in others if row))
    return [_seen(row, response, other, taught) for row, other in zip(found, others, strict=True)]


def _other(row: TextMatch, response: Response) -> Response | None:
    return row.other if row.response_id == response.pk else row.response


def _taught(teacher: User, others: Iterable[Response]) -> frozenset[int]:
    classrooms = {other.attempt.assignment.classroom_id for other in others}
    rows = Membership.objects.current().teachers().filter(user=teacher, classroom__in=classrooms)
    return frozenset(rows.values_list("classroom_id", flat=True))


def _seen(
    row: TextMatch, response: Response, other: Response | None, taught: frozenset[int]
) -> Similar:
    is_own = row.response_id == response.pk
    spans = [tuple(span[:4]) for span in row.passages[:PASSAGES_SHOWN]]
    return Similar(
        beside=Beside(row.beside),
        other=other,
        is_known=other is not None and other.attempt.assignment.classroom_id in taught,
        words=row.words,
        total=row.total if is_own else row.other_total,
        other_total=row.other_total if is_own else row.total,
        spans=tuple((a, b, c, d) if is_own else (c, d, a, b) for a, b, c, d in spans),
        digest=row.digest if is_own else row.other_digest,
        other_digest=row.other_digest if is_own else row.digest,
        made_at=row.made_at,
    )
