"""*Undo this import*: a page that names what would go, then one button; never once answered."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from lessons.domain.refusals import Facts, UndoRefusal
from lessons.loading.admin_pages import page_context
from lessons.models import Assignment, Lesson
from lessons.permissions import SignedInRequest, lesson_managed, may_undo_import
from lessons.queries.classes import begun_lessons
from lessons.services.undoing import UndoRefused, imported_together, undo_import
from lessons.views.admin_trail import lesson_crumb
from lessons.wording.refusals import refusal_sentence, refused_sentence


def undo(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    lesson = lesson_managed(request.user, pk)
    if not may_undo_import(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _undo(request, lesson, admin)
    lessons = imported_together(lesson)
    begun = begun_lessons(lessons).first()
    context = page_context(
        request,
        admin,
        above=[lesson_crumb(lesson)],
        original=lesson,
        title=gettext("Undo the import"),
        refusal=_refusal(lesson, begun),
        lessons=lessons.annotate(questions=Count("question")).order_by("number"),
        assignments=_assignments(lessons),
    )
    return render(request, "admin/lessons/lesson/undo.html", context)


def _refusal(lesson: Lesson, begun: Lesson | None) -> str:
    if lesson.source is None:
        return refusal_sentence(UndoRefusal.NOT_IMPORTED)
    return refusal_sentence(UndoRefusal.ANSWERED, Facts(lesson=begun)) if begun else ""


def _assignments(lessons: QuerySet[Lesson]) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(lesson__in=lessons)
    return found.select_related("classroom", "lesson").order_by("lesson__number", "classroom__name")


def _undo(request: SignedInRequest, lesson: Lesson, admin: ModelAdmin[Lesson]) -> HttpResponse:
    # Read before they go: the log of the administration names each of them.
    gone = list(imported_together(lesson))
    try:
        undone = undo_import(lesson)
    except UndoRefused as refused:
        messages.error(request, refused_sentence(refused))
        if not Lesson.objects.filter(pk=lesson.pk).exists():
            return redirect("admin:lessons_lesson_changelist")
        return redirect("admin:lessons_lesson_undo", lesson.pk)
    admin.log_deletions(request, gone)  # type: ignore[arg-type]  # any rows will do
    words = ngettext(
        "The import is undone: the lesson is deleted. The file can be loaded again.",
        "The import is undone: %(count)s lessons are deleted. The file can be loaded again.",
        undone.lessons,
    )
    messages.success(request, words % {"count": undone.lessons})
    return redirect("admin:lessons_lesson_changelist")
