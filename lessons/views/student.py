"""A student's way into an assigned lesson: its overview and the start of a part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lessons.domain.parts import Part, part_for_level
from lessons.domain.progress import Gate, PartProgress, Sitting, Step
from lessons.models import Assignment, Attempt, ResponseState, User
from lessons.permissions import SignedInRequest, assignment_joined, assignment_studied
from lessons.queries import Standing, attempts_of, standing_of
from lessons.queries.practice import LevelPractice, level_practice
from lessons.services.attempts import AttemptRefused, start_attempt
from lessons.views.question_page import question_url
from lessons.views.trail import start_page
from lessons.wording.assignments import rule_sentences
from lessons.wording.progress import part_name
from lessons.wording.refusals import refused_sentence

_CAN_DO_NOW = {Step.REVISE, Step.CONTINUE, Step.START, Step.REPEAT, Step.IMPROVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """One level or task as the overview shows it."""

    progress: PartProgress
    name: str
    advised: Part | None
    """The level to pass first, where the gate only gives advice."""
    required: Part | None
    """The level to pass first, where the gate locks this one."""
    is_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAttempt:
    attempt: Attempt
    sitting: Sitting
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRow:
    """The practice of one level."""

    practice: LevelPractice
    name: str


def practice_rows(assignment: Assignment, student: User, *, now: datetime) -> list[PracticeRow]:
    return [
        PracticeRow(practice=row, name=part_name(row.part, ""))
        for row in level_practice(assignment, student, now=now)
    ]


@require_safe
def assignment_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment, goes_on = assignment_studied(request.user, pk)
    now = timezone.now()
    standing = standing_of(assignment, request.user, now=now)
    context = {
        "trail": [start_page()],
        "assignment": assignment,
        "standing": standing,
        "lesson": assignment.lesson,
        "is_open": goes_on and assignment.opens_at <= now,
        "goes_on": goes_on,
        "now": now,
        "ladder": _ladder(standing),
        "rules": rule_sentences(assignment.rules),
        "past": _past_attempts(standing, request.user),
        "practice": practice_rows(assignment, request.user, now=now),
        "reads_first": _reads_first(standing),
        **next_step_context(standing),
    }
    return render(request, "lessons/assignment_detail.html", context)


def _reads_first(standing: Standing) -> bool:
    """Who is new to a lesson reads it before answering."""
    is_new = not any(row.submitted or row.has_open for row in standing.parts)
    return is_new and standing.assignment.lesson.section_set.exists()


def next_step_context(standing: Standing) -> dict[str, Any]:
    """The next step, and the part that its button starts (None where there is only waiting)."""
    step = standing.next_step
    part = step.part if step.step in _CAN_DO_NOW else None
    progress = next((row for row in standing.parts if row.part is part), None)
    return {
        "next_step": step,
        "next_progress": progress,
        "next_name": part_name(part, step.label) if part else "",
    }


def _ladder(standing: Standing) -> list[LadderStep]:
    gate = Gate(standing.assignment.gate)
    next_part = standing.next_step.part
    return [
        LadderStep(
            progress=progress,
            name=part_name(progress.part, progress.label),
            advised=_advised(progress, gate),
            required=_level_below(progress.part) if progress.is_locked else None,
            is_next=progress.part is next_part,
        )
        for progress in standing.parts
    ]


def _advised(progress: PartProgress, gate: Gate) -> Part | None:
    is_new = not progress.submitted and not progress.has_open
    if gate is Gate.WARN and progress.is_early and is_new:
        return _level_below(progress.part)
    return None


def _level_below(part: Part) -> Part:
    return part_for_level((part.level or 2) - 1)


def _past_attempts(standing: Standing, student: User) -> Sequence[PastAttempt]:
    """Newest first."""
    found = attempts_of(standing.assignment, student)
    for attempt, _sitting in found:
        attempt.assignment = standing.assignment  # its deadline is asked of every row
    return [
        PastAttempt(
            attempt=attempt,
            sitting=sitting,
            name=part_name(sitting.part, standing.label_of(sitting.part)),
        )
        for attempt, sitting in reversed(found)
    ]


@require_POST
def attempt_start(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    chosen = _part_or_404(part)
    assignment = assignment_joined(request.user, pk)
    try:
        attempt = start_attempt(assignment, student=request.user, part=chosen, now=timezone.now())
    except AttemptRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect("lessons:assignment-detail", pk=pk)
    returned = attempt.response_set.filter(state=ResponseState.RETURNED).first()
    if returned is not None:
        return redirect(question_url(attempt, returned.position))
    return redirect("lessons:attempt-detail", pk=attempt.pk)


def _part_or_404(slug: str) -> Part:
    try:
        return Part(slug)
    except ValueError as error:
        raise Http404 from error
