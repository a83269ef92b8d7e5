"""One question by its figures: who chose what, how hard it is, how long it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from lessons.domain.items.answered import Answered
from lessons.domain.items.commonest import Common
from lessons.domain.items.fifths import option_figures
from lessons.domain.items.figures import item_figures
from lessons.domain.items.flags import ENOUGH, Asked, findings
from lessons.models import Question
from lessons.permissions import SignedInRequest, assignment_taught
from lessons.queries.items import Sheet, analysed_questions, common_texts, sheet_of
from lessons.views.item_figures import (
    OptionRow,
    asked_in,
    decimal,
    option_rows,
    shown_figure,
    shown_findings,
)
from lessons.views.items import chosen_of, level_reliability
from lessons.views.reviewed import is_marked_by_people
from lessons.views.trail import class_page, items_page, start_page
from lessons.wording.items import discrimination_sentence, percent_of

EXCERPT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonRow:
    text: str
    count: int
    percent: int | None
    """Their mean mark; None where none of them has one."""


@require_GET
def assignment_item(request: SignedInRequest, pk: int, question_pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    question = get_object_or_404(
        Question.objects.for_test().select_related("current"),
        pk=question_pk,
        lesson=assignment.lesson_id,
    )
    chosen = chosen_of(request.user, assignment, request.GET, part=question.part)
    questions = analysed_questions(assignment.lesson, chosen.part)
    sheet = sheet_of(chosen.assignment_ids, chosen.part, chosen_in=[question])
    rows = sheet.answered(question.pk)
    figures, asked = item_figures(rows), asked_in(question, sheet)
    reliability = level_reliability(sheet, questions)
    without = reliability.without.get(question.pk) if reliability else None
    context = {
        "trail": [
            start_page(),
            class_page(assignment.classroom),
            items_page(assignment, chosen.query),
        ],
        "assignment": assignment,
        "scope": chosen,
        "question": question,
        "version": question.in_force,
        "number": questions.index(question) + 1,
        "figures": figures,
        "is_enough": figures.count >= ENOUGH,
        "enough": ENOUGH,
        "findings": shown_findings(findings(rows, asked), question, sheet),
        "options": _options(question, rows, asked, sheet),
        "facility": shown_figure(figures.facility),
        "discrimination": shown_figure(figures.discrimination),
        "discrimination_words": discrimination_sentence(figures.discrimination)
        if figures.discrimination
        else "",
        "efficiency": "" if figures.efficiency is None else decimal(figures.efficiency),
        "time": figures.time,
        "level_time": _level_time(sheet),
        "alpha": shown_figure(reliability.alpha) if reliability else None,
        "alpha_without": "" if without is None else decimal(without),
        "common": [_common_row(one) for one in common_texts(sheet, question)],
        "is_marked_by_people": is_marked_by_people(question.in_force.solution),
    }
    return render(request, "lessons/item.html", context)


def _options(
    question: Question, rows: Sequence[Answered], asked: Asked, sheet: Sheet
) -> list[OptionRow]:
    """Of what is typed only where the marks of the students tell more than the list of answers."""
    has_marks = any(row.rest is not None for row in rows)
    if not asked.options or not (has_marks or asked.has_distractors):
        return []
    return option_rows(question, option_figures(rows, asked.options), sheet)


def _level_time(sheet: Sheet) -> float | None:
    seconds = [value for paper in sheet.papers.values() for value in paper.seconds.values()]
    return median(seconds) if seconds else None


def _common_row(one: Common) -> CommonRow:
    return CommonRow(
        text=one.text[:EXCERPT] + ("…" if len(one.text) > EXCERPT else ""),
        count=one.count,
        percent=None if one.mark is None else percent_of(one.mark),
    )
