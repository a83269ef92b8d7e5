"""Other points for a key point: whose mark changes by how much, seen before it happens."""

from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from lessons.domain.marks import mark_of
from lessons.models import Marking, Question, Response
from lessons.permissions import SignedInRequest
from lessons.services.authoring import RubricRefused
from lessons.services.rescoring import Kept, rescore, rescoring, take_back_rescoring
from lessons.views.reviewed import question_of_people
from lessons.views.trail import question_page, queue_page
from lessons.wording.refusals import refused_sentence

SHOWN = 200
_KEY = "last_rescoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedMark:
    response: Response
    before: Decimal
    after: Decimal
    points: int

    @property
    def difference(self) -> Decimal:
        return self.after - self.before

    @property
    def size(self) -> Decimal:
        return abs(self.difference)


@require_http_methods(["GET", "POST"])
def marks_rescore(request: SignedInRequest, pk: int) -> HttpResponse:
    """The list, and the button that puts exactly this list in force."""
    question = question_of_people(request.user, pk)
    refused = ""
    if request.method == "POST":
        try:
            return _rescored(request, question)
        except RubricRefused as error:
            refused = refused_sentence(error)
            question.refresh_from_db(fields=["current"])
    found = rescoring(request.user, question)
    rows = sorted(map(_changed_mark, found.changed), key=lambda row: -abs(row.difference))
    context = {
        "trail": [queue_page(), question_page(question)],
        "question": question,
        "version": question.in_force,
        "rows": rows[:SHOWN],
        "rest": max(0, len(rows) - SHOWN),
        "total": len(rows),
        "up": sum(row.difference > 0 for row in rows),
        "down": sum(row.difference < 0 for row in rows),
        "previewed": found.digest,
        "lacking": len(found.lacking),
        "refused": refused,
        "done": _done(request, question),
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "lessons/marks_rescore.html", context, status=status)


def _changed_mark(kept: Kept) -> ChangedMark:
    points = kept.response.version.points
    return ChangedMark(
        response=kept.response,
        before=mark_of(kept.marking.fraction, points),
        after=mark_of(kept.fraction or Decimal(0), points),
        points=points,
    )


def _rescored(request: SignedInRequest, question: Question) -> HttpResponse:
    batch, count = rescore(
        question,
        teacher=request.user,
        previewed=request.POST.get("previewed", ""),
        now=timezone.now(),
    )
    if batch is None:
        messages.info(request, gettext("No mark was left to change."))
    else:
        request.session[_KEY] = [str(batch), question.pk]
        said = ngettext(
            "%(count)s mark is changed. The marks before stay in the history.",
            "%(count)s marks are changed. The marks before stay in the history.",
            count,
        )
        messages.success(request, said % {"count": count})
    return redirect("lessons:marks-rescore", question.pk)


def _done(request: SignedInRequest, question: Question) -> str:
    """The last change of this question in this browser that can still be taken back."""
    batch, pk = request.session.get(_KEY) or ("", None)
    return str(batch) if pk == question.pk else ""


@require_POST
def rescoring_undo(request: SignedInRequest, batch: UUID) -> HttpResponse:
    """The marks of before again, where nobody marked since; one's own action only."""
    own = Marking.objects.filter(batch=batch, marker=request.user, number__gt=1)
    marking = own.select_related("response__version").first()
    if marking is None:
        raise Http404
    count = take_back_rescoring(batch, teacher=request.user, now=timezone.now())
    request.session.pop(_KEY, None)
    said = ngettext(
        "Taken back: %(count)s mark is as it was before.",
        "Taken back: %(count)s marks are as they were before.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("lessons:marks-rescore", marking.response.version.question_id)
