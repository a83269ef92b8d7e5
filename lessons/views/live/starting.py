"""A teacher chooses what to ask a class: single questions, or all of a level one after another."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lessons.domain.live.stages import MOST_QUESTIONS
from lessons.domain.parts import Part
from lessons.domain.typed_ids import typed_ids
from lessons.models import Assignment
from lessons.permissions import SignedInRequest, assignment_taught
from lessons.queries.live import Askable, askable, live_of_class
from lessons.services.live import LiveRefused, start_live
from lessons.views.trail import class_page, start_page
from lessons.wording.progress import part_name
from lessons.wording.refusals import refused_sentence

_MOST_CHOSEN = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPart:
    part: Part
    name: str
    rows: Sequence[Askable]

    @property
    def open_rows(self) -> list[Askable]:
        """What one button asks: without what a teacher has to decide on."""
        rows = [row for row in self.rows if not row.is_closed and not row.overdue_count]
        return rows[:MOST_QUESTIONS]


@require_http_methods(["GET", "POST"])
def live_start(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    if assignment.classroom.archived_at or not assignment.lesson.is_published:
        raise PermissionDenied
    now = timezone.now()
    parts = _parts(askable(assignment.classroom, assignment.lesson, now=now))
    if request.method == "POST":
        done = _start(request, assignment, parts)
        if done is not None:
            return done
    context = {
        "trail": [start_page(), class_page(assignment.classroom)],
        "assignment": assignment,
        "parts": parts,
        "running": live_of_class(assignment.classroom, now=now),
        "ticked": typed_ids(request.POST.getlist("question")),
        "counts": request.method == "GET" or "counts" in request.POST,
        "bars": "bars" in request.POST,
    }
    return render(request, "lessons/live_start.html", context)


def _parts(rows: Sequence[Askable]) -> list[AskedPart]:
    found = [
        AskedPart(
            part=part,
            name=part_name(part, ""),
            rows=[row for row in rows if row.question.part == part],
        )
        for part in Part
    ]
    return [part for part in found if part.rows]


def _start(
    request: SignedInRequest, assignment: Assignment, parts: Sequence[AskedPart]
) -> HttpResponse | None:
    """None where it was refused: the page comes back as it was filled in."""
    whole = next((one for one in parts if one.part == request.POST.get("part")), None)
    chosen = (
        [row.question.pk for row in whole.open_rows]
        if whole
        else typed_ids(request.POST.getlist("question"))[:_MOST_CHOSEN]
    )
    try:
        session = start_live(
            assignment.classroom,
            assignment.lesson,
            questions=chosen,
            teacher=request.user,
            counts_as_practice="counts" in request.POST,
            shows_bars="bars" in request.POST,
            now=timezone.now(),
        )
    except LiveRefused as refused:
        messages.error(request, refused_sentence(refused))
        return None
    return redirect("lessons:live-wall", session.pk)
