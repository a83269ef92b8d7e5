"""All answers to one question, waiting and marked, also of a question that is finished."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.domain.marking.listing import MarkRange, Order, Shown
from lessons.domain.marking.proposal import Band
from lessons.domain.marks import mark_of
from lessons.models import Response
from lessons.permissions import SignedInRequest, question_taught
from lessons.queries import AnswerFilter
from lessons.views.marking.back import LIST
from lessons.views.marking.going import answer_url
from lessons.views.marking.names import are_names_shown
from lessons.views.marking.question_queue import excerpt_of
from lessons.views.marking.scope import query_of, scope_fields, scope_of
from lessons.views.trail import question_page, queue_page
from lessons.wording.answers import MARK_RANGES, ORDERS, SHOWN
from lessons.wording.proposals import BAND

A_PAGE = 30
_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    response: Response
    text: str
    mark: Decimal | None
    band: str
    url: str


@require_GET
def question_answers(request: SignedInRequest, pk: int) -> HttpResponse:
    """``?shown=``, ``?mark=``, ``?band=``, ``?class=`` filter, ``?order=`` sorts, ``?page=``."""
    question = question_taught(request.user, pk)
    wanted = _wanted(request)
    found = queries.answers_of(request.user, question, wanted)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    fields = _fields(wanted)
    context = {
        "trail": [queue_page(), question_page(question, query_of(wanted.scope))],
        "question": question,
        "version": question.in_force,
        "counts": queries.answer_counts(request.user, question, wanted.scope),
        "page": page,
        "rows": [_row(row, wanted, fields, page) for row in page],
        "wanted": wanted,
        "choices": _choices(request, wanted),
        "query": urlencode(fields),
        "names_shown": are_names_shown(request),
    }
    return render(request, "lessons/question_answers.html", context)


def _wanted(request: HttpRequest) -> AnswerFilter:
    return AnswerFilter(
        shown=_code(Shown, request.GET.get("shown")) or Shown.ALL,
        mark=_code(MarkRange, request.GET.get("mark")),
        band=_code(Band, request.GET.get("band")),
        order=_code(Order, request.GET.get("order")) or Order.NEWEST,
        scope=scope_of(request),
    )


def _code(codes: type[_Code], typed: str | None) -> _Code | None:
    return codes(typed) if typed in list(codes) else None


def _fields(wanted: AnswerFilter) -> dict[str, str]:
    """What the address of this list carries, its page apart."""
    chosen = {
        "shown": wanted.shown.value if wanted.shown is not Shown.ALL else "",
        "mark": wanted.mark.value if wanted.mark else "",
        "band": wanted.band.value if wanted.band else "",
        "order": wanted.order.value if wanted.order is not Order.NEWEST else "",
    }
    return {name: value for name, value in chosen.items() if value} | scope_fields(wanted.scope)


def _choices(request: SignedInRequest, wanted: AnswerFilter) -> list[tuple[str, Any, Any]]:
    """(name of the field, what is chosen, (value, words) of each choice)."""
    classes = [(one.pk, one.name) for one in queries.classes_of(request.user)]
    return [
        ("class", wanted.scope.classroom_id, classes),
        ("shown", wanted.shown, [(code.value, words) for code, words in SHOWN.items()]),
        ("mark", wanted.mark, [(code.value, words) for code, words in MARK_RANGES.items()]),
        ("band", wanted.band, [(code.value, words) for code, words in BAND.items()]),
        ("order", wanted.order, [(code.value, words) for code, words in ORDERS.items()]),
    ]


def _row(
    response: Response, wanted: AnswerFilter, fields: dict[str, str], page: Page[Response]
) -> AnswerRow:
    fraction = response.fraction
    listed = urlencode({**fields, "page": str(page.number)})
    return AnswerRow(
        response=response,
        text=excerpt_of(response),
        mark=None if fraction is None else mark_of(fraction, response.version.points),
        band=_band(response),
        url=answer_url(response.pk, wanted.scope, then=LIST, list=listed),
    )


def _band(response: Response) -> str:
    """Nothing of an answer that is decided without the proposal."""
    proposal = queries.proposal_of(response)
    if not response.is_waiting or proposal is None or not proposal.has_shares:
        return ""
    return "" if proposal.is_blind else str(BAND[Band(proposal.band)])
