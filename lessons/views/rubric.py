"""The key points of a question, edited beside what they make of real answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lessons.domain.marking.proposal import Band
from lessons.domain.marks import mark_of
from lessons.domain.refusals import RubricRefusal
from lessons.domain.typed_ids import typed_id
from lessons.domain.types.definition import KeyPoint, PayloadError
from lessons.domain.types.lines import one_line
from lessons.forms import RubricForm
from lessons.models import Question, QuestionVersion, Response, User
from lessons.permissions import SignedInRequest, question_drafted
from lessons.queries import text_of
from lessons.queries.authorship import authors_of, may_change_lesson, teachers_of
from lessons.queries.own_rubrics import copies_of
from lessons.services.authoring import RubricRefused
from lessons.services.comparing import offered_wordings
from lessons.services.own_rubrics import drop_own_rubric, save_own_rubric
from lessons.services.proposing import RubricInForce, rubric_from, rubric_of
from lessons.services.rescoring import rescoring
from lessons.services.rubrics import (
    Compared,
    Tried,
    add_wording,
    differences,
    draft_rubric,
    kept_wordings,
    revise_rubric,
    tried_before,
    try_rubric,
)
from lessons.services.suggesting import suggest_rubric
from lessons.views.evidence import Piece, pieces
from lessons.views.reviewed import is_marked_by_people, question_of_people
from lessons.views.trail import (
    Crumb,
    lesson_key_points_page,
    question_page,
    queue_page,
    start_page,
)
from lessons.wording.questions import key_error
from lessons.wording.refusals import refused_sentence

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRow:
    """``given`` is the mark in force, None for an answer that waits."""

    response: Response
    pieces: list[Piece]
    band: Band
    reasons: tuple[str, ...]
    proposed: Decimal
    given: Decimal | None
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Words of confirmed answers that a key point could have as other wordings."""

    key_point: KeyPoint
    texts: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a rubric makes of real answers; ``unread`` of them are being read by a task."""

    rows: list[TriedRow]
    unread: int
    offered: list[Offered]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedSave:
    sentence: str
    theirs: QuestionVersion | None
    """What somebody else saved meanwhile."""


@require_http_methods(["GET", "POST"])
def rubric_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Save makes a new version; the other buttons show what it would say, and keep nothing."""
    question = question_drafted(request.user, pk)
    if not is_marked_by_people(question.in_force.solution):
        raise Http404
    form, is_trial = _form(request, question.in_force)
    refused = None
    if form.is_bound and form.is_valid() and not is_trial:
        if "suggest" in request.POST:
            return _suggest(request, question, form)
        refused = _save(request, question, form)
        if refused is None:
            return _after_save(request, question)
    rubric = _tried_rubric(question, form)
    said = _said(request.user, rubric, is_typed=form.is_bound)
    context = {
        "trail": _trail(request.user, question),
        **key_points_of(request.user, question),
        "authors": authors_of(question.lesson_id),
        "question": question,
        "version": question.in_force,
        "form": form,
        "is_trial": is_trial,
        "key_points": rubric.key_points if rubric else (),
        "rows": said.rows,
        "unread": said.unread,
        "offered": said.offered,
        "can_draft": not (rubric and rubric.key_points),
        "seen": question.in_force.pk if refused or not form.is_bound else read_version(request),
        "refused": refused,
        "note": request.POST.get("note", ""),
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "lessons/rubric_edit.html", context, status=status)


def _save(request: SignedInRequest, question: Question, form: RubricForm) -> RefusedSave | None:
    """None where it is saved."""
    seen, now = read_version(request), timezone.now()
    try:
        if "own" in request.POST:
            save_own_rubric(question, form.payload, teacher=request.user, now=now, seen=seen)
        else:
            revise_rubric(question, form.payload, revised_by=request.user, now=now, seen=seen)
    except RubricRefused as refused:
        is_stale = refused.code is RubricRefusal.STALE
        return RefusedSave(
            sentence=refused_sentence(refused), theirs=question.in_force if is_stale else None
        )
    messages.success(
        request, gettext("The key points are saved. Marks given before stay as they are.")
    )
    return None


def key_points_of(user: User, question: Question) -> dict[str, object]:
    """Whose key points a page shows, and whose a save would change."""
    copies = copies_of(question)
    is_own = any(copy.teacher_id == user.pk for copy in copies)
    may_change = may_change_lesson(user, question.lesson_id) and not is_own
    return {
        "may_change": may_change,
        "is_own": is_own,
        "is_colleagues": question.own is not None and not is_own,
        "copies": copies if may_change else [],
        "theirs": question.current,
        "can_copy": not may_change and teachers_of(question.lesson_id).filter(pk=user.pk).exists(),
    }


@require_POST
def own_rubric_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Back to the lesson's key points."""
    question = question_drafted(request.user, pk)
    if drop_own_rubric(question, teacher=request.user):
        words = gettext("Your classes are marked by the key points of the lesson again.")
        messages.success(request, words)
    return redirect("lessons:rubric-edit", question.pk)


