"""All questions of a lesson, for those who write and mend them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from lessons.models import Question
from lessons.permissions import SignedInRequest, lesson_edited, may_publish, question_edited
from lessons.queries.authorship import authors_of, other_teachers_of
from lessons.services.editing import archive_question, bring_back, delete_question
from lessons.views.trail import lesson_questions_page, start_page
from lessons.wording.progress import part_name
from lessons.wording.questions import KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedQuestion:
    question: Question
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPart:
    name: str
    part: str
    questions: list[ListedQuestion]


@require_GET
def lesson_questions(request: SignedInRequest, pk: int) -> HttpResponse:
    lesson, may_change = lesson_edited(request.user, pk)
    is_draft = not lesson.is_published
    rows = list(lesson.question_set.select_related("current", "section").order_by("position"))
    context = {
        "trail": [start_page()],
        "lesson": lesson,
        "may_change": may_change,
        "may_publish": is_draft and may_publish(request.user, lesson),
        "authors": authors_of(lesson.pk),
        "others": other_teachers_of(lesson.pk, request.user),
        "parts": _parts([row for row in rows if row.retired_at is None]),
        "archive": [_listed(row) for row in rows if row.retired_at is not None],
        "kinds": KIND.items(),
    }
    return render(request, "lessons/lesson_questions.html", context)


def _parts(questions: Iterable[Question]) -> list[ListedPart]:
    ordered = sorted(questions, key=lambda one: (one.part, one.label, one.position))
    return [
        ListedPart(name=part_name(part, label), part=part, questions=[_listed(row) for row in rows])
        for (part, label), rows in groupby(ordered, key=lambda one: (one.part, one.label))
    ]


def _listed(question: Question) -> ListedQuestion:
    kind = question.in_force.kind
    return ListedQuestion(question=question, kind=str(KIND.get(kind, kind)))


@require_POST
def question_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Into the archive, back from it, or away for good: the button says which."""
    question, may_change = question_edited(request.user, pk)
    if not may_change:
        raise PermissionDenied
    remove = _WAYS.get(request.POST.get("go", ""))
    if remove is None:
        return HttpResponseBadRequest()
    messages.success(request, remove(question))
    return redirect(lesson_questions_page(question.lesson).url)


def _brought_back(question: Question) -> str:
    bring_back(question)
    return gettext("The question is asked in new attempts again.")


def _deleted(question: Question) -> str:
    if delete_question(question):
        return gettext("The question is deleted.")
    return gettext(
        "The question stays in the archive: answers, key points of a teacher or suggested ones "
        "rest on it."
    )


def _archived(question: Question) -> str:
    archive_question(question, now=timezone.now())
    return gettext("The question is in the archive: new attempts do not ask it, answers keep it.")


_WAYS = {"back": _brought_back, "delete": _deleted, "archive": _archived}
