"""A level's questions by their figures, in one class or in all classes of a teacher."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.domain.items.figures import item_figures
from lessons.domain.items.flags import ENOUGH, findings
from lessons.domain.items.histogram import histogram
from lessons.domain.items.intervals import Figure, mean_figure
from lessons.domain.items.reliability import Reliability, reliability, whole_table
from lessons.domain.parts import Part
from lessons.models import Assignment, Question, User
from lessons.permissions import SignedInRequest, assignment_taught
from lessons.queries.items import Sheet, analysed_questions, sheet_of, taught_assignments
from lessons.queries.pools import LessonPart
from lessons.views.item_figures import (
    BAR_WIDTH,
    BARS_HEIGHT,
    ShownFigure,
    ShownFinding,
    asked_in,
    drawn_bars,
    shown_figure,
    shown_findings,
)
from lessons.views.trail import class_page, results_page, start_page
from lessons.wording.items import percent_of
from lessons.wording.progress import part_name

MOST_QUESTIONS = 200
ALL_CLASSES = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What of a lesson a teacher looks at, and where the answers come from."""

    assignment: Assignment
    part: Part
    parts: tuple[LessonPart, ...]
    is_everywhere: bool
    others: int
    """Classes of the teacher that have the lesson besides this one."""
    assignment_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        return next((row.label for row in self.parts if row.part is self.part), "")

    @property
    def name(self) -> str:
        return part_name(self.part, self.label)

    @property
    def query(self) -> str:
        return self.query_of(self.part, is_everywhere=self.is_everywhere)

    def query_of(self, part: Part, *, is_everywhere: bool) -> str:
        classes = {"classes": ALL_CLASSES} if is_everywhere else {}
        return "?" + urlencode({"part": part.value, **classes})

    @property
    def parts_with_queries(self) -> list[tuple[LessonPart, str]]:
        return [
            (row, self.query_of(row.part, is_everywhere=self.is_everywhere)) for row in self.parts
        ]

    @property
    def other_scope(self) -> str:
        return self.query_of(self.part, is_everywhere=not self.is_everywhere)


def chosen_of(user: User, assignment: Assignment, sent: QueryDict, *, part: str = "") -> Chosen:
    """``part`` where it is no matter of choice. Raises Http404 for one that the lesson has not."""
    parts = queries.lesson_parts([assignment.lesson_id]).get(assignment.lesson_id, ())
    known = {row.part.value: row.part for row in parts}
    first = next(iter(known), Part.LEVEL_1.value)
    wanted = part or sent.get("part", first)
    if wanted not in known and known:
        raise Http404
    everywhere = taught_assignments(user, assignment.lesson)
    is_everywhere = sent.get("classes") == ALL_CLASSES
    return Chosen(
        assignment=assignment,
        part=known.get(wanted, Part.LEVEL_1),
        parts=parts,
        is_everywhere=is_everywhere,
        others=len([pk for pk in everywhere if pk != assignment.pk]),
        assignment_ids=tuple(everywhere) if is_everywhere else (assignment.pk,),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    question: Question
    number: int
    count: int
    waiting: int
    facility: ShownFigure | None
    discrimination: ShownFigure | None
    findings: list[ShownFinding]


@require_GET
def assignment_items(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = assignment_taught(request.user, pk)
    chosen = chosen_of(request.user, assignment, request.GET)
    questions = analysed_questions(assignment.lesson, chosen.part)[:MOST_QUESTIONS]
    sheet = sheet_of(chosen.assignment_ids, chosen.part, chosen_in=questions)
    shares = sheet.shares()
    found = level_reliability(sheet, questions)
    context = {
        "trail": [start_page(), class_page(assignment.classroom), results_page(assignment)],
        "assignment": assignment,
        "scope": chosen,
        "rows": [_row(sheet, question, number) for number, question in enumerate(questions, 1)],
        "sittings": len(sheet.papers),
        "waiting": sheet.waiting_count,
        "is_enough": len(sheet.papers) >= ENOUGH,
        "enough": ENOUGH,
        "bars": drawn_bars(histogram(percent_of(share) for share in shares)),
        "bars_width": BAR_WIDTH * 10,
        "bars_height": BARS_HEIGHT,
        "mean": _percents(mean_figure(shares)),
        "marks": len(shares),
        "reliability": found,
        "alpha": shown_figure(found.alpha) if found else None,
    }
    return render(request, "lessons/items.html", context)


def _row(sheet: Sheet, question: Question, number: int) -> ItemRow:
    rows = sheet.answered(question.pk)
    figures = item_figures(rows)
    return ItemRow(
        question=question,
        number=number,
        count=figures.count,
        waiting=figures.waiting,
        facility=shown_figure(figures.facility),
        discrimination=shown_figure(figures.discrimination),
        findings=shown_findings(findings(rows, asked_in(question, sheet)), question, sheet),
    )


def level_reliability(sheet: Sheet, questions: Sequence[Question]) -> Reliability | None:
    listed, rows = whole_table(sheet.points_earned())
    points = {question.pk: question.in_force.points for question in questions}
    known = {key: points.get(key, _points_in(sheet, key)) for key in listed}
    return reliability(listed, rows, points=known)


def _points_in(sheet: Sheet, question: int) -> int:
    """Of a question that is not asked any more."""
    cells = (paper.cells.get(question) for paper in sheet.papers.values())
    return next(cell.points for cell in cells if cell is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percents:
    value: int
    low: int
    high: int


def _percents(figure: Figure | None) -> Percents | None:
    if figure is None:
        return None
    low, high = max(0.0, figure.low), min(1.0, figure.high)
    return Percents(value=percent_of(figure.value), low=percent_of(low), high=percent_of(high))
