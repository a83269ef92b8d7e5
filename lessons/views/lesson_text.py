"""The text of an assigned lesson, in its own language or in another that it was translated into."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from lessons.domain.reading_time import reading_minutes
from lessons.domain.terms.finding import TermFinder
from lessons.models import Assignment, Lesson, Membership, Role
from lessons.permissions import SignedInRequest, assignment_readable, version_readable
from lessons.queries import standing_of
from lessons.views.in_text import in_text_rows
from lessons.views.student import next_step_context
from lessons.views.trail import Crumb, lesson_page, results_page
from lessons.wording.languages import VERSION


@dataclass(frozen=True, slots=True)
class VersionLink:
    """``name`` is in the language that it leads to."""

    language: str
    name: str
    url: str


@require_safe
def assignment_read(request: SignedInRequest, pk: int) -> HttpResponse:
    """In the reader's language where the lesson is in it; the other versions are a link away."""
    assignment, membership = assignment_readable(request.user, pk)
    return _reading_page(request, assignment, membership, lesson=_own_version(assignment))


def _own_version(assignment: Assignment) -> Lesson:
    language = get_language()
    if assignment.lesson.language == language:
        return assignment.lesson
    versions = Lesson.objects.published().versions_of(assignment.lesson).select_related("course")
    return versions.filter(language=language).first() or assignment.lesson


@require_safe
def version_read(request: SignedInRequest, pk: int, language: str) -> HttpResponse:
    """Levels and tasks stay in the language of the assigned lesson."""
    assignment, membership, lesson = version_readable(request.user, pk, language)
    return _reading_page(request, assignment, membership, lesson=lesson)


def _reading_page(
    request: SignedInRequest, assignment: Assignment, membership: Membership, *, lesson: Lesson
) -> HttpResponse:
    is_student = membership.role == Role.STUDENT
    if is_student and assignment.opens_at > timezone.now():
        return redirect("lessons:assignment-detail", pk=assignment.pk)
    sections = list(lesson.section_set.all())
    terms = lesson.key_terms
    context = {
        "trail": [_page_above(assignment, is_student=is_student)],
        "assignment": assignment,
        "lesson": lesson,
        "sections": sections,
        "terms": terms,
        "finder": TermFinder(terms, language=lesson.language),
        "sources": lesson.source_list,
        "versions": _version_links(assignment, lesson),
        "is_translation": lesson != assignment.lesson,
        "minutes": reading_minutes(section.text for section in sections),
        "is_student": is_student,
    }
    if is_student:
        context |= next_step_context(standing_of(assignment, request.user, now=timezone.now()))
    if is_student and membership.is_current and assignment.classroom.archived_at is None:
        context["in_text"] = in_text_rows(assignment, lesson, request.user)
    return render(request, "lessons/assignment_read.html", context)


def _page_above(assignment: Assignment, *, is_student: bool) -> Crumb:
    if is_student:
        return lesson_page(assignment, gettext("Levels and tasks"))
    return results_page(assignment, gettext("Class results"))


def _version_links(assignment: Assignment, shown: Lesson) -> list[VersionLink]:
    """To the assigned lesson first, then to the others, but for the one that is shown."""
    versions = Lesson.objects.published().versions_of(assignment.lesson).order_by("language")
    return [
        VersionLink(
            language=lesson.language,
            name=VERSION.get(lesson.language, lesson.title),
            url=_read_url(assignment, lesson),
        )
        for lesson in (assignment.lesson, *versions)
        if lesson != shown
    ]


def _read_url(assignment: Assignment, lesson: Lesson) -> str:
    return reverse("lessons:version-read", args=[assignment.pk, lesson.language])
