"""A key point that was added: marked answers once more, asked about this key point alone."""

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lessons import queries
from lessons.models import Question
from lessons.permissions import SignedInRequest
from lessons.queries import proposal_of, text_of
from lessons.services.authoring import RubricRefused
from lessons.services.rescoring import Kept, add_shares, rescoring
from lessons.views.asked import AskedAnswer, asked_points, judged_of
from lessons.views.evidence import pieces
from lessons.views.opened import Opened, opened_stamp, read_stamp, seconds_spent
from lessons.views.reviewed import question_of_people
from lessons.views.rubric import read_version
from lessons.views.trail import question_page, queue_page
from lessons.wording.refusals import refused_sentence

A_PAGE = 20
"""Answers; what was chosen is saved page by page."""


@require_http_methods(["GET", "POST"])
def new_key_points(request: SignedInRequest, pk: int) -> HttpResponse:
    """The answers that lack a decision, a page at a time; what is not chosen stays open."""
    question = question_of_people(request.user, pk)
    refused = ""
    if request.method == "POST":
        try:
            return _saved(request, question)
        except RubricRefused as error:
            refused = refused_sentence(error)
            question.refresh_from_db(fields=["current"])
    lacking = rescoring(request.user, question).lacking
    opened = Opened(at=timezone.now(), is_blind=False)
    context = {
        "trail": [queue_page(), question_page(question)],
        "question": question,
        "version": question.in_force,
        "seen": question.in_force.pk,
        "rows": [_asked(row, question, request.POST) for row in lacking[:A_PAGE]],
        "total": len(lacking),
        "opened": opened_stamp(opened, teacher=request.user, shown=question),
        "refused": refused,
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "lessons/new_key_points.html", context, status=status)


def _asked(row: Kept, question: Question, sent: Mapping[str, str]) -> AskedAnswer:
    key_points = question.in_force.solution.key_points
    missing = {point.id for point in row.missing}
    proposal = proposal_of(row.response)
    evidence = proposal.evidence if proposal and proposal.rubric_id == question.current_id else []
    return AskedAnswer(
        response=row.response,
        pieces=pieces(
            text_of(row.response.answer),
            [span for span in evidence if span[0] in missing],
            key_points=key_points,
            shares=proposal.shares if proposal else {},
        ),
        points=asked_points(row.response, key_points, only=missing, sent=sent),
    )


def _saved(request: SignedInRequest, question: Question) -> HttpResponse:
    now = timezone.now()
    opened = read_stamp(request.POST.get("opened", ""), teacher=request.user, shown=question)
    last = queries.last_marked_at(request.user)
    count, left = add_shares(
        question,
        judged_of(request.POST, question.in_force.solution.key_points),
        teacher=request.user,
        rubric=read_version(request),
        seconds=seconds_spent(opened, last_marked_at=last, now=now) if opened else None,
        now=now,
    )
    _say(request, count, left)
    return redirect("lessons:new-key-points", question.pk)


def _say(request: SignedInRequest, count: int, left: int) -> None:
    said = ngettext(
        "%(count)s mark has the new key points now.",
        "%(count)s marks have the new key points now.",
        count,
    )
    messages.success(request, said % {"count": count})
    if left:
        told = ngettext(
            "%(count)s answer was marked by somebody else meanwhile and is left as it is.",
            "%(count)s answers were marked by somebody else meanwhile and are left as they are.",
            left,
        )
        messages.warning(request, told % {"count": left})
