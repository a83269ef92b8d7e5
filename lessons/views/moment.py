"""A level that is mastered for the first time: told once, calmly, with what was learnt."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from lessons.domain.parts import LEVELS
from lessons.domain.progress import PartProgress, ResponseMark, State, score_of
from lessons.models import LevelMoment, Response, Section
from lessons.permissions import SignedInRequest, assignment_joined
from lessons.queries import Standing
from lessons.wording.progress import part_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """A section whose questions were answered well enough."""

    section: Section
    earned: Decimal
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    progress: PartProgress
    name: str
    parts: tuple[PartProgress, ...]
    """Of the whole lesson, for its seal."""
    learnt: tuple[Learnt, ...] = ()


def moment_of(
    standing: Standing, part: str, *, responses: Sequence[Response] = ()
) -> Moment | None:
    """None where the level is not mastered, and once it was seen."""
    progress = next((row for row in standing.parts if row.part == part), None)
    if progress is None or part not in LEVELS or progress.state is not State.MASTERED:
        return None
    seen = LevelMoment.objects.filter(
        student=standing.student_id, assignment=standing.assignment, part=part
    )
    if seen.exists():
        return None
    return Moment(
        progress=progress,
        name=part_name(part, progress.label),
        parts=standing.parts,
        learnt=_learnt(responses, limit=progress.limits.mastered),
    )


def _learnt(responses: Sequence[Response], *, limit: int) -> tuple[Learnt, ...]:
    """By section, in the order of the lesson; the responses were read with their sections."""
    by_section: dict[Section, list[ResponseMark]] = {}
    for row in responses:
        section = row.version.question.section
        if section is not None:
            mark = ResponseMark(points=row.version.points, fraction=row.fraction)
            by_section.setdefault(section, []).append(mark)
    scores = ((section, score_of(marks)) for section, marks in by_section.items())
    found = (
        Learnt(section=section, earned=score.earned, total=score.total)
        for section, score in scores
        if score.is_final and (score.percent or 0) >= limit
    )
    return tuple(sorted(found, key=lambda row: row.section.position))


@require_POST
def moment_seen(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    if part not in LEVELS:
        raise Http404
    assignment = assignment_joined(request.user, pk)
    LevelMoment.objects.get_or_create(
        student=request.user,
        assignment=assignment,
        part=part,
        defaults={"seen_at": timezone.now()},
    )
    return redirect("lessons:assignment-detail", pk=pk)
