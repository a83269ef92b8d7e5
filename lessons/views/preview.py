"""An assigned lesson as a student of the class meets it. Nothing is written: no trace is left."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from lessons.domain.drawing import draw, seed_of
from lessons.domain.parts import Part
from lessons.domain.types.definition import Input
from lessons.domain.types.option_order import AS_WRITTEN, in_order_of
from lessons.models import Assignment, Question, QuestionVersion
from lessons.permissions import SignedInRequest, assignment_taught
from lessons.queries.standings import standings_in
from lessons.views.question_fields import field_rows, long_options
from lessons.views.question_page import choices, control_template
from lessons.views.trail import Crumb, class_page, preview_page, start_page
from lessons.wording.assignments import rule_sentences
from lessons.wording.progress import part_name
from lessons.wording.questions import answer_help, partial_rule

NOBODY = 0
"""An id that no student has: whoever has done nothing yet stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One question as it is asked."""

    version: QuestionVersion
    input: Input


@require_GET
def assignment_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    now = timezone.now()
    standing = standings_in([(assignment, NOBODY)], now=now)[assignment.pk, NOBODY]
    context = {
        "trail": _trail(assignment),
        "assignment": assignment,
        "standing": standing,
        "now": now,
        "rules": rule_sentences(assignment.rules),
        "parts": [(row, part_name(row.part, row.label)) for row in standing.parts],
    }
    return render(request, "lessons/assignment_preview.html", context)


@require_GET
def question_preview(request: SignedInRequest, pk: int, part: str, position: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    if part not in set(Part):
        raise Http404
    drawn = _drawn(assignment, Part(part), teacher=request.user.pk)
    if not 1 <= position <= len(drawn):
        raise Http404
    asked = drawn[position - 1]
    context = {
        "trail": [*_trail(assignment), preview_page(assignment)],
        "assignment": assignment,
        "part": part,
        "name": part_name(part, asked.version.question.label),
        "position": position,
        "numbers": range(1, len(drawn) + 1),
        "question": asked.version,
        "input": asked.input,
        "control_template": control_template(asked.input),
        "answer_help": answer_help(asked.version.kind),
        "partial_rule": partial_rule(asked.version.kind),
        "choices": choices(asked.input, ()),
        "rows": field_rows(asked.input, ()),
        "has_typed": any(not field.options for field in asked.input.fields),
        "long_options": long_options(asked.input),
        "text": "",
    }
    return render(request, "lessons/question_preview.html", context)


def _drawn(assignment: Assignment, part: Part, *, teacher: int) -> list[Drawn]:
    """As the first attempt of one student may draw them; the same at each look."""
    seed = seed_of(assignment.pk, teacher, part, 1)
    questions = Question.objects.for_test().filter(lesson=assignment.lesson_id, part=part)
    rows = questions.select_related("current__question").order_by("position")
    versions = {row.pk: row.current for row in rows if row.current is not None}
    order = draw(list(versions), assignment.drawing(part), asked={}, seed=seed)
    shuffled = seed if assignment.shuffles_options else AS_WRITTEN
    return [
        Drawn(
            version=versions[pk],
            input=in_order_of(versions[pk].input, seed=shuffled, question=pk),
        )
        for pk in order
    ]


def _trail(assignment: Assignment) -> list[Crumb]:
    return [start_page(), class_page(assignment.classroom)]
