"""One key point over many answers: "who says this?", up to 30 of them on a page."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from lessons import queries
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marks import mark_of
from lessons.domain.typed_ids import typed_id, typed_number
from lessons.domain.types.definition import KeyPoint
from lessons.models import Question, Response
from lessons.permissions import SignedInRequest, question_taught
from lessons.queries import ByPoint, text_of
from lessons.services.point_decisions import PointChoice, PointsDecided, decide_point
from lessons.views.evidence import Piece, pieces
from lessons.views.marking.last_action import last_action, remember_action
from lessons.views.marking.row_keys import A_PAGE, KEYS
from lessons.views.marking.scope import query_of, scope_fields, scope_of
from lessons.views.marking.sent import spent_by
from lessons.views.opened import Opened, opened_stamp, read_stamp
from lessons.views.trail import question_page, queue_page
from lessons.wording.attempts import SHARE

AROUND = 90
"""Characters before and behind the evidence that a row shows."""
BARE = 260
"""Characters of an answer without evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCell:
    share: Share
    words: str
    worth: Decimal
    is_proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    response: Response
    key: str
    pieces: list[Piece]
    is_cut: bool
    proposed: str
    cells: list[ShareCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTab:
    number: int
    key_point: KeyPoint
    left: int
    url: str
    is_current: bool


@require_http_methods(["GET", "POST"])
def question_points(request: SignedInRequest, pk: int) -> HttpResponse:
    """``?point=`` is the number of the key point; else the first that has answers left."""
    question = question_taught(request.user, pk)
    points = question.in_force.solution.key_points
    if not points:
        raise Http404
    found = ByPoint(teacher=request.user, question=question, scope=scope_of(request))
    left = found.left()
    point = _point(request, points, left)
    if request.method == "POST":
        return _save(request, question, point)
    rows = list(found.open(point.id)[:A_PAGE])
    opened = Opened(at=timezone.now(), is_blind=False)
    context = {
        "trail": [queue_page(), question_page(question, query_of(found.scope))],
        "question": question,
        "version": question.in_force,
        "point": point,
        "tabs": _tabs(question, points, left, point, found),
        "rows": [_row(row, KEYS[index], point, question) for index, row in enumerate(rows)],
        "left": left[point.id],
        "fields": {**scope_fields(found.scope), "point": points.index(point) + 1},
        "opened": opened_stamp(opened, teacher=request.user, shown=question),
        "last_action": last_action(request, question_id=question.pk),
    }
    return render(request, "lessons/question_points.html", context)


def _point(
    request: SignedInRequest, points: tuple[KeyPoint, ...], left: dict[str, int]
) -> KeyPoint:
    typed = request.POST.get("point", request.GET.get("point", ""))
    number = typed_id(typed)
    if number and number <= len(points):
        return points[number - 1]
    return next((point for point in points if left[point.id]), points[0])


def _url(question: Question, number: int, found: ByPoint) -> str:
    url = reverse("lessons:question-points", args=[question.pk])
    return url + query_of(found.scope, {"point": str(number)})


def _tabs(
    question: Question,
    points: tuple[KeyPoint, ...],
    left: dict[str, int],
    current: KeyPoint,
    found: ByPoint,
) -> list[PointTab]:
    return [
        PointTab(
            number=number,
            key_point=point,
            left=left[point.id],
            url=_url(question, number, found),
            is_current=point == current,
        )
        for number, point in enumerate(points, start=1)
    ]


def _row(response: Response, key: str, point: KeyPoint, question: Question) -> PointRow:
    proposal = queries.proposal_of(response)
    evidence = [span for span in proposal.evidence if span[0] == point.id] if proposal else []
    text = text_of(response.answer)
    start, end = _window(text, evidence)
    proposed = proposal.shares.get(point.id, "") if proposal else ""
    return PointRow(
        response=response,
        key=key,
        pieces=pieces(
            text[start:end],
            [(one, at - start, to - start) for one, at, to in evidence],
            key_points=question.in_force.solution.key_points,
            shares=proposal.shares if proposal else {},
        ),
        is_cut=(start, end) != (0, len(text)),
        proposed=proposed,
        cells=_cells(point, question, proposed),
    )


def _window(text: str, evidence: list[Any]) -> tuple[int, int]:
    """The part of the text around its evidence, from a word's beginning to a word's end."""
    if not evidence:
        return 0, _word_end(text, BARE)
    start = max(0, min(at for _, at, _ in evidence) - AROUND)
    begin = 0 if start == 0 else text.find(" ", start) + 1
    return begin, _word_end(text, max(to for _, _, to in evidence) + AROUND)


def _word_end(text: str, at: int) -> int:
    space = text.find(" ", at)
    return len(text) if space < 0 else space


def _cells(point: KeyPoint, question: Question, proposed: str) -> list[ShareCell]:
    points = question.in_force.solution.key_points
    nothing = dict.fromkeys((one.id for one in points), Share.NONE)
    return [
        ShareCell(
            share=share,
            words=str(words),
            worth=mark_of(
                fraction_of(points, nothing | {point.id: share}), question.in_force.points
            ),
            is_proposed=share == proposed,
        )
        for share, words in SHARE.items()
    ]


def _save(request: SignedInRequest, question: Question, point: KeyPoint) -> HttpResponse:
    now = timezone.now()
    opened = read_stamp(request.POST.get("opened", ""), teacher=request.user, shown=question)
    decided = decide_point(
        question,
        point.id,
        _chosen(request),
        teacher=request.user,
        seconds=spent_by(request.user, opened, now=now),
        now=now,
    )
    for marked in decided.marked:
        remember_action(request, marked, question_id=question.pk)
    _say(request, decided)
    return _go_on(request, question, point)


def _chosen(request: SignedInRequest) -> dict[int, PointChoice]:
    """Of each answer of the page what was chosen, else what the page had proposed."""
    found = {}
    for field, seen in request.POST.items():
        name, _, pk = field.partition("-")
        if name != "seen" or typed_number(pk) is None or typed_number(str(seen)) is None:
            continue
        share = request.POST.get(f"share-{pk}", "")
        offered = request.POST.get(f"offered-{pk}", "")
        taken = share or offered
        if taken in list(Share):
            found[int(pk)] = PointChoice(
                seen=int(str(seen)), share=Share(taken), is_accepted=not share
            )
    return found


def _say(request: SignedInRequest, decided: PointsDecided) -> None:
    said = ngettext(
        "Decided here: %(count)s answer.", "Decided here: %(count)s answers.", decided.count
    ) % {"count": decided.count}
    count = sum(len(marked.markings) for marked in decided.marked)
    if count:
        whole = ngettext(
            "%(count)s answer has every key point now and is marked.",
            "%(count)s answers have every key point now and are marked.",
            count,
        )
        said = f"{said} {whole % {'count': count}}"
    messages.success(request, said)
    if decided.left:
        told = ngettext(
            "%(count)s answer was marked by somebody else meanwhile and is left as it is.",
            "%(count)s answers were marked by somebody else meanwhile and are left as they are.",
            decided.left,
        )
        messages.warning(request, told % {"count": decided.left})


def _go_on(request: SignedInRequest, question: Question, point: KeyPoint) -> HttpResponse:
    """To what is left of this key point, then to the next one, then to the question."""
    points = question.in_force.solution.key_points
    found = ByPoint(teacher=request.user, question=question, scope=scope_of(request))
    left = found.left()
    at = points.index(point)
    following = [*points[at:], *points[:at]]
    target = next((one for one in following if left[one.id]), None)
    if target is None:
        messages.info(request, gettext("No answer is left to go through by key point."))
        url = reverse("lessons:question-queue", args=[question.pk])
        return redirect(url + query_of(found.scope))
    return redirect(_url(question, points.index(target) + 1, found))
