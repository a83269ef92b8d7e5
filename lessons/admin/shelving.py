"""What becomes of a lesson: one page that says who has it, and a button for each way that is open;
and the same for several chosen in the list."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.admin.publishing import assignments_with_students
from lessons.models import Lesson, LessonStatus
from lessons.permissions import SignedInRequest, lesson_managed
from lessons.queries.classes import begun_lessons
from lessons.services.shelving import (
    ShelvingRefused,
    archive_lesson,
    bring_back_lesson,
    delete_draft,
    take_back_lesson,
)
from lessons.views.admin_trail import lesson_crumb, lesson_trail
from lessons.wording.refusals import refused_sentence

WAYS: dict[str, tuple[Callable[[Lesson], Any], Promise]] = {
    "take-back": (take_back_lesson, _("A draft again, students do not see them: %(names)s")),
    "archive": (
        lambda lesson: archive_lesson(lesson, now=timezone.now()),
        _("In the archive, no new class is given them: %(names)s"),
    ),
    "bring-back": (bring_back_lesson, _("Out of the archive, on offer again: %(names)s")),
    "delete": (delete_draft, _("Deleted: %(names)s")),
}
"""What each button does, and what is said of those it was done to."""


def shelve(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    lesson = lesson_managed(request.user, pk)
    if not admin.has_change_permission(request, lesson):
        raise PermissionDenied
    if request.method == "POST":
        shelve_all(request, [lesson], request.POST.get("way", ""), admin)
        if not Lesson.objects.filter(pk=pk).exists():
            return redirect("admin:lessons_lesson_changelist")
        return redirect("admin:lessons_lesson_change", pk)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "original": lesson,
        "trail": lesson_trail(admin, lesson_crumb(lesson)),
        "title": gettext("Take back or archive"),
        "is_begun": begun_lessons(Lesson.objects.filter(pk=pk)).exists(),
        "question_count": lesson.question_set.count(),
        "assignments": assignments_with_students(Lesson.objects.filter(pk=pk)),
    }
    return render(request, "admin/lessons/lesson/shelve.html", context)


def confirm_deleting(
    request: HttpRequest, lessons: QuerySet[Lesson], admin: ModelAdmin[Lesson]
) -> HttpResponse:
    """The list's action: what would go is named first, with the classes that lose it."""
    drafts = lessons.filter(status=LessonStatus.DRAFT)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "trail": lesson_trail(admin),
        "title": gettext("Delete drafts"),
        "lessons": drafts.order_by("course__sort_key", "number"),
        "staying": lessons.exclude(status=LessonStatus.DRAFT),
        "assignments": assignments_with_students(drafts),
    }
    return render(request, "admin/lessons/lesson/delete_drafts.html", context)


def _log(request: HttpRequest, lesson: Lesson, way: str, admin: ModelAdmin[Lesson]) -> None:
    if way == "delete":
        admin.log_deletions(request, cast("Any", [lesson]))
    else:
        admin.log_change(request, lesson, [{"changed": {"fields": ["status"]}}])


def shelve_all(
    request: HttpRequest, lessons: Iterable[Lesson], way: str, admin: ModelAdmin[Lesson]
) -> None:
    """One by one: those that may not go are named with the reason, the others go."""
    if way not in WAYS:
        messages.error(request, gettext("Choose what is to become of the lesson."))
        return
    act, words = WAYS[way]
    done = []
    for lesson in lessons:
        try:
            act(lesson)
        except ShelvingRefused as refused:
            messages.error(request, refused_sentence(refused))
            continue
        _log(request, lesson, way, admin)
        done.append(str(lesson))
    if done:
        messages.success(request, str(words) % {"names": "; ".join(done)})
