"""The key points of a question, edited beside what they make of real answers."""

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from lessons.domain.grading.proposal import Band
from lessons.domain.marks import mark_of
from lessons.domain.questions.definition import KeyPoint
from lessons.forms import RubricForm
from lessons.models import Question, Response
from lessons.permissions import question_taught
from lessons.queries import text_of
from lessons.services.proposing import RubricInForce, rubric_from, rubric_of
from lessons.services.rubrics import Tried, differences, revise_rubric, try_rubric
from lessons.views.evidence import Piece, pieces
from lessons.views.reviewed import is_marked_by_people


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRow:
    """``given`` is the mark in force, None for an answer that waits."""

    response: Response
    pieces: list[Piece]
    band: Band
    reasons: tuple[str, ...]
    proposed: Decimal
    given: Decimal | None
    points: int


@require_http_methods(["GET", "POST"])
def rubric_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Save makes a new version; try shows what it would say, and keeps nothing."""
    question = _question(request, pk)
    form = RubricForm(request.POST or None, version=question.current)
    is_trial = "try" in request.POST
    if form.is_bound and form.is_valid() and not is_trial:
        revise_rubric(question, form.payload, revised_by=request.user, now=timezone.now())
        messages.success(
            request, gettext("The key points are saved. Marks given before stay as they are.")
        )
        return redirect("lessons:rubric-differences", question.pk)
    rubric = _tried_rubric(question, form)
    context = {
        "question": question,
        "version": question.current,
        "form": form,
        "is_trial": is_trial,
        "key_points": rubric.key_points if rubric else (),
        "rows": [_row(row, rubric) for row in try_rubric(request.user, rubric)] if rubric else [],
    }
    return render(request, "lessons/rubric_edit.html", context)


def _question(request: HttpRequest, pk: int) -> Question:
    question = question_taught(request.user, pk)
    version = question.current
    if not is_marked_by_people(version.type.solution(version.definition)):
        raise Http404
    return question


def _tried_rubric(question: Question, form: RubricForm) -> RubricInForce | None:
    """What is typed, or what is in force; None where what is typed cannot be read."""
    if not form.is_bound:
        return rubric_of(question.current)
    if not form.is_valid():
        return None
    solution = question.current.type.solution(question.current.type.parse(form.payload))
    return rubric_from(
        question.current, key_points=solution.key_points, model_answer=solution.model_answer
    )


@require_GET
def rubric_differences(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a mark in force is not what the key points of now suggest."""
    question = _question(request, pk)
    rubric = rubric_of(question.current)
    context = {
        "question": question,
        "version": question.current,
        "key_points": rubric.key_points,
        "rows": [_row(row, rubric) for row in differences(request.user, question.current)],
    }
    return render(request, "lessons/rubric_differences.html", context)


def _row(tried: Tried, rubric: RubricInForce) -> TriedRow:
    response, proposed = tried.response, tried.proposed
    points = response.version.points
    return TriedRow(
        response=response,
        pieces=_pieces(tried, rubric.key_points),
        band=proposed.band,
        reasons=proposed.reasons,
        proposed=mark_of(tried.fraction, points),
        given=None if response.fraction is None else mark_of(response.fraction, points),
        points=points,
    )


def _pieces(tried: Tried, key_points: tuple[KeyPoint, ...]) -> list[Piece]:
    return pieces(
        text_of(tried.response.answer),
        [(item.key_point, item.start, item.end) for item in tried.proposed.evidence],
        key_points=key_points,
        shares=tried.proposed.shares,
    )
