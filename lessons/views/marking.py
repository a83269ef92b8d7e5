"""Marking open answers: what waits, the next answer, and one answer by its key points."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from lessons import queries
from lessons.domain.marks import mark_of, stored
from lessons.forms import MarkingForm
from lessons.models import Marking, Question, Response, User
from lessons.permissions import assignment_taught, require_teacher, response_taught
from lessons.services.marking import MarkingRefused, mark_response
from lessons.templatetags.lessons import mark as written_mark
from lessons.views.question_page import read_seen
from lessons.views.reviewed import ReviewedResponse, reviewed


@require_GET
def marking_queue(request: HttpRequest) -> HttpResponse:
    """What waits, by question; ``?assignment=`` shows one assigned lesson."""
    require_teacher(request.user)
    groups = queries.waiting_groups(request.user)
    wanted = request.GET.get("assignment", "")
    shown = [group for group in groups if wanted in ("", str(group.assignment_id))]
    context = {
        "now": timezone.now(),
        "groups": shown,
        "total": sum(group.count for group in shown),
        "hidden": sum(group.count for group in groups) - sum(group.count for group in shown),
        "is_filtered": bool(wanted),
    }
    return render(request, "lessons/marking_queue.html", context)


@require_GET
def marking_next(request: HttpRequest, assignment_pk: int, question_pk: int) -> HttpResponse:
    """To the next answer that waits, ``?after=`` the one that was marked or skipped."""
    assignment = assignment_taught(request.user, assignment_pk)
    question = get_object_or_404(Question, pk=question_pk, lesson_id=assignment.lesson_id)
    response = queries.next_waiting(
        request.user,
        assignment_id=assignment.pk,
        question_id=question.pk,
        after=_after(request, assignment.pk),
    )
    if response is not None:
        return redirect("lessons:response-mark", response.pk)
    messages.info(request, gettext("Nothing more waits for this question."))
    return redirect("lessons:marking-queue")


def _after(request: HttpRequest, assignment_pk: int) -> Response | None:
    pk = request.GET.get("after", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    return (
        Response.objects.select_related("attempt")
        .filter(pk=pk, attempt__assignment_id=assignment_pk, attempt__submitted_at__isnull=False)
        .first()
    )


@require_http_methods(["GET", "POST"])
def response_mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one answer, or change its mark; the marks before stay in its history."""
    page = _page_of(response_taught(request.user, pk))
    if request.method == "POST":
        return _save(request, page)
    last = page.markings[0] if page.markings else None
    form = MarkingForm(version=page.response.version, last=last)
    return _render(request, page, form, seen=page.response.last_seq)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingPage:
    response: Response
    markings: list[Marking]
    reviewed: ReviewedResponse


def _page_of(response: Response) -> MarkingPage:
    markings = list(response.markings.select_related("marker").order_by("-number"))
    review = reviewed(response, markings)
    if not review.can_mark:
        raise Http404
    return MarkingPage(response=response, markings=markings, reviewed=review)


def _save(request: HttpRequest, page: MarkingPage) -> HttpResponse:
    response = page.response
    form = MarkingForm(request.POST, version=response.version)
    seen = read_seen(request.POST)
    if not form.is_valid():
        return _render(request, page, form, seen=seen)
    try:
        mark_response(
            response,
            marker=request.user,
            seen=seen,
            fraction=form.fraction,
            shares=form.shares,
            comment=form.cleaned_data["comment"],
            now=timezone.now(),
        )
    except MarkingRefused:
        page = _page_of(response_taught(request.user, response.pk))
        if not _says_the_same(page.markings, form, request.user):
            return _render(
                request, page, form, seen=page.response.last_seq, is_refused=True, status=409
            )
    messages.success(request, _saved(response, form))
    return redirect(_next_url(request, response))


def _says_the_same(markings: list[Marking], form: MarkingForm, marker: User) -> bool:
    """A double click: the mark in force is this very one."""
    last = markings[0] if markings else None
    return (
        last is not None
        and last.marker_id == marker.pk
        and last.fraction == stored(form.fraction)
        and last.shares == form.shares
        and last.comment == form.cleaned_data["comment"]
    )


def _saved(response: Response, form: MarkingForm) -> SafeString:
    points = response.version.points
    said = gettext("Saved: %(student)s, %(mark)s / %(points)s.") % {
        "student": response.attempt.student.get_full_name(),
        "mark": written_mark(mark_of(form.fraction, points)),
        "points": points,
    }
    return format_html(
        '{} <a href="{}" data-saved-response="{}">{}</a>',
        said,
        reverse("lessons:response-mark", args=[response.pk]),
        response.pk,
        gettext("Change this mark"),
    )


def _next_url(request: HttpRequest, response: Response) -> str:
    """On to the next answer; back to the attempt for somebody who came to change a mark."""
    if request.POST.get("then") == "review":
        return reverse("lessons:attempt-review", args=[response.attempt_id])
    return _group_url(response, after=response)


def _group_url(response: Response, *, after: Response) -> str:
    ids = [response.attempt.assignment_id, response.version.question_id]
    return f"{reverse('lessons:marking-next', args=ids)}?after={after.pk}"


def _render(
    request: HttpRequest,
    page: MarkingPage,
    form: MarkingForm,
    *,
    seen: int,
    is_refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    response = page.response
    then = request.POST.get("then") or ("next" if response.is_waiting else "review")
    waiting = queries.waiting_responses(
        request.user,
        assignment_id=response.attempt.assignment_id,
        question_id=response.version.question_id,
    )
    context = {
        "form": form,
        "response": response,
        "reviewed": page.reviewed,
        "assignment": response.attempt.assignment,
        "question": response.version.question,
        "seen": seen,
        "then": then,
        "is_refused": is_refused,
        "left": waiting.count(),
        "skip_url": _group_url(response, after=response),
    }
    return render(request, "lessons/marking_response.html", context, status=status)
