"""*Publish*: a page that says who will see the lesson and what it lacks, then one button."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from lessons.models import Assignment, Lesson, Role
from lessons.permissions import SignedInRequest, lesson_managed
from lessons.queries import unlevelled
from lessons.queries.drafting import bare_questions
from lessons.services.importing import publish_lesson
from lessons.views.admin_trail import lesson_crumb, lesson_trail


def publish(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    lesson = lesson_managed(request.user, pk)
    if not admin.has_change_permission(request, lesson):
        raise PermissionDenied
    if request.method == "POST":
        _publish(request, lesson, admin)
        return redirect("admin:lessons_lesson_change", lesson.pk)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "original": lesson,
        "trail": lesson_trail(admin, lesson_crumb(lesson)),
        "title": gettext("Publish the lesson"),
        "warnings": _lacks(lesson),
        "bare": bare_questions(lesson),
        "unlevelled": unlevelled(lesson),
        "assignments": assignments_with_students(Lesson.objects.filter(pk=pk)),
    }
    return render(request, "admin/lessons/lesson/publish.html", context)


def _publish(request: HttpRequest, lesson: Lesson, admin: ModelAdmin[Lesson]) -> None:
    if publish_lesson(lesson, now=timezone.now()):
        admin.log_change(request, lesson, [{"changed": {"fields": ["status"]}}])
        messages.success(request, gettext("The lesson is published. Assign it to a class next."))
    else:
        messages.info(request, gettext("The lesson was published before. Nothing was changed."))


def _lacks(lesson: Lesson) -> list[str]:
    lacks = []
    if not lesson.question_set.in_use().exists():
        lacks.append(gettext("The lesson has no questions: students will have nothing to answer."))
    if not lesson.section_set.exclude(text="").exists():
        lacks.append(gettext("The lesson has no text: students will have nothing to read."))
    return lacks


def assignments_with_students(lessons: QuerySet[Lesson]) -> QuerySet[Assignment]:
    """Who sees them while they are published, with the number of students."""
    students = Count(
        "classroom__membership",
        filter=Q(classroom__membership__role=Role.STUDENT, classroom__membership__ended_at=None),
    )
    found = Assignment.objects.filter(lesson__in=lessons).select_related("classroom", "lesson")
    return found.annotate(students=students).order_by("lesson__number", "opens_at", "pk")
