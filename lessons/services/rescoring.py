"""Marks under changed key points: what is known is reckoned anew, what is not is asked.

A mark keeps its shares by key point. Other points for a key point change the mark and no share; a
key point that was added has no share yet, and a person gives it. Nothing happens by itself: a
teacher looks at the change and puts it in force, in their own classes. Markings only grow.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from lessons.domain.marking.haste import read_in_time
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marks import stored
from lessons.domain.refusals import RubricRefusal
from lessons.domain.types.definition import KeyPoint
from lessons.models import (
    EventKind,
    Marking,
    Question,
    QuestionVersion,
    Response,
    ResponseEvent,
    ResponseState,
    User,
)
from lessons.queries import answers_taught, as_marked_by, text_of
from lessons.queries.corrections import without_given
from lessons.services.authoring import RubricRefused
from lessons.services.locking import lock_responses, locked_question
from lessons.services.proposing import rubric_of, same_ideas


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A mark in force by key points of before; ``shares`` is what of it stands under those of now,
    ``missing`` the key points that nobody decided about."""

    marking: Marking
    shares: Mapping[str, Share]
    missing: tuple[KeyPoint, ...]
    fraction: Decimal | None
    """By the key points of now; None while one is missing."""

    @property
    def response(self) -> Response:
        return self.marking.response

    @property
    def is_changed(self) -> bool:
        return self.fraction is not None and self.fraction != self.marking.fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescoring:
    """``changed`` would have another mark, ``lacking`` wait for a new key point to be decided."""

    rubric: QuestionVersion
    changed: tuple[Kept, ...]
    lacking: tuple[Kept, ...]

    @property
    def digest(self) -> str:
        """The same as long as the same marks would change in the same way."""
        rows = [(row.response.pk, row.response.last_seq, row.fraction) for row in self.changed]
        return sha256(f"{self.rubric.pk} {rows}".encode()).hexdigest()


def rescoring(teacher: User, question: Question) -> Rescoring:
    """What the key points in force make of the marks in the teacher's classes; three queries."""
    kept = [row for row in _kept(teacher, question) if row.shares]
    return Rescoring(
        rubric=question.in_force,
        changed=tuple(row for row in kept if row.is_changed),
        lacking=tuple(row for row in kept if row.missing),
    )


def _kept(teacher: User, question: Question) -> list[Kept]:
    rubric = rubric_of(question.in_force)
    rows = list(
        Marking.objects.of_words(rubric.version)
        .in_force()
        .filter(response__in=without_given(answers_taught(teacher, question)).values("pk"))
        .annotate(marked_by=Coalesce("rubric", "response__version"))
        .exclude(marked_by=rubric.version.pk)
        .select_related(
            "response__version",
            "response__proposal",
            "response__attempt__student",
            "response__attempt__assignment__classroom",
        )
        .order_by("response_id")
    )
    marked_by = {row.pk: row.rubric_id or row.response.version_id for row in rows}
    same = same_ideas(rubric, set(marked_by.values()))
    return [_as_of_now(row, rubric.key_points, same[marked_by[row.pk]]) for row in rows]


def _as_of_now(marking: Marking, key_points: Sequence[KeyPoint], same: Iterable[str]) -> Kept:
    shares = {key: Share(marking.shares[key]) for key in same if key in marking.shares}
    missing = tuple(point for point in key_points if point.id not in shares)
    is_known = key_points and not missing
    return Kept(
        marking=marking,
        shares=shares,
        missing=missing,
        fraction=stored(fraction_of(key_points, shares)) if is_known else None,
    )


@transaction.atomic
def rescore(
    question: Question, *, teacher: User, previewed: str, now: datetime
) -> tuple[UUID | None, int]:
    """Put in force what the teacher has looked at, all or nothing: the action, and how many marks.

    ``previewed`` is the digest of what the page showed. Raises RubricRefused where it is not what
    would happen now. A second time there is nothing left to change.
    """
    locked = locked_question(question)
    as_marked_by(teacher, [locked])
    found = rescoring(teacher, locked)
    if not found.changed:
        return None, 0
    lock_responses(row.response.pk for row in found.changed)
    found = rescoring(teacher, locked)
    if found.digest != previewed:
        raise RubricRefused(RubricRefusal.MARKS_CHANGED)
    batch = uuid4()
    _add(
        [
            _next(row.marking, shares=row.shares, fraction=row.fraction, rubric=locked.in_force)
            for row in found.changed
            if row.fraction is not None
        ],
        marker=teacher,
        batch=batch,
        now=now,
    )
    return batch, len(found.changed)


