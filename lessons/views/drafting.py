"""Key points drafted for one question after another, for a person to choose from."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from lessons.domain.marking.drafting.drafting import Outcome
from lessons.domain.parts import Part
from lessons.forms.drafting import DraftForm
from lessons.models import Question, QuestionVersion, User
from lessons.permissions import SignedInRequest, lesson_drafted, question_drafted
from lessons.queries import as_marked_by
from lessons.queries.drafting import (
    OPEN_ANSWER,
    Drafted,
    Origin,
    draft_from_typed,
    drafted_of,
    kept_draft,
    open_questions,
    without_key_points,
)
from lessons.queries.university import university
from lessons.services.authoring import RubricRefused
from lessons.services.drafting import add_key_points, with_chosen
from lessons.services.kept_drafts import ask_for_drafts
from lessons.services.suggesting import suggest_rubric
from lessons.views.rubric import key_points_of
from lessons.views.trail import lesson_key_points_page, start_page
from lessons.wording.drafting import WHY_NONE
from lessons.wording.progress import part_name

LONGEST_TYPED = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTotal:
    """The open questions of one level or task."""

    name: str
    questions: list[Question]
    points: int
    without: int


@require_http_methods(["GET", "POST"])
def lesson_key_points(request: SignedInRequest, pk: int) -> HttpResponse:
    """All open questions of a lesson: which have key points, and what the levels come to. Its
    button has drafts made for those that have none."""
    lesson = lesson_drafted(request.user, pk)
    questions = open_questions(lesson)
    as_marked_by(request.user, questions)
    without = without_key_points(questions)
    if request.method == "POST" and without:
        ask_for_drafts(request.user, without, now=timezone.now())
        return redirect("lessons:rubric-draft", without[0].pk)
    context = {
        "trail": [start_page()],
        "lesson": lesson,
        "parts": _parts(questions),
        "total": len(questions),
        "without": len(without),
        "first": without[0] if without else None,
    }
    return render(request, "lessons/lesson_key_points.html", context)


def _parts(questions: list[Question]) -> list[PartTotal]:
    parts: dict[str, list[Question]] = {}
    for question in questions:
        parts.setdefault(question.part, []).append(question)
    return [
        PartTotal(
            name=part_name(Part(part), own[0].label),
            questions=own,
            points=sum(one.in_force.points for one in own),
            without=len(without_key_points(own)),
        )
        for part, own in parts.items()
    ]


@require_http_methods(["GET", "POST"])
def rubric_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Candidates of one question; what is ticked becomes key points, and the next one comes."""
    question = question_drafted(request.user, pk)
    version = question.in_force
    if version.kind != OPEN_ANSWER:
        raise Http404
    if "ask" in request.POST:
        ask_for_drafts(request.user, [question], now=timezone.now())
        return redirect("lessons:rubric-draft", question.pk)
    typed = request.POST.get("typed", "")[:LONGEST_TYPED]
    kept = kept_draft(request.user, question)
    drafted = draft_from_typed(question, typed) if typed.strip() else drafted_of(kept)
    if request.method == "GET" and drafted is None:
        return _wait(request, question, is_asked=kept is not None)
    is_sent = request.method == "POST" and "look" not in request.POST
    form = DraftForm(
        request.POST if is_sent else None,
        version=version,
        candidates=drafted.draft.candidates if drafted else (),
        points=points_of(version),
    )
    if is_sent and form.is_valid():
        try:
            return _save(request, question, form)
        except RubricRefused:
            # Somebody was faster by a moment; read anew, the form finds itself outdated.
            return rubric_draft(request, pk)
    return render(
        request, "lessons/rubric_draft.html", _context(request.user, question, drafted, form, typed)
    )


def points_of(version: QuestionVersion) -> int:
    """What the handout or a person said; one point, as nobody says it of an open question, is
    taken for the site's own."""
    return version.points if version.points > 1 else university().open_answer_points


def _wait(request: SignedInRequest, question: Question, *, is_asked: bool) -> HttpResponse:
    """Nothing is drafted yet: a button asks for it, and then a task is at it."""
    context = {
        "trail": [start_page(), lesson_key_points_page(question.lesson)],
        "question": question,
        "version": question.in_force,
        "is_asked": is_asked,
    }
    return render(request, "lessons/rubric_draft_asked.html", context)


def _save(request: SignedInRequest, question: Question, form: DraftForm) -> HttpResponse:
    if "suggest" in request.POST:
        return _suggest(request, question, form)
    is_own = not key_points_of(request.user, question)["may_change"]
    version = add_key_points(
        question,
        form.chosen,
        points=form.cleaned_data["points"],
        revised_by=request.user,
        now=timezone.now(),
        is_own=is_own,
    )
    messages.success(request, _saved(version))
    if is_own:
        words = gettext("They mark your own classes; the key points of the lesson stay.")
        messages.info(request, words)
    following = _following(request.user, question)
    if following is None or "stay" in request.POST:
        return redirect("lessons:lesson-key-points", question.lesson_id)
    if kept_draft(request.user, following) is None:
        ask_for_drafts(request.user, [following], now=timezone.now())
    return redirect("lessons:rubric-draft", following.pk)


def _suggest(request: SignedInRequest, question: Question, form: DraftForm) -> HttpResponse:
    """Classes of others are marked by them, too: the authors decide."""
    points = form.cleaned_data["points"]
    payload = with_chosen(question.in_force, form.chosen, points=points)
    now = timezone.now()
    suggestion = suggest_rubric(question, payload, suggested_by=request.user, now=now)
    messages.success(
        request, gettext("Your key points are suggested. You are told what the authors decide.")
    )
    return redirect("lessons:rubric-suggestion", suggestion.pk)


def _saved(version: QuestionVersion) -> str:
    count = len(version.solution.key_points)
    words = ngettext(
        "Saved: the question has %(count)s key point, %(points)s points in all.",
        "Saved: the question has %(count)s key points, %(points)s points in all.",
        count,
    )
    return words % {"count": count, "points": version.points}


def _following(user: User, question: Question) -> Question | None:
    """The next one of the lesson without key points; what was skipped is not asked again."""
    questions = open_questions(question.lesson)
    as_marked_by(user, questions)
    open_ones = without_key_points(questions)
    return next((one for one in open_ones if one.position > question.position), None)


def _origin_of(drafted: Drafted | None) -> dict[str, object]:
    if drafted is None:
        return {}
    return {
        "is_criteria": drafted.draft.outcome is Outcome.CRITERIA,
        "is_like": drafted.origin is Origin.LIKE_QUESTION,
        "is_elsewhere": drafted.origin is Origin.COURSE,
        "is_typed": drafted.origin is Origin.TYPED,
        "why_none": WHY_NONE.get(drafted.draft.outcome, ""),
    }


def _context(
    user: User, question: Question, drafted: Drafted | None, form: DraftForm, typed: str
) -> dict[str, object]:
    questions = open_questions(question.lesson)
    following = _following(user, question)
    overview = reverse("lessons:lesson-key-points", args=[question.lesson_id])
    skip = reverse("lessons:rubric-draft", args=[following.pk]) if following else overview
    return {
        "trail": [start_page(), lesson_key_points_page(question.lesson)],
        "question": question,
        "version": question.in_force,
        "drafted": drafted,
        **_origin_of(drafted),
        "form": form,
        "typed": typed,
        **key_points_of(user, question),
        "number": questions.index(question) + 1,
        "total": len(questions),
        "has_following": following is not None,
        "skip": skip,
    }
