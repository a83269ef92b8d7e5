"""A question changed for everybody: whose mark changes by how much, seen before it happens."""

from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lessons.domain.corrections import Change
from lessons.domain.marks import mark_of
from lessons.forms.correction_key import KEY_FIELDS, KeyForm, key_form
from lessons.models import Correction, Question, Response
from lessons.permissions import SignedInRequest, question_taught
from lessons.queries.authorship import may_change_lesson
from lessons.queries.corrections import corrections_of
from lessons.services.corrections import (
    Changed,
    CorrectionRefused,
    Preview,
    Wanted,
    correct_question,
    mark_notices_read,
    preview_correction,
    take_back_correction,
)
from lessons.views.reviewed import is_marked_by_people
from lessons.views.trail import corrections_page, question_page, queue_page
from lessons.wording.corrections import CONSEQUENCE, DONE, TITLE
from lessons.wording.refusals import refused_sentence

SHOWN = 200
LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    response: Response
    points: int
    before: Decimal | None
    after: Decimal | None
    is_left_out: bool
    percent_before: int | None
    percent_after: int | None

    @property
    def size(self) -> int:
        return abs((self.percent_after or 0) - (self.percent_before or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Changes of one action, in several classes."""

    first: Correction
    words: str
    classes: str
    is_taken_back: bool


@require_GET
def question_corrections(request: SignedInRequest, pk: int) -> HttpResponse:
    """All ways to change a question for everybody, and what was done."""
    question = question_taught(request.user, pk)
    context = {
        "trail": [queue_page(), question_page(question)],
        "question": question,
        "version": question.in_force,
        "is_marked_by_people": is_marked_by_people(question.in_force.solution),
        "may_change_key": may_change_lesson(request.user, question.lesson_id),
        "actions": [_action(rows) for rows in corrections_of(request.user, question)],
    }
    return render(request, "lessons/question_corrections.html", context)


def _action(rows: list[Correction]) -> Action:
    first = rows[0]
    return Action(
        first=first,
        words=str(DONE[Change(first.kind)]),
        classes=", ".join(row.classroom.name for row in rows),
        is_taken_back=bool(first.taken_back_by.all()),
    )


@require_http_methods(["GET", "POST"])
def question_correct(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The list of what would change, and the button that puts exactly this list in force."""
    question = question_taught(request.user, pk)
    chosen = _kind_of(question, kind)
    sent = request.POST if request.method == "POST" else request.GET
    form = key_form(question.in_force, _key_fields(sent)) if chosen == Change.KEY else None
    wanted = Wanted(kind=chosen, content=form.content if form else None)
    refused = form.error if form else ""
    if request.method == "POST" and not refused:
        try:
            return _corrected(request, question, wanted)
        except CorrectionRefused as error:
            refused = refused_sentence(error)
            question.refresh_from_db(fields=["current"])
    context = _preview_context(request, question, wanted, form, refused)
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    return render(request, "lessons/question_correct.html", context, status=status)


def _kind_of(question: Question, kind: str) -> Change:
    """Raises Http404 for what cannot be chosen; open questions have no key to change."""
    if kind not in TITLE:
        raise Http404
    if kind == Change.KEY and is_marked_by_people(question.in_force.solution):
        raise Http404
    return Change(kind)


def _key_fields(sent: QueryDict) -> QueryDict:
    """What of the address or the form is a key."""
    fields = QueryDict(mutable=True)
    for name in KEY_FIELDS:
        if name in sent:
            fields.setlist(name, sent.getlist(name))
    return fields


def _preview_context(
    request: SignedInRequest,
    question: Question,
    wanted: Wanted,
    form: KeyForm | None,
    refused: str,
) -> dict[str, object]:
    found: Preview | None = None
    if form is None or form.content is not None:
        try:
            found = preview_correction(request.user, question, wanted)
        except CorrectionRefused as error:
            refused = refused or refused_sentence(error)
    rows = sorted(map(_row, found.rows), key=lambda row: -row.size) if found else []
    return {
        "trail": [queue_page(), question_page(question), corrections_page(question)],
        "question": question,
        "version": question.in_force,
        "kind": wanted.kind,
        "title": TITLE[wanted.kind],
        "consequence": CONSEQUENCE[wanted.kind],
        "form": form,
        "may_change_key": may_change_lesson(request.user, question.lesson_id),
        "found": found,
        "rows": rows[:SHOWN],
        "rest": max(0, len(rows) - SHOWN),
        "total": len(rows),
        "up": sum((row.percent_after or 0) > (row.percent_before or 0) for row in rows),
        "down": sum((row.percent_after or 0) < (row.percent_before or 0) for row in rows),
        "reason": request.POST.get("reason", "")[:LONGEST_REASON],
        "longest_reason": LONGEST_REASON,
        "refused": refused,
    }


def _row(changed: Changed) -> ChangedRow:
    response, outcome = changed.response, changed.outcome
    points = response.version.points
    return ChangedRow(
        response=response,
        points=points,
        before=_mark(response.counted, points),
        after=_mark(outcome.counted, points),
        is_left_out=outcome.is_left_out,
        percent_before=changed.before.percent,
        percent_after=changed.after.percent,
    )


def _mark(fraction: Decimal | None, points: int) -> Decimal | None:
    return None if fraction is None else mark_of(fraction, points)


def _corrected(request: SignedInRequest, question: Question, wanted: Wanted) -> HttpResponse:
    _, count = correct_question(
        question,
        wanted,
        teacher=request.user,
        reason=request.POST.get("reason", "").replace("\0", "")[:LONGEST_REASON],
        previewed=request.POST.get("previewed", ""),
        now=timezone.now(),
    )
    said = ngettext(
        "%(count)s mark is changed, and the student is told. It can be taken back below.",
        "%(count)s marks are changed, and the students are told. It can be taken back below.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("lessons:question-corrections", question.pk)


@require_POST
def correction_undo(request: SignedInRequest, batch: UUID) -> HttpResponse:
    """The marks of before again, where nobody changed them since; one's own action only."""
    own = Correction.objects.filter(batch=batch, made_by=request.user)
    correction = own.exclude(kind=Change.TAKEN_BACK).first()
    if correction is None:
        raise Http404
    try:
        count = take_back_correction(batch, teacher=request.user, now=timezone.now())
    except CorrectionRefused as error:
        messages.error(request, refused_sentence(error))
    else:
        said = ngettext(
            "Taken back: %(count)s mark is as it was before.",
            "Taken back: %(count)s marks are as they were before.",
            count,
        )
        messages.success(request, said % {"count": count})
    return redirect("lessons:question-corrections", correction.question_id)


@require_POST
def mark_notices_seen(request: SignedInRequest) -> HttpResponse:
    """A student has read that marks of theirs were changed."""
    mark_notices_read(request.user, now=timezone.now())
    messages.info(request, gettext("The changed marks stay in your results, each with its reason."))
    return redirect("lessons:home")
