"""The page of one answer, drawn: the answer, its key points, the bar, and what comes next."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lessons import queries
from lessons.domain.text.tokens import tokenise
from lessons.forms import MarkingForm
from lessons.permissions import SignedInRequest
from lessons.queries import QueueGroup, SameText, text_of
from lessons.services.marking import MarkingRefused
from lessons.views.marking.going import answer_url
from lessons.views.marking.group_page import ShownAnswer, shown_answers
from lessons.views.marking.last_action import last_action
from lessons.views.marking.names import are_names_shown
from lessons.views.marking.page import MarkingPage
from lessons.views.marking.question_queue import excerpt_of
from lessons.views.marking.scope import query_of, scope_fields
from lessons.views.marking.sent import stamp_of
from lessons.wording.refusals import refused_sentence

LISTED = 25
LONG_TEXT = 25
"""Words from which the same text by two students is no coincidence: of the bundled answers, none
that were written apart are the same from eight on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGroup:
    group: QueueGroup
    text: str
    url: str
    is_current: bool


def draw(
    request: SignedInRequest,
    page: MarkingPage,
    form: MarkingForm,
    *,
    seen: int,
    refused: MarkingRefused | None = None,
    is_draft: bool = False,
) -> HttpResponse:
    shown = _shown(page, request)
    context = {
        **_of_the_page(page, request),
        "form": form,
        "has_errors": form.is_bound and not is_draft and not form.is_valid(),
        "main": shown[0],
        "members": shown[1:],
        "seen": seen,
        "opened": stamp_of(request, page),
        "is_refused": refused is not None,
        "refused_words": refused_sentence(refused) if refused else "",
        "last_action": last_action(request, question_id=page.question.pk),
        "names_shown": are_names_shown(request),
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "lessons/marking_response.html", context, status=status)


def _of_the_page(page: MarkingPage, request: SignedInRequest) -> dict[str, Any]:
    response = page.response
    counts = queries.answer_counts(request.user, page.question, page.scope)
    return {
        "response": response,
        "reviewed": page.reviewed,
        "assignment": response.attempt.assignment,
        "question": page.question,
        "rubric": page.rubric,
        "group": page.group,
        "proposal": page.group.proposal if page.group else None,
        "is_blind": page.is_blind,
        "second_look": queries.open_second_look(response),
        "comments": queries.comments_of(request.user, page.question),
        "then": page.back.then,
        "fields": {**page.back.fields, **scope_fields(page.scope)},
        "back_url": _up(page),
        "made_proposal": page.made_proposal,
        "is_being_prepared": page.is_being_prepared,
        "counts": counts,
        "left": counts.waiting,
        "listed": _listed(page),
        "answers_url": _answers_url(page),
        "classes": queries.classes_of(request.user),
        "scope": page.scope,
        "skip_url": _skip_url(page),
        "words": len(tokenise(text_of(response.answer))),
        "same_text": _same_text(page, request),
    }


def _up(page: MarkingPage) -> str:
    if not page.back.goes_on:
        return page.back.url(page.response)
    return reverse("lessons:question-queue", args=[page.question.pk]) + query_of(page.scope)


def _answers_url(page: MarkingPage) -> str:
    url = reverse("lessons:question-answers", args=[page.question.pk])
    return url + query_of(page.scope)


def _skip_url(page: MarkingPage) -> str:
    url = reverse("lessons:marking-next", args=[page.question.pk])
    after = {"after": str(page.group.order)} if page.group else {}
    return url + query_of(page.scope, after)


def _listed(page: MarkingPage) -> list[ListedGroup]:
    """This answer and those that come after it; none where the page is to lead elsewhere."""
    if page.group is None or not page.back.goes_on:
        return []
    groups = page.queue.groups(count=LISTED, start=page.group.order)
    return [
        ListedGroup(
            group=group,
            text=excerpt_of(group.lead),
            url=answer_url(group.lead.pk, page.scope),
            is_current=group.order == page.group.order,
        )
        for group in groups
    ]


def _same_text(page: MarkingPage, request: SignedInRequest) -> SameText | None:
    """Only of a text so long that two people do not write it by chance."""
    if len(tokenise(text_of(page.response.answer))) < LONG_TEXT:
        return None
    return queries.same_text(request.user, page.response)


def _shown(page: MarkingPage, request: SignedInRequest) -> list[ShownAnswer]:
    """The answer of the page first, then those that are marked with it."""
    response = page.response
    together = page.group.responses if page.group and response.is_waiting else (response,)
    shown = shown_answers(response, together, rubric=page.rubric, has_evidence=not page.is_blind)
    if request.method != "POST":
        return shown
    ticked = {value.partition(":")[0] for value in request.POST.getlist("member")}
    return [replace(row, is_ticked=str(row.response.pk) in ticked) for row in shown]
