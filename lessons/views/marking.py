"""Marking open answers: what waits, the next answers, and answers by their key points.

One page marks one answer, and with it all that say the same: the group is a list of boxes below
it, ticked to begin with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lessons import queries
from lessons.domain.marks import mark_of, stored
from lessons.forms import MarkingForm
from lessons.models import Comment, Marking, Question, QuestionVersion, Response, User
from lessons.permissions import SignedInRequest, question_taught, require_teacher, response_taught
from lessons.queries import QueueGroup
from lessons.services.marking import Decision, Marked, MarkingRefused, confirm, take_lease
from lessons.services.proposing import rubric_version
from lessons.templatetags.lessons import mark as written_mark
from lessons.views.group_page import ShownAnswer, shown_answers
from lessons.views.hurried import say_that_it_was_hurried
from lessons.views.last_action import last_action, remember_action
from lessons.views.opened import Opened, opened_stamp, read_stamp, seconds_spent
from lessons.views.question_page import read_seen
from lessons.views.reviewed import ReviewedResponse, reviewed
from lessons.views.trail import Crumb, question_page, queue_page, results_page, start_page
from lessons.wording.refusals import refused_sentence


@require_GET
def marking_queue(request: SignedInRequest) -> HttpResponse:
    """What waits, by question; ``?assignment=`` shows one assigned lesson."""
    require_teacher(request.user)
    wanted = wanted_assignment(request)
    groups = queries.waiting_groups(request.user, assignment_id=wanted)
    total = sum(group.count for group in groups)
    context = {
        "now": timezone.now(),
        "trail": [start_page()],
        "groups": groups,
        "total": total,
        "hidden": 0 if wanted is None else queries.waiting_count(request.user) - total,
        "is_filtered": wanted is not None,
        "query": query_of(wanted),
        "last_action": last_action(request),
    }
    return render(request, "lessons/marking_queue.html", context)


def wanted_assignment(request: SignedInRequest) -> int | None:
    """The assignment that the teacher keeps to, if any; for nonsense -1, which nothing has."""
    typed = request.POST.get("assignment", request.GET.get("assignment", ""))
    if not typed:
        return None
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else -1


def query_of(assignment_id: int | None, **more: str) -> str:
    """The end of an address that keeps to the same class."""
    kept = {} if assignment_id is None else {"assignment": str(assignment_id)}
    return f"?{urlencode(kept | more)}" if kept or more else ""


@require_GET
def marking_next(request: SignedInRequest, pk: int) -> HttpResponse:
    """To the next group of answers, ``?after=`` the place of the one marked or skipped."""
    question = question_taught(request.user, pk)
    after = request.GET.get("after", "")
    return _to_group(request, _next_group(request, question, after=after, now=timezone.now()))


def _next_group(
    request: SignedInRequest, question: Question, *, after: str, now: datetime
) -> QueueGroup | None:
    """None, and why, where there is nothing more for this teacher."""
    groups = queries.question_queue(
        request.user, question, now=now, assignment_id=wanted_assignment(request)
    )
    group = queries.next_group(groups, after=after)
    if group is None and groups:
        messages.info(request, gettext("What is left here is being marked by a colleague now."))
    elif group is None:
        messages.info(request, gettext("Nothing more waits for this question."))
    return group


def _to_group(request: SignedInRequest, group: QueueGroup | None) -> HttpResponse:
    if group is None:
        return redirect("lessons:marking-queue")
    url = reverse("lessons:response-mark", args=[group.lead.pk])
    return redirect(url + query_of(wanted_assignment(request)))


@require_POST
def response_lease(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page's script says that the page is open: to read a page writes nothing."""
    response = response_taught(request.user, pk)
    now = timezone.now()
    groups = queries.question_queue(request.user, response.version.question, now=now)
    group = queries.group_of(groups, response)
    if group is not None and group.holder is None:
        take_lease(group.responses, teacher=request.user, now=now)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@require_http_methods(["GET", "POST"])
