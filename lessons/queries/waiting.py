"""What waits for the teacher, by question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from lessons.domain.parts import Part
from lessons.models import Classroom, Lease, Response, ResponseState, Role, SecondLook, User
from lessons.queries.queue import (
    EVERYTHING,
    GroupCounts,
    Scope,
    group_counts,
    to_mark,
    with_excerpt,
)

LOOKS_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingGroup:
    """One question with answers that wait for the teacher, in one class or several."""

    question_id: int
    classrooms: tuple[str, ...]
    lesson_number: int
    lesson_title: str
    part: Part
    label: str
    text: str
    count: int
    """Without second looks, which are answers that have a mark."""
    oldest_at: datetime
    closes_at: datetime | None
    """The soonest deadline that is still to come, else the last that is over."""
    counts: GroupCounts
    marked: int = 0
    holders: tuple[str, ...] = ()
    """The names of others who are marking some of them now."""


def waiting_groups(
    teacher: User, *, now: datetime, scope: Scope = EVERYTHING
) -> list[WaitingGroup]:
    """What waits in the classes of the teacher, what closes soonest first, then what waits longest;
    four queries."""
    waiting = scope.of(to_mark(teacher)).filter(state=ResponseState.WAITING)
    counts = group_counts(waiting)
    marked, holders = _marked(teacher, counts, scope), _holders(teacher, counts, now=now)
    groups = [
        _waiting_group(
            list(rows), counts[pk], now=now, marked=marked.get(pk, 0), holders=holders.get(pk, ())
        )
        for pk, rows in groupby(_rows(waiting), key=lambda row: row[0])
    ]
    return sorted(groups, key=lambda group: _turn(group, now))


def _rows(responses: QuerySet[Response]) -> Iterable[tuple[Any, ...]]:
    """A row for each question in each class."""
    return (
        responses.values_list(
            "version__question_id",
            "attempt__assignment__classroom__name",
            "attempt__assignment__lesson__number",
            "attempt__assignment__lesson__title",
            "version__question__part",
            "version__question__label",
            "version__question__current__text",
            "attempt__assignment__due_at",
        )
        .annotate(count=Count("pk"), oldest=Min("attempt__submitted_at"))
        .order_by("version__question_id", "attempt__assignment__classroom__sort_key")
    )


def _waiting_group(
    rows: Sequence[tuple[Any, ...]],
    counts: GroupCounts,
    *,
    now: datetime,
    marked: int,
    holders: tuple[str, ...],
) -> WaitingGroup:
    pk, _classroom, number, title, part, label, text, *_ = rows[0]
    return WaitingGroup(
        question_id=pk,
        classrooms=tuple(dict.fromkeys(row[1] for row in rows)),
        lesson_number=number,
        lesson_title=title,
        part=Part(part),
        label=label,
        text=text,
        count=sum(row[8] for row in rows),
        oldest_at=min(row[9] for row in rows),
        closes_at=_closes([row[7] for row in rows if row[7] is not None], now=now),
        counts=counts,
        marked=marked,
        holders=holders,
    )


def _closes(due: Sequence[datetime], *, now: datetime) -> datetime | None:
    return min((at for at in due if at > now), default=max(due, default=None))


def _turn(group: WaitingGroup, now: datetime) -> tuple[Any, ...]:
    """What is still open comes by its deadline, then what has none, then what is closed."""
    closes = group.closes_at
    tier = 1 if closes is None else 0 if closes > now else 2
    return (tier, closes if closes and not tier else now, group.oldest_at, group.question_id)


def _marked(teacher: User, questions: Iterable[int], scope: Scope) -> dict[int, int]:
    rows = Response.objects.filter(
        state=ResponseState.MARKED,
        version__question__in=list(questions),
        attempt__assignment__classroom__membership__user=teacher,
        attempt__assignment__classroom__membership__role=Role.TEACHER,
        attempt__assignment__classroom__membership__ended_at=None,
    )
    counted = scope.of(rows).order_by().values_list("version__question_id")
    return dict(counted.annotate(Count("pk")))


def _holders(
    teacher: User, questions: Iterable[int], *, now: datetime
) -> dict[int, tuple[str, ...]]:
    held = Lease.objects.held(now).exclude(teacher=teacher)
    rows = held.filter(response__in=to_mark(teacher).filter(version__question__in=list(questions)))
    found: dict[int, dict[str, None]] = {}
    for lease in rows.select_related("teacher", "response__version"):
        names = found.setdefault(lease.response.version.question_id, {})
        names[lease.teacher.get_full_name()] = None
    return {pk: tuple(names) for pk, names in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain:
    """A mark that a student asks to be looked at again."""

    look: SecondLook
    response: Response


def second_looks(teacher: User, scope: Scope = EVERYTHING) -> list[AskedAgain]:
    """Those that wait longest, at most LOOKS_SHOWN; two queries."""
    asked = scope.of(to_mark(teacher)).filter(~Q(state=ResponseState.WAITING))
    looks = SecondLook.objects.open().filter(response__in=asked).order_by("asked_at", "pk")
    shown = list(looks[:LOOKS_SHOWN])
    rows = with_excerpt(Response.objects.filter(pk__in=[look.response_id for look in shown]))
    found = {row.pk: row for row in rows.select_related("attempt__assignment__lesson")}
    return [AskedAgain(look=look, response=found[look.response_id]) for look in shown]


def second_look_count(teacher: User, scope: Scope = EVERYTHING) -> int:
    return scope.of(to_mark(teacher)).filter(~Q(state=ResponseState.WAITING)).count()


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """The two numbers that stand on every page of a teacher."""

    waiting: int
    asked: int


def desk_counts(teacher: User, scope: Scope = EVERYTHING) -> DeskCounts:
    """One query."""
    is_waiting = Q(state=ResponseState.WAITING)
    found = scope.of(to_mark(teacher)).aggregate(
        waiting=Count("pk", filter=is_waiting), asked=Count("pk", filter=~is_waiting)
    )
    return DeskCounts(waiting=found["waiting"], asked=found["asked"])


def waiting_count(teacher: User, *, scope: Scope = EVERYTHING) -> int:
    return scope.of(to_mark(teacher)).filter(state=ResponseState.WAITING).count()


def classes_of(teacher: User) -> list[Classroom]:
    """For choosing one of them."""
    return list(Classroom.objects.taught_by(teacher).order_by("sort_key", "pk"))
