"""A second teacher marks some answers again, unseen: how far do two people agree here?"""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lessons import queries
from lessons.models import Question, Response
from lessons.permissions import SignedInRequest
from lessons.queries import text_of
from lessons.services.authoring import RubricRefused
from lessons.services.second_reading import keep_readings, to_read_again
from lessons.views.asked import AskedAnswer, asked_points, judged_of
from lessons.views.evidence import Piece
from lessons.views.opened import Opened, opened_stamp, read_stamp, seconds_spent
from lessons.views.reviewed import question_of_people
from lessons.views.rubric import read_version
from lessons.views.trail import question_page, queue_page
from lessons.wording.refusals import refused_sentence

A_PAGE = 5


@require_http_methods(["GET", "POST"])
def second_reading(request: SignedInRequest, pk: int) -> HttpResponse:
    """A few answers at a time, with neither mark nor proposal nor name."""
    question = question_of_people(request.user, pk)
    refused = ""
    if request.method == "POST":
        try:
            return _kept(request, question)
        except RubricRefused as error:
            refused = refused_sentence(error)
            question.refresh_from_db(fields=["current"])
    asked = to_read_again(request.user, question)
    opened = Opened(at=timezone.now(), is_blind=True)
    context = {
        "trail": [queue_page(), question_page(question)],
        "question": question,
        "version": question.in_force,
        "seen": question.in_force.pk,
        "rows": [_asked(request, row, question) for row in asked[:A_PAGE]],
        "total": len(asked),
        "opened": opened_stamp(opened, teacher=request.user, shown=question),
        "refused": refused,
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "lessons/second_reading.html", context, status=status)


def _asked(request: SignedInRequest, row: Response, question: Question) -> AskedAnswer:
    key_points = question.in_force.solution.key_points
    every = {point.id for point in key_points}
    return AskedAnswer(
        response=row,
        pieces=[Piece(text=text_of(row.answer))],
        points=asked_points(row, key_points, only=every, sent=request.POST),
    )


def _kept(request: SignedInRequest, question: Question) -> HttpResponse:
    now = timezone.now()
    opened = read_stamp(request.POST.get("opened", ""), teacher=request.user, shown=question)
    last = queries.last_marked_at(request.user)
    count = keep_readings(
        question,
        judged_of(request.POST, question.in_force.solution.key_points),
        teacher=request.user,
        rubric=read_version(request),
        seconds=seconds_spent(opened, last_marked_at=last, now=now) if opened else None,
        now=now,
    )
    said = ngettext(
        "%(count)s answer is read again. No mark was changed.",
        "%(count)s answers are read again. No mark was changed.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("lessons:second-reading", question.pk)