@transaction.atomic
def take_back_rescoring(batch: UUID, *, teacher: User, now: datetime) -> int:
    """Give those marks that are still in force the ones before them: how many that were."""
    pks = Marking.objects.filter(batch=batch, marker=teacher).values_list("response_id", flat=True)
    lock_responses(pks)
    rows = Marking.objects.in_force().filter(batch=batch, marker=teacher, number__gt=1)
    before = {
        (row.response_id, row.number): row
        for row in Marking.objects.filter(response__in=[row.response_id for row in rows])
    }
    back = [
        _again(before[row.response_id, row.number - 1], number=row.number + 1)
        for row in rows.select_related("response")
    ]
    _add(back, marker=teacher, batch=None, now=now)
    return len(back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a teacher decided about the missing key points of one answer, having seen ``seen``."""

    seen: int
    shares: Mapping[str, Share]


@transaction.atomic
def add_shares(
    question: Question,
    judged: Mapping[int, Judged],
    *,
    teacher: User,
    rubric: int,
    seconds: float | None,
    now: datetime,
) -> tuple[int, int]:
    """Marks with the new key points decided, by response id: how many, and how many were left, as
    somebody marked them meanwhile. The other shares of each answer stay.

    ``rubric`` is the version that the page showed. Raises RubricRefused where it is in force no
    more. What was sent twice is saved once.
    """
    locked = locked_question(question)
    as_marked_by(teacher, [locked])
    if locked.in_force.pk != rubric:
        raise RubricRefused(RubricRefusal.STALE_PASS)
    lock_responses(judged)
    lacking = {row.response.pk: row for row in rescoring(teacher, locked).lacking}
    fresh = [
        lacking[pk]
        for pk, one in judged.items()
        if pk in lacking and lacking[pk].response.last_seq == one.seen
    ]
    whole = [row for row in fresh if _is_whole(row, judged[row.response.pk])]
    texts = [text_of(row.response.answer) for row in whole]
    key_points = rubric_of(locked.in_force).key_points
    markings = []
    for row, was_read in zip(whole, read_in_time(texts, seconds), strict=True):
        shares = {**row.shares, **judged[row.response.pk].shares}
        fraction = stored(fraction_of(key_points, shares))
        marking = _next(row.marking, shares=shares, fraction=fraction, rubric=locked.in_force)
        marking.is_read = was_read
        markings.append(marking)
    _add(markings, marker=teacher, batch=None, now=now)
    twice = _saved_before(set(judged) - {row.response.pk for row in fresh}, judged, teacher, rubric)
    return len(markings) + twice, len(judged) - len(fresh) - twice


def _is_whole(row: Kept, judged: Judged) -> bool:
    """Whether every missing key point is decided, and no other: those stay as they were given."""
    return {point.id for point in row.missing} == judged.shares.keys()


def _saved_before(
    pks: Iterable[int], judged: Mapping[int, Judged], teacher: User, rubric: int
) -> int:
    """Of these, how many the same teacher has decided in the same way: a form that came twice."""
    rows = Marking.objects.in_force().filter(response__in=pks, marker=teacher, rubric=rubric)
    return sum(judged[row.response_id].shares.items() <= row.shares.items() for row in rows)


def _next(
    marking: Marking,
    *,
    shares: Mapping[str, Share],
    fraction: Decimal,
    rubric: QuestionVersion,
) -> Marking:
    """The mark that follows; what was said to the student stays said."""
    return Marking(
        response=marking.response,
        number=marking.number + 1,
        shares={key: share.value for key, share in shares.items()},
        fraction=fraction,
        comment=marking.comment,
        evidence=marking.evidence,
        rubric=rubric,
        is_read=marking.is_read,
    )


def _again(marking: Marking, *, number: int) -> Marking:
    return Marking(
        response=marking.response,
        number=number,
        shares=marking.shares,
        fraction=marking.fraction,
        comment=marking.comment,
        evidence=marking.evidence,
        rubric=marking.rubric,
        is_read=marking.is_read,
    )


def _add(markings: Sequence[Marking], *, marker: User, batch: UUID | None, now: datetime) -> None:
    """With an event each; the rows of the responses are locked."""
    for marking in markings:
        marking.marker, marking.marked_at, marking.batch = marker, now, batch
    Marking.objects.bulk_create(markings)
    ResponseEvent.objects.bulk_create(
        ResponseEvent(
            response=marking.response,
            seq=marking.response.last_seq + 1,
            kind=EventKind.MARKED,
            fraction=marking.fraction,
            actor=marker,
            happened_at=now,
        )
        for marking in markings
    )
    by_fraction: dict[Decimal, list[int]] = {}
    for marking in markings:
        by_fraction.setdefault(marking.fraction, []).append(marking.response_id)
    for fraction, pks in by_fraction.items():
        Response.objects.filter(pk__in=pks).update(
            fraction=fraction, state=ResponseState.MARKED, last_seq=F("last_seq") + 1
        )
