"""Marking one answer, and with it all that say the same.

The group is a list of boxes below the answer, ticked to begin with.
"""

from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lessons.domain.typed_ids import typed_id
from lessons.forms import MarkingForm
from lessons.models import Comment
from lessons.permissions import SignedInRequest, response_taught
from lessons.services.marking import Marked, MarkingRefused, confirm, take_lease
from lessons.views.hurried import say_that_it_was_hurried
from lessons.views.marking.drawing import draw
from lessons.views.marking.going import next_group, queue_of, to_group
from lessons.views.marking.last_action import remember_action
from lessons.views.marking.page import MarkingPage, page_of
from lessons.views.marking.saved import saved_sentence
from lessons.views.marking.sent import decision_of, others_of, says_the_same
from lessons.views.question_page import read_seen


@require_POST
def response_lease(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page's script says that the page is open: to read a page writes nothing."""
    response = response_taught(request.user, pk)
    queue = queue_of(request, response.version.question)
    group = queue.group_of(response)
    if group is not None and group.holder is None:
        take_lease(group.responses, teacher=request.user, now=queue.now)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@require_http_methods(["GET", "POST"])
def response_mark(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark one answer and its group, or change a mark; the marks before stay in the history."""
    page = page_of(request, response_taught(request.user, pk))
    if request.method == "POST":
        return _save(request, page, now=timezone.now())
    return draw(request, page, page.form(), seen=page.response.last_seq)


def _save(request: SignedInRequest, page: MarkingPage, *, now: datetime) -> HttpResponse:
    form, seen = page.form_of(request.POST), read_seen(request.POST)
    if "insert" in request.POST:
        return _insert_comment(request, page, seen=seen)
    if not form.is_valid():
        return draw(request, page, form, seen=seen)
    try:
        marked = confirm(
            page.response,
            marker=request.user,
            seen=seen,
            others=others_of(request, page),
            decision=decision_of(request, page, form, now=now),
            now=now,
        )
    except MarkingRefused as refused:
        page = page_of(request, response_taught(request.user, page.response.pk))
        if not says_the_same(page.markings, form, request.user):
            return draw(request, page, form, seen=page.response.last_seq, refused=refused)
        return _go_on(request, page, form, count=1, now=now)
    _say_what_is_left(request, marked)
    say_that_it_was_hurried(request, marked)
    remember_action(request, marked, question_id=page.question.pk)
    return _go_on(request, page, form, count=len(marked.markings), now=now)


def _insert_comment(request: SignedInRequest, page: MarkingPage, *, seen: int) -> HttpResponse:
    """Without JavaScript: the page again as it was sent, with a comment of before in its field."""
    typed = request.POST.copy()
    own = Comment.objects.filter(teacher=request.user, question=page.question)
    chosen = own.filter(pk=typed_id(request.POST["insert"])).first()
    if chosen:
        before = typed.get("comment", "").rstrip()
        typed["comment"] = f"{before}\n{chosen.text}".lstrip() if before else chosen.text
    return draw(request, page, page.form_of(typed), seen=seen, is_draft=True)


def _say_what_is_left(request: SignedInRequest, marked: Marked) -> None:
    count = len(marked.left)
    if count:
        said = ngettext(
            "%(count)s answer of the group was marked by somebody else meanwhile and is left as "
            "it is.",
            "%(count)s answers of the group were marked by somebody else meanwhile and are left "
            "as they are.",
            count,
        )
        messages.warning(request, said % {"count": count})


def _go_on(
    request: SignedInRequest, page: MarkingPage, form: MarkingForm, *, count: int, now: datetime
) -> HttpResponse:
    """To the next answers, which are taken at once, as a page without scripts could not say so;
    back to where somebody came from who opened the answer from a list."""
    messages.success(request, saved_sentence(page, form, count=count))
    if not page.back.goes_on:
        return redirect(page.back.url(page.response))
    group = next_group(request, page.question, after=_after(page))
    if group is not None:
        take_lease(group.responses, teacher=request.user, now=now)
    return to_group(request, group)


def _after(page: MarkingPage) -> int | None:
    """Of a group larger than a page the rest comes next."""
    if page.group is None:
        return None
    return page.group.order if page.group.is_whole else page.group.order - 1
