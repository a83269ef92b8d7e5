"""A whole lesson copied into one's own course, and made visible by whoever copied it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from lessons.forms.lesson_copying import LessonCopyForm
from lessons.models import Lesson
from lessons.permissions import SignedInRequest, lesson_edited, may_publish
from lessons.services.importing import ImportRefused, publish_lesson
from lessons.services.lesson_copying import copy_lesson
from lessons.views.trail import lesson_questions_page, start_page
from lessons.wording.refusals import refused_sentence


@require_http_methods(["GET", "POST"])
def lesson_copy(request: SignedInRequest, pk: int) -> HttpResponse:
    lesson, _may_change = lesson_edited(request.user, pk)
    form = LessonCopyForm(request.POST or None, lesson=lesson, user=request.user)
    if form.is_valid():
        copy = _copied(request, form, lesson)
        if copy is not None:
            said = gettext("The lesson is copied. It is a draft of your own: change what you like.")
            messages.success(request, said)
            return redirect(lesson_questions_page(copy).url)
    context = {
        "trail": [start_page(), lesson_questions_page(lesson)],
        "lesson": lesson,
        "form": form,
        "question_count": lesson.question_set.in_use().count(),
    }
    return render(request, "lessons/lesson_copy.html", context)


def _copied(request: SignedInRequest, form: LessonCopyForm, lesson: Lesson) -> Lesson | None:
    """None where it was refused: the form says why."""
    try:
        return copy_lesson(
            lesson,
            course=form.cleaned_data["course"],
            number=form.cleaned_data["number"],
            copied_by=request.user,
            now=timezone.now(),
        )
    except ImportRefused as refused:
        form.add_error("number" if refused.lesson else None, refused_sentence(refused))
        return None


@require_POST
def lesson_publish(request: SignedInRequest, pk: int) -> HttpResponse:
    lesson, _may_change = lesson_edited(request.user, pk)
    if not may_publish(request.user, lesson):
        raise PermissionDenied
    if publish_lesson(lesson, now=timezone.now()):
        messages.success(request, gettext("The lesson is published. Assign it to a class next."))
    return redirect(lesson_questions_page(lesson).url)
