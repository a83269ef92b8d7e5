"""The versions of a question, each with what it changed; an earlier one can be taken again."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.typed_ids import typed_id
from lessons.models import Question, QuestionVersion
from lessons.permissions import SignedInRequest, question_edited
from lessons.queries.authorship import versions_of
from lessons.services.editing import EditRefused, Place, save_question, stamp_of
from lessons.views.editing.shown import Changed, changed_texts, texts_shown
from lessons.views.trail import lesson_questions_page, question_edit_page, start_page
from lessons.wording.refusals import refused_sentence

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVersion:
    version: QuestionVersion
    is_current: bool
    changed: list[Changed]
    """Against the version before it; empty for the first."""
    texts: object


@require_http_methods(["GET", "POST"])
def question_versions(request: SignedInRequest, pk: int) -> HttpResponse:
    question, may_change = question_edited(request.user, pk)
    refused = ""
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        try:
            return _taken_again(request, question)
        except EditRefused as error:
            refused = refused_sentence(error)
    context = {
        "trail": [
            start_page(),
            lesson_questions_page(question.lesson),
            question_edit_page(question),
        ],
        "question": question,
        "lesson": question.lesson,
        "versions": _shown(question),
        "may_change": may_change,
        "seen": stamp_of(question),
        "refused": refused,
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return render(request, "lessons/question_versions.html", context, status=status)


def _shown(question: Question) -> list[ShownVersion]:
    """The newest first."""
    versions = list(versions_of(question)[: MOST + 1])
    pairs = zip(versions, [*versions[1:], None], strict=True)
    return [
        ShownVersion(
            version=version,
            is_current=version.pk == question.current_id,
            changed=changed_texts(before.content, version.content) if before else [],
            texts=texts_shown(version.content),
        )
        for version, before in pairs
    ][:MOST]


def _taken_again(request: SignedInRequest, question: Question) -> HttpResponse:
    """Raises EditRefused."""
    chosen = typed_id(request.POST.get("version", ""))
    version = versions_of(question).filter(pk=chosen).first()
    if version is None:
        return redirect("lessons:question-versions", question.pk)
    save_question(
        question,
        version.content,
        Place.of(question),
        revised_by=request.user,
        seen=request.POST.get("seen", ""),
        now=timezone.now(),
    )
    said = gettext("Version %(number)s is in force again, as a new version.")
    messages.success(request, said % {"number": version.number})
    return redirect("lessons:question-versions", question.pk)
