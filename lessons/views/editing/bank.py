"""Questions of all lessons: looked for, and chosen ones copied into a lesson."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from lessons.domain.assets.measuring import AssetRefused
from lessons.domain.typed_ids import typed_id, typed_ids
from lessons.forms.question_bank import BankForm
from lessons.models import Lesson, Question
from lessons.permissions import SignedInRequest
from lessons.queries.authorship import RIGHT, lessons_changed_by
from lessons.queries.question_bank import bank_questions, lessons_seen_by, like_questions
from lessons.services.editing import copy_questions
from lessons.views.trail import lesson_questions_page, question_bank_page, start_page
from lessons.wording.progress import part_name
from lessons.wording.questions import KIND
from lessons.wording.refusals import refused_sentence

A_PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class BankRow:
    question: Question
    kind: str
    part: str
    percent: int | None
    """Of right answers; None where there are too few."""
    answered: int


@require_http_methods(["GET", "POST"])
def question_bank(request: SignedInRequest) -> HttpResponse:
    lessons = lessons_seen_by(request.user)
    if not (request.user.teaches or request.user.has_perm(RIGHT) or lessons.exists()):
        raise PermissionDenied
    if request.method == "POST":
        return _collected(request)
    form = BankForm(request.GET, lessons=lessons)
    found = bank_questions(request.user, form.wanted)
    like = _like(request, lessons)
    rows = like_questions(found, like) if like else found
    page: Page[Question] = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "trail": [start_page()],
        "form": form,
        "like": like,
        "page": page,
        "rows": [_row(question) for question in page],
        "query": _query(request.GET),
        "lessons": lessons_changed_by(request.user)
        .select_related("course")
        .order_by("course__sort_key", "number"),
        "into": typed_id(request.GET.get("into", "")),
    }
    return render(request, "lessons/question_bank.html", context)


def _like(request: SignedInRequest, lessons: QuerySet[Lesson]) -> Question | None:
    asked = Question.objects.filter(
        pk=typed_id(request.GET.get("like", "")), lesson__in=lessons.values("pk")
    )
    return asked.select_related("current", "lesson").first()


def _query(sent: QueryDict) -> str:
    """The address without its page."""
    kept = sent.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _row(question: Question) -> BankRow:
    share = getattr(question, "share", None)
    return BankRow(
        question=question,
        kind=str(KIND.get(question.in_force.kind, question.in_force.kind)),
        part=part_name(question.part, question.label),
        percent=None if share is None else round(share * 100),
        answered=getattr(question, "answered", None) or 0,
    )


def _collected(request: SignedInRequest) -> HttpResponse:
    into = typed_id(request.POST.get("into", ""))
    lesson = lessons_changed_by(request.user).filter(pk=into).first()
    chosen = typed_ids(request.POST.getlist("question"))
    rows = Question.objects.filter(lesson__in=lessons_seen_by(request.user).values("pk"))
    questions = list(rows.filter(pk__in=chosen).select_related("current", "section").order_by("pk"))
    if lesson is None or not questions:
        messages.error(request, gettext("Tick the questions and choose a lesson for them."))
        return redirect(question_bank_page().url + f"?{request.GET.urlencode()}")
    return _copied(request, questions, lesson)


def _copied(request: SignedInRequest, questions: list[Question], lesson: Lesson) -> HttpResponse:
    try:
        made, there = copy_questions(questions, lesson, copied_by=request.user, now=timezone.now())
    except AssetRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect(lesson_questions_page(lesson).url)
    said = ngettext(
        "%(count)s question is copied into the lesson.",
        "%(count)s questions are copied into the lesson.",
        len(made),
    )
    messages.success(request, said % {"count": len(made)})
    if there:
        told = ngettext(
            "%(count)s question stands in the lesson already and was not copied again.",
            "%(count)s questions stand in the lesson already and were not copied again.",
            there,
        )
        messages.warning(request, told % {"count": there})
    return redirect(lesson_questions_page(lesson).url)
