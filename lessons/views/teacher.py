"""A teacher's class: its lessons and students, the results, and one student's work."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from lessons import queries
from lessons.domain.parts import Part
from lessons.domain.presets import named_preset, rules_of
from lessons.domain.progress import Sitting
from lessons.forms import AssignmentForm
from lessons.models import Assignment, Attempt, Lesson, User
from lessons.permissions import (
    SignedInRequest,
    assignment_taught,
    attempt_taught,
    classroom_taught,
    student_taught,
)
from lessons.queries import ClassResults, ResultRow, Standing
from lessons.queries.drafting import bare_counts, bare_questions
from lessons.queries.live import live_of_class
from lessons.views.marking.names import are_names_shown
from lessons.views.reviewed import reviewed
from lessons.views.signing_up import invitation
from lessons.views.trail import class_page, start_page, work_page
from lessons.wording.assignments import PRESET_NAME
from lessons.wording.progress import part_name


@require_GET
def classroom_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    context = {
        "now": timezone.now(),
        "trail": [start_page()],
        "classroom": classroom,
        "assignments": queries.assignments_of(classroom),
        "waiting": queries.waiting_counts(classroom),
        "students": queries.students_of(classroom),
        "asked_count": queries.second_look_count(
            request.user, queries.Scope(classroom_id=classroom.pk)
        ),
        "left_waiting": queries.left_waiting_count(classroom),
        "invitation": invitation(request, classroom),
        "live": live_of_class(classroom, now=timezone.now()),
    }
    return render(request, "lessons/classroom_detail.html", context)


@require_http_methods(["GET", "POST"])
def assignment_create(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    now = timezone.now()
    preset = named_preset(request.GET.get("preset", ""))
    form = AssignmentForm(
        request.POST or None,
        now=now,
        instance=Assignment(classroom=classroom),
        initial={
            "opens_at": now.replace(second=0, microsecond=0),
            **(rules_of(preset) if preset else {}),
        },
    )
    if request.method == "POST" and form.is_valid() and form.save_once():
        said = gettext("The lesson is assigned: %(lesson)s.") % {"lesson": form.instance.lesson}
        messages.success(request, said)
        _tell_bare(request, form.instance.lesson)
        return redirect("lessons:classroom-detail", classroom.pk)
    can_assign = form.has_lessons
    context = {
        "trail": [start_page(), class_page(classroom)],
        "form": form,
        "classroom": classroom,
        "bare_lessons": bare_counts(queries.assignable_lessons(classroom)),
        "can_assign": can_assign,
        "presets": list(PRESET_NAME.items()),
        "preset": preset,
    }
    return render(request, "lessons/assignment_form.html", context)


def _tell_bare(request: SignedInRequest, lesson: Lesson) -> None:
    """Of what was assigned: its open questions without key points, with the way to draft them."""
    count = bare_questions(lesson).count()
    if count:
        words = ngettext(
            "%(count)s open question has no key points: its answers get no proposals.",
            "%(count)s open questions have no key points: their answers get no proposals.",
            count,
        )
        url = reverse("lessons:lesson-key-points", args=[lesson.pk])
        link = format_html(
            '{} <a href="{}">{}</a>', words % {"count": count}, url, gettext("Draft key points")
        )
        messages.warning(request, link)


@require_http_methods(["GET", "POST"])
def assignment_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    form = AssignmentForm(request.POST or None, now=timezone.now(), instance=assignment)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("The dates and rules are saved."))
        return redirect("lessons:classroom-detail", assignment.classroom_id)
    context = {
        "trail": [start_page(), class_page(assignment.classroom)],
        "form": form,
        "classroom": assignment.classroom,
        "assignment": assignment,
        "bare_count": bare_questions(assignment.lesson).count(),
        "can_withdraw": not queries.is_begun(assignment),
        "can_assign": True,
    }
    return render(request, "lessons/assignment_form.html", context)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSummary:
    part: Part
    label: str
    handed_in: int


def _part_summaries(results: ClassResults) -> list[PartSummary]:
    progress = [part for row in results.rows for part in row.standing.parts]
    return [
        PartSummary(
            part=summed.part,
            label=summed.label,
            handed_in=sum(row.is_done for row in progress if row.part is summed.part),
        )
        for summed in results.parts
    ]


def _in_order(results: ClassResults, *, order: str) -> list[ResultRow]:
    """By the alphabet, or those who are stuck first and by the alphabet within."""
    if order == "stuck":
        return sorted(results.rows, key=lambda row: row.flag is None)
    return list(results.rows)


@require_GET
def assignment_results(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    now = timezone.now()
    results = queries.class_results(assignment, now=now)
    order = "stuck" if request.GET.get("first") == "stuck" else ""
    context = {
        "now": now,
        "trail": [start_page(), class_page(assignment.classroom)],
        "assignment": assignment,
        "parts": results.parts,
        "rows": _in_order(results, order=order),
        "order": order,
        "summaries": _part_summaries(results),
        "stuck_count": sum(row.flag is not None for row in results.rows),
        "waiting_count": queries.waiting_counts(assignment.classroom).get(assignment.pk, 0),
    }
    return render(request, "lessons/results_detail.html", context)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    attempt: Attempt
    sitting: Sitting
    name: str
    """Of the level or task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentLesson:
    """One assigned lesson in the work of one student."""

    standing: Standing
    attempts: list[AttemptRow]


def _student_lessons(assignments: list[Assignment], student: User) -> list[StudentLesson]:
    standings = queries.standings(assignments, [student.pk], now=timezone.now())
    attempts = queries.student_attempts(assignments, student)
    return [
        StudentLesson(
            standing=standings[assignment.pk, student.pk],
            attempts=_attempt_rows(
                attempts.get(assignment.pk, []), standings[assignment.pk, student.pk]
            ),
        )
        for assignment in assignments
    ]


def _attempt_rows(attempts: list[tuple[Attempt, Sitting]], standing: Standing) -> list[AttemptRow]:
    return [
        AttemptRow(
            attempt=attempt,
            sitting=sitting,
            name=part_name(sitting.part, standing.label_of(sitting.part)),
        )
        for attempt, sitting in attempts
    ]


@require_GET
def student_work(request: SignedInRequest, pk: int, student_pk: int) -> HttpResponse:
    classroom, student = student_taught(request.user, pk, student_pk)
    now: datetime = timezone.now()
    lessons = _student_lessons(queries.assignments_of(classroom), student)
    context = {
        "now": now,
        "trail": [start_page(), class_page(classroom)],
        "classroom": classroom,
        "student": student,
        "lessons": [(lesson, lesson.standing.flag(now)) for lesson in lessons],
    }
    return render(request, "lessons/student_work.html", context)


@require_GET
def attempt_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a student handed in, with every mark it ever got."""
    attempt = attempt_taught(request.user, pk)
    responses = queries.responses_of(attempt)
    classroom = attempt.assignment.classroom
    # Whoever comes from marking without names meets none here either.
    is_named = request.GET.get("from") != "marking" or are_names_shown(request)
    trail = [start_page(), class_page(classroom)]
    context = {
        "trail": [*trail, work_page(attempt)] if is_named else trail,
        "is_named": is_named,
        "names_shown": is_named,
        "attempt": attempt,
        "part": part_name(attempt.part, queries.task_label(responses)),
        "score": queries.score_of_responses(responses),
        "reviewed": [reviewed(response, list(response.markings.all())) for response in responses],
    }
    return render(request, "lessons/attempt_review.html", context)
