"""What a teacher sent about an answer, read."""

from collections.abc import Mapping
from datetime import datetime

from lessons import queries
from lessons.domain.marks import stored
from lessons.domain.typed_ids import typed_number
from lessons.forms import MarkingForm
from lessons.models import Marking, Response, User
from lessons.permissions import SignedInRequest
from lessons.services.marking import Decision
from lessons.views.marking.page import MarkingPage
from lessons.views.opened import Opened, opened_stamp, read_stamp, seconds_spent


def decision_of(
    request: SignedInRequest, page: MarkingPage, form: MarkingForm, *, now: datetime
) -> Decision:
    has_proposal = bool(page.made_proposal) and request.POST.get("proposal") == page.made_proposal
    opened = opened_of(request, page.response)
    return Decision(
        fraction=form.fraction,
        shares=form.shares,
        accepted=form.accepted,
        comment=form.cleaned_data["comment"],
        rubric=page.rubric if page.rubric != page.response.version else None,
        has_proposal=has_proposal,
        is_blind=has_proposal and opened is not None and opened.is_blind,
        seconds=spent_by(request.user, opened, now=now),
    )


def opened_of(request: SignedInRequest, response: Response) -> Opened | None:
    return read_stamp(request.POST.get("opened", ""), teacher=request.user, shown=response)


def spent_by(teacher: User, opened: Opened | None, *, now: datetime) -> float | None:
    if opened is None:
        return None
    return seconds_spent(opened, last_marked_at=queries.last_marked_at(teacher), now=now)


def stamp_of(request: SignedInRequest, page: MarkingPage) -> str:
    """As it was sent where the page is drawn again: the answer was in sight all the time."""
    now = page.queue.now
    opened = opened_of(request, page.response) or Opened(at=now, is_blind=page.is_blind)
    return opened_stamp(opened, teacher=request.user, shown=page.response)


def others_of(request: SignedInRequest, page: MarkingPage) -> Mapping[int, int]:
    """The ticked answers, ``last_seq`` by id: only such as the teacher may mark by the same key
    points. Which of them wait still is for the service to see."""
    ticked = (value.partition(":") for value in request.POST.getlist("member"))
    numbers = ((typed_number(pk), typed_number(seq)) for pk, _, seq in ticked)
    seen = {pk: seq for pk, seq in numbers if pk is not None and seq is not None}
    own = queries.answers_taught(request.user, page.question).filter(pk__in=seen)
    rows = own.exclude(pk=page.response.pk).select_related("version", "attempt__assignment")
    by_class = queries.rubrics_by_class(page.question)
    return {row.pk: seen[row.pk] for row in rows if by_class.of(row) == page.rubric}


def says_the_same(markings: list[Marking], form: MarkingForm, marker: User) -> bool:
    """A double click: the mark in force is this very one."""
    last = markings[0] if markings else None
    return (
        last is not None
        and last.marker_id == marker.pk
        and last.fraction == stored(form.fraction)
        and last.shares == form.shares
        and last.comment == form.cleaned_data["comment"]
    )
