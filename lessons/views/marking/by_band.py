"""A band of proposals over many answers: those that differ are unticked, the rest is confirmed."""

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop, ngettext
from django.views.decorators.http import require_http_methods

from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marking.proposal import CONFIRMABLE, Band
from lessons.domain.marks import mark_of
from lessons.domain.typed_ids import typed_ids
from lessons.domain.types.definition import KeyPoint
from lessons.models import Proposal, Question, Response
from lessons.permissions import SignedInRequest, question_taught
from lessons.queries import ByBand, text_of
from lessons.services.band_confirming import BandConfirmed, OnScreen, confirm_band, offer_of
from lessons.views.evidence import Piece, pieces
from lessons.views.hurried import say_that_it_was_hurried
from lessons.views.marking.last_action import last_action, remember_action
from lessons.views.marking.on_screen import on_screen_stamp, read_on_screen
from lessons.views.marking.row_keys import A_PAGE, KEYS
from lessons.views.marking.scope import query_of, scope_fields, scope_of
from lessons.views.marking.sent import spent_by
from lessons.views.opened import Opened, opened_stamp, read_stamp
from lessons.views.trail import question_page, queue_page
from lessons.wording.attempts import SHARE
from lessons.wording.proposals import BAND

NOT_THIS_PAGE = gettext_noop(
    "Nothing was marked: this is not the page that you had opened. Look at the answers again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointCell:
    number: int
    key_point: KeyPoint
    share: Share
    words: Promise
    worth: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    response: Response
    key: str
    pieces: list[Piece]
    mark: Decimal
    cells: list[PointCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandTab:
    name: Promise
    left: int
    url: str
    is_current: bool


@require_http_methods(["GET", "POST"])
def question_band(request: SignedInRequest, pk: int) -> HttpResponse:
    """``?band=`` is one that may be confirmed; else the first that has answers left."""
    question = question_taught(request.user, pk)
    if not question.in_force.solution.key_points:
        raise Http404
    found = ByBand(teacher=request.user, question=question, scope=scope_of(request))
    if request.method == "POST":
        return _save(request, question, found)
    left = found.left()
    band = _band(request, left)
    now = timezone.now()
    rows = list(found.open(band, now=now)[:A_PAGE])
    shown = [
        OnScreen(response_id=row.pk, seen=row.last_seq, offer=offer_of(row.proposal))
        for row in rows
    ]
    context = {
        "trail": [queue_page(), question_page(question, query_of(found.scope))],
        "question": question,
        "version": question.in_force,
        "band": BAND[band],
        "tabs": [_tab(one, left, band, found) for one in CONFIRMABLE],
        "points": list(enumerate(question.in_force.solution.key_points, start=1)),
        "rows": [_row(row, KEYS[index], question) for index, row in enumerate(rows)],
        "left": left[band],
        "fields": {**scope_fields(found.scope), "band": band.value},
        "opened": opened_stamp(
            Opened(at=now, is_blind=False), teacher=request.user, shown=question
        ),
        "on_screen": on_screen_stamp(shown, teacher=request.user, question=question),
        "last_action": last_action(request, question_id=question.pk),
    }
    return render(request, "lessons/question_band.html", context)


def _band(request: SignedInRequest, left: dict[Band, int]) -> Band:
    typed = request.POST.get("band", request.GET.get("band", ""))
    if typed in CONFIRMABLE:
        return Band(typed)
    return next((band for band in CONFIRMABLE if left[band]), CONFIRMABLE[0])


def _url(found: ByBand, band: Band) -> str:
    url = reverse("lessons:question-band", args=[found.question.pk])
    return url + query_of(found.scope, {"band": band.value})


def _tab(band: Band, left: dict[Band, int], current: Band, found: ByBand) -> BandTab:
    return BandTab(
        name=BAND[band], left=left[band], url=_url(found, band), is_current=band is current
    )


def _row(response: Response, key: str, question: Question) -> BandRow:
    proposal: Proposal = response.proposal
    points = question.in_force.solution.key_points
    shares = {point.id: Share(proposal.shares.get(point.id, Share.NONE)) for point in points}
    worth = question.in_force.points
    return BandRow(
        response=response,
        key=key,
        pieces=pieces(
            text_of(response.answer),
            proposal.evidence,
            key_points=points,
            shares=proposal.shares,
        ),
        mark=mark_of(fraction_of(points, shares), worth),
        cells=[
            _cell(number, point, shares[point.id], points, worth)
            for number, point in enumerate(points, start=1)
        ],
    )


def _cell(
    number: int, point: KeyPoint, share: Share, points: tuple[KeyPoint, ...], worth: int
) -> PointCell:
    alone = dict.fromkeys((one.id for one in points), Share.NONE) | {point.id: share}
    return PointCell(
        number=number,
        key_point=point,
        share=share,
        words=SHARE[share],
        worth=mark_of(fraction_of(points, alone), worth),
    )


def _save(request: SignedInRequest, question: Question, found: ByBand) -> HttpResponse:
    """Only what the signed list holds was on the screen."""
    now = timezone.now()
    shown = read_on_screen(
        request.POST.get("on_screen", ""), teacher=request.user, question=question
    )
    if not shown:
        messages.warning(request, gettext(NOT_THIS_PAGE))
        return redirect(_url(found, _band(request, found.left())))
    opened = read_stamp(request.POST.get("opened", ""), teacher=request.user, shown=question)
    confirmed = confirm_band(
        question,
        shown,
        set(typed_ids(request.POST.getlist("tick"))),
        teacher=request.user,
        seconds=spent_by(request.user, opened, now=now),
        now=now,
    )
    if confirmed.marked.markings:
        remember_action(request, confirmed.marked, question_id=question.pk)
        say_that_it_was_hurried(request, confirmed.marked)
    _say(request, confirmed)
    return _go_on(request, found)


def _say(request: SignedInRequest, confirmed: BandConfirmed) -> None:
    count = len(confirmed.marked.markings)
    said = ngettext("Confirmed: %(count)s answer.", "Confirmed: %(count)s answers.", count)
    told = [said % {"count": count}]
    if confirmed.aside:
        aside = ngettext(
            "%(count)s answer waits at the desk, to be marked by itself.",
            "%(count)s answers wait at the desk, to be marked one by one.",
            confirmed.aside,
        )
        told.append(aside % {"count": confirmed.aside})
    messages.success(request, " ".join(told))
    if confirmed.left:
        left = ngettext(
            "%(count)s answer, its proposal or the key points changed after you had opened the"
            " page. It is not marked; look at it again.",
            "%(count)s answers, their proposals or the key points changed after you had opened the"
            " page. They are not marked; look at them again.",
            confirmed.left,
        )
        messages.warning(request, left % {"count": confirmed.left})


def _go_on(request: SignedInRequest, found: ByBand) -> HttpResponse:
    """To what is left of this band, then to the next one, then to the question."""
    left = found.left()
    current = _band(request, left)
    target = next((band for band in (current, *CONFIRMABLE) if left[band]), None)
    if target is None:
        messages.info(request, gettext("No answer is left to confirm together."))
        url = reverse("lessons:question-queue", args=[found.question.pk])
        return redirect(url + query_of(found.scope))
    return redirect(_url(found, target))