def response_mark(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark one answer and its group, or change a mark; the marks before stay in the history."""
    response = response_taught(request.user, pk)
    now = timezone.now()
    if request.method == "POST":
        return _save(request, _page_of(request, response, now=now), now=now)
    page = _page_of(request, response, now=now)
    return _render(request, page, page.form(), seen=page.response.last_seq, now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingPage:
    response: Response
    rubric: QuestionVersion
    markings: list[Marking]
    reviewed: ReviewedResponse
    groups: list[QueueGroup]
    group: QueueGroup | None
    """None for somebody who came to change a mark."""
    then: str
    assignment_id: int | None

    @property
    def is_blind(self) -> bool:
        return self.group is not None and self.group.is_blind

    @property
    def made_proposal(self) -> str:
        """Which proposal the page has, shown or kept from the teacher as a check; empty for none.

        It is sent with the mark: one that came after the page was drawn has taught nobody.
        """
        proposal = queries.proposal_of(self.response)
        if self.group is None or proposal is None or not proposal.has_shares:
            return ""
        return proposal.made_at.isoformat()

    @property
    def is_being_prepared(self) -> bool:
        return (
            self.group is not None
            and self.response.is_waiting
            and queries.proposal_of(self.response) is None
            and bool(self.rubric.solution.key_points)
        )

    def form(self) -> MarkingForm:
        last = self.markings[0] if self.markings and not self.response.is_waiting else None
        proposal = self.group.proposal if self.group and self.response.is_waiting else None
        return MarkingForm(
            version=self.response.version,
            rubric=self.rubric,
            last=last,
            proposed=proposal.shares if proposal else {},
        )

    @property
    def question(self) -> Question:
        return self.response.version.question


def _page_of(request: SignedInRequest, response: Response, *, now: datetime) -> MarkingPage:
    question = response.version.question
    markings = list(response.markings.select_related("marker", "rubric").order_by("-number"))
    review = reviewed(response, markings)
    if not review.can_mark:
        raise Http404
    wanted = wanted_assignment(request)
    groups = queries.question_queue(request.user, question, now=now, assignment_id=wanted)
    group = queries.group_of(groups, response)
    then = request.POST.get("then") or request.GET.get("then") or ("next" if group else "review")
    return MarkingPage(
        response=response,
        rubric=rubric_version(question, response.version),
        markings=markings,
        reviewed=review,
        groups=groups,
        group=None if then == "review" else group,
        then=then,
        assignment_id=wanted,
    )


def _save(request: SignedInRequest, page: MarkingPage, *, now: datetime) -> HttpResponse:
    response = page.response
    form = MarkingForm(request.POST, version=response.version, rubric=page.rubric)
    seen = read_seen(request.POST)
    if "insert" in request.POST:
        return _insert_comment(request, page, form, seen=seen, now=now)
    if not form.is_valid():
        return _render(request, page, form, seen=seen, now=now)
    try:
        marked = confirm(
            response,
            marker=request.user,
            seen=seen,
            others=_others(request, page),
            decision=_decision(request, page, form, now=now),
            now=now,
        )
    except MarkingRefused as refused:
        page = _page_of(request, response_taught(request.user, response.pk), now=now)
        if not _says_the_same(page.markings, form, request.user):
            seen = page.response.last_seq
            return _render(request, page, form, seen=seen, now=now, refused=refused, status=409)
        marked = None
    if marked:
        _say_what_is_left(request, marked)
        say_that_it_was_hurried(request, marked)
        remember_action(request, marked, question_id=page.question.pk)
    messages.success(request, _saved(page, form, count=len(marked.markings) if marked else 1))
    return _go_on(request, page, now=now)


def _decision(
    request: SignedInRequest, page: MarkingPage, form: MarkingForm, *, now: datetime
) -> Decision:
    has_proposal = bool(page.made_proposal) and request.POST.get("proposal") == page.made_proposal
    opened = _opened(request, page.response)
    return Decision(
        fraction=form.fraction,
        shares=form.shares,
        comment=form.cleaned_data["comment"],
        rubric=page.rubric if page.rubric != page.response.version else None,
        has_proposal=has_proposal,
        is_blind=has_proposal and opened is not None and opened.is_blind,
        seconds=_seconds_spent(request.user, opened, now=now),
    )


def _opened(request: SignedInRequest, response: Response) -> Opened | None:
    return read_stamp(request.POST.get("opened", ""), teacher=request.user, shown=response)


def _seconds_spent(teacher: User, opened: Opened | None, *, now: datetime) -> float | None:
    if opened is None:
        return None
    return seconds_spent(opened, last_marked_at=queries.last_marked_at(teacher), now=now)


def _others(request: SignedInRequest, page: MarkingPage) -> Mapping[int, int]:
    """The ticked answers, ``last_seq`` by id: only such as the teacher may mark by the same key
    points. Which of them wait still is for the service to see."""
    ticked = (value.partition(":") for value in request.POST.getlist("member"))
    seen = {int(pk): int(seq) for pk, _, seq in ticked if _is_number(pk) and _is_number(seq)}
    own = queries.answers_taught(request.user, page.question).filter(pk__in=seen)
    return {
        row.pk: seen[row.pk]
        for row in own.exclude(pk=page.response.pk).select_related("version")
        if rubric_version(page.question, row.version) == page.rubric
    }


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 19


def _insert_comment(
    request: SignedInRequest, page: MarkingPage, form: MarkingForm, *, seen: int, now: datetime
) -> HttpResponse:
    """Without JavaScript: the page again as it was sent, with a comment of before in its field."""
    typed = request.POST.copy()
    own = Comment.objects.filter(teacher=request.user, question=page.question)
    wanted = request.POST["insert"]
    chosen = own.filter(pk=wanted).first() if _is_number(wanted) else None
    if chosen:
        before = typed.get("comment", "").rstrip()
        typed["comment"] = f"{before}\n{chosen.text}".lstrip() if before else chosen.text
    form = MarkingForm(typed, version=page.response.version, rubric=page.rubric)
    return _render(request, page, form, seen=seen, now=now, is_draft=True)


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


def _saved(page: MarkingPage, form: MarkingForm, *, count: int) -> SafeString:
    """With the name only for somebody who came by the name."""
    response = page.response
    mark = {
        "mark": written_mark(mark_of(form.fraction, response.version.points)),
        "points": response.version.points,
    }
    if page.then == "review":
        name = response.attempt.student.get_full_name()
        said = gettext("Saved: %(student)s, %(mark)s / %(points)s.") % {"student": name, **mark}
    else:
        said = ngettext(
            "Saved: %(mark)s / %(points)s for %(count)s answer.",
            "Saved: %(mark)s / %(points)s for %(count)s answers.",
            count,
        ) % {"count": count, **mark}
    return format_html(
        '{} <a href="{}" data-saved-response="{}">{}</a>',
        said,
        reverse("lessons:response-mark", args=[response.pk]),
        response.pk,
        gettext("Change this mark"),
    )


def _go_on(request: SignedInRequest, page: MarkingPage, *, now: datetime) -> HttpResponse:
    """To the next answers, which are taken at once, as a page without scripts could not say so;
    back to the attempt for somebody who came to change a mark."""
    if page.then == "review":
        return redirect("lessons:attempt-review", page.response.attempt_id)
    after = page.group.order if page.group else ""
    group = _next_group(request, page.question, after=after, now=now)
    if group is not None:
        take_lease(group.responses, teacher=request.user, now=now)
    return _to_group(request, group)


def _skip_url(page: MarkingPage) -> str:
    url = reverse("lessons:marking-next", args=[page.question.pk])
    after = {"after": page.group.order} if page.group else {}
    return url + query_of(page.assignment_id, **after)


def _page_above(page: MarkingPage) -> Crumb:
    if page.then == "review":
        return results_page(page.response.attempt.assignment)
    return question_page(page.question, query_of(page.assignment_id))


def _render(
    request: SignedInRequest,
    page: MarkingPage,
    form: MarkingForm,
    *,
    seen: int,
    now: datetime,
    refused: MarkingRefused | None = None,
    is_draft: bool = False,
    status: int = 200,
) -> HttpResponse:
    response = page.response
    shown = _shown(page, request)
    context = {
        "trail": [queue_page(), _page_above(page)],
        "form": form,
        "has_errors": form.is_bound and not is_draft and not form.is_valid(),
        "response": response,
        "reviewed": page.reviewed,
        "assignment": response.attempt.assignment,
        "question": page.question,
        "rubric": page.rubric,
        "group": page.group,
        "proposal": page.group.proposal if page.group else None,
        "main": shown[0],
        "members": shown[1:],
        "is_blind": page.is_blind,
        "second_look": queries.open_second_look(response),
        "comments": queries.comments_of(request.user, page.question),
        "seen": seen,
        "then": page.then,
        "made_proposal": page.made_proposal,
        "is_being_prepared": page.is_being_prepared,
        "opened": _stamp(request, page, now=now),
        "assignment_id": "" if page.assignment_id is None else page.assignment_id,
        "is_refused": refused is not None,
        "refused_words": refused_sentence(refused) if refused else "",
        "left": sum(len(group.responses) for group in page.groups),
        "skip_url": _skip_url(page),
        "last_action": last_action(request, question_id=page.question.pk),
    }
    return render(request, "lessons/marking_response.html", context, status=status)


def _stamp(request: SignedInRequest, page: MarkingPage, *, now: datetime) -> str:
    """As it was sent where the page is drawn again: the answer was in sight all the time."""
    opened = _opened(request, page.response) or Opened(at=now, is_blind=page.is_blind)
    return opened_stamp(opened, teacher=request.user, shown=page.response)


def _shown(page: MarkingPage, request: SignedInRequest) -> list[ShownAnswer]:
    """The answer of the page first, then those that are marked with it."""
    response = page.response
    together = page.group.responses if page.group and response.is_waiting else (response,)
    shown = shown_answers(response, together, rubric=page.rubric, has_evidence=not page.is_blind)
    if request.method != "POST":
        return shown
    ticked = {value.partition(":")[0] for value in request.POST.getlist("member")}
    return [replace(row, is_ticked=str(row.response.pk) in ticked) for row in shown]