def _suggest(request: SignedInRequest, question: Question, form: RubricForm) -> HttpResponse:
    suggestion = suggest_rubric(
        question,
        form.payload,
        suggested_by=request.user,
        note=request.POST.get("note", "")[:LONGEST_NOTE],
        now=timezone.now(),
    )
    messages.success(
        request, gettext("Your key points are suggested. You are told what the authors decide.")
    )
    return redirect("lessons:rubric-suggestion", suggestion.pk)


def _after_save(request: SignedInRequest, question: Question) -> HttpResponse:
    """To what it means for marks, for somebody who has given any."""
    if teachers_of(question.lesson_id).filter(pk=request.user.pk).exists():
        return redirect("lessons:rubric-differences", question.pk)
    return redirect("lessons:lesson-key-points", question.lesson_id)


def _trail(user: User, question: Question) -> list[Crumb]:
    if teachers_of(question.lesson_id).filter(pk=user.pk).exists():
        return [queue_page(), question_page(question)]
    return [start_page(), lesson_key_points_page(question.lesson)]


def read_version(request: SignedInRequest) -> int:
    """The id of the version that the page showed; 0, which none has, where it does not say."""
    return typed_id(request.POST.get("seen", ""))


def _form(request: SignedInRequest, version: QuestionVersion) -> tuple[RubricForm, bool]:
    """What was typed, or what a button made of it; and whether it is only a trial."""
    form = RubricForm(request.POST or None, version=version)
    if "draft" in request.POST:
        return _drafted(request, form), True
    if "add" in request.POST:
        return _with_wording(form, request.POST["add"]), True
    return form, "try" in request.POST


def _drafted(request: SignedInRequest, form: RubricForm) -> RubricForm:
    """Key points that were typed already are left alone."""
    if form.is_valid() and form.parsed.solution.key_points:
        messages.info(request, gettext("Nothing was drafted: there are key points already."))
        return form
    payload = draft_rubric(form.version, form.model_answer)
    if not payload["key_points"]:
        messages.error(
            request,
            gettext(
                "There is no model answer to draft from. Write it in the field, at least one "
                "whole sentence, and press the button again."
            ),
        )
        return form
    return RubricForm.of_payload(payload, version=form.version)


def _with_wording(form: RubricForm, asked: str) -> RubricForm:
    """``asked`` is the id of a key point, a colon and the words."""
    key_point, _, text = asked.partition(":")
    if not form.is_valid() or not text.strip():
        return form
    try:
        payload = add_wording(form.version, form.payload, key_point=key_point, text=one_line(text))
    except PayloadError as error:
        form.add_error("rubric", key_error(error.code, error.key))
        return form
    return RubricForm.of_payload(payload, version=form.version)


def _said(teacher: User, rubric: RubricInForce | None, *, is_typed: bool) -> Said:
    """What was typed is tried at once; of the rubric in force it is kept."""
    if rubric is None:
        return Said(rows=[], unread=0, offered=[])
    if is_typed:
        compared = Compared(rows=try_rubric(teacher, rubric), unread=0)
        texts = offered_wordings(teacher, rubric)
    else:
        compared, texts = tried_before(teacher, rubric), kept_wordings(teacher, rubric)
    return Said(
        rows=[_row(row, rubric) for row in compared.rows],
        unread=compared.unread,
        offered=_offered(rubric, texts),
    )


def _offered(rubric: RubricInForce, texts: Mapping[str, list[str]]) -> list[Offered]:
    return [
        Offered(key_point=point, texts=texts[point.id])
        for point in rubric.key_points
        if point.id in texts
    ]


def _tried_rubric(question: Question, form: RubricForm) -> RubricInForce | None:
    """What is typed, or what is in force; None where what is typed cannot be read."""
    if not form.is_bound:
        return rubric_of(question.in_force)
    if not form.is_valid():
        return None
    solution = form.parsed.solution
    return rubric_from(
        question.in_force, key_points=solution.key_points, model_answer=solution.model_answer
    )


@require_GET
def rubric_differences(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where a mark in force is not what the key points of now suggest."""
    question = question_of_people(request.user, pk)
    rubric = rubric_of(question.in_force)
    compared = differences(request.user, question.in_force)
    kept = rescoring(request.user, question)
    context = {
        "trail": [queue_page(), question_page(question)],
        "question": question,
        "version": question.in_force,
        "key_points": rubric.key_points,
        "rows": [_row(row, rubric) for row in compared.rows],
        "unread": compared.unread,
        "changed": len(kept.changed),
        "lacking": len(kept.lacking),
    }
    return render(request, "lessons/rubric_differences.html", context)


def _row(tried: Tried, rubric: RubricInForce) -> TriedRow:
    response, proposed = tried.response, tried.proposed
    points = response.version.points
    return TriedRow(
        response=response,
        pieces=_pieces(tried, rubric.key_points),
        band=proposed.band,
        reasons=proposed.reasons,
        proposed=mark_of(tried.fraction, points),
        given=None if response.fraction is None else mark_of(response.fraction, points),
        points=points,
    )


def _pieces(tried: Tried, key_points: tuple[KeyPoint, ...]) -> list[Piece]:
    return pieces(
        text_of(tried.response.answer),
        [(item.key_point, item.start, item.end) for item in tried.proposed.evidence],
        key_points=key_points,
        shares=tried.proposed.shares,
    )
