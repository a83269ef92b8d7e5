"""The journal week by week, the grade sheet, their files, and the views to copy and print."""

from collections import Counter
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lessons.domain.exports.sheet import Value
from lessons.domain.journal.columns import Column
from lessons.domain.journal.places import Place, WeekPlace, read_place
from lessons.domain.journal.totals import Cell, Origin
from lessons.models import AuditKind
from lessons.permissions import SignedInRequest, classroom_taught
from lessons.queries.journal import JournalRow, WeekCell, mean_of
from lessons.views.exporting import exported
from lessons.views.journal.opened import OpenedJournal, journal_or_404, opened_journal
from lessons.views.journal.sheets import (
    grade_heads,
    grade_values,
    shown_total,
    totals_sheet,
    used_columns,
    weekly_sheet,
)
from lessons.views.trail import class_page, start_page
from lessons.wording.journal import COLUMN, COLUMN_MEANING, place_name

SHEETS = {"weekly": weekly_sheet, "totals": totals_sheet}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    place: str
    cell: WeekCell


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyRow:
    row: JournalRow
    weeks: list[WeekView]
    mean: int | None


@require_GET
def journal_weekly(request: SignedInRequest, pk: int) -> HttpResponse:
    """``?course=`` and ``?kind=`` choose."""
    classroom = classroom_taught(request.user, pk)
    opened = opened_journal(classroom, request.GET, now=timezone.now())
    context = {
        "trail": [start_page(), class_page(classroom)],
        "classroom": classroom,
        "opened": opened,
        "rows": [_weekly_row(row, opened) for row in opened.journal.rows] if opened else [],
        "week_heads": _week_heads(opened) if opened else [],
    }
    return render(request, "lessons/journal_weekly.html", context)


def _week_heads(opened: OpenedJournal) -> list[tuple[int, str]]:
    return [(week, WeekPlace(opened.activity, week).code) for week in opened.weeks]


def _weekly_row(row: JournalRow, opened: OpenedJournal) -> WeeklyRow:
    cells = row.weeks[opened.activity]
    return WeeklyRow(
        row=row,
        weeks=[
            WeekView(place=WeekPlace(opened.activity, week).code, cell=cell)
            for week, cell in enumerate(cells, start=1)
        ],
        mean=mean_of(cells),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalView:
    column: Column
    cell: Cell
    shown: Value

    @property
    def is_corrected(self) -> bool:
        return self.cell.origin is Origin.CORRECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsRow:
    row: JournalRow
    cells: list[TotalView]
    grade: list[Value]


@require_GET
def journal_totals(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    opened = journal_or_404(classroom, request.GET, now=timezone.now())
    context = {"trail": opened.trail, **_totals_context(opened)}
    return render(request, "lessons/journal_totals.html", context)


def _totals_context(opened: OpenedJournal) -> dict[str, object]:
    columns = used_columns(opened)
    return {
        "opened": opened,
        "classroom": opened.classroom,
        "columns": [
            (column, COLUMN[column], COLUMN_MEANING[column], column not in opened.formulas)
            for column in columns
        ],
        "grade_heads": grade_heads(),
        "rows": [_totals_row(row, columns) for row in opened.journal.rows],
    }


def _totals_row(row: JournalRow, columns: list[Column]) -> TotalsRow:
    return TotalsRow(
        row=row,
        cells=[
            TotalView(column=column, cell=row.totals.cells[column], shown=shown_total(row, column))
            for column in columns
        ],
        grade=grade_values(row),
    )


@require_GET
def journal_export(request: SignedInRequest, pk: int, sheet: str, code: str) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    if sheet not in SHEETS:
        raise Http404
    opened = journal_or_404(classroom, request.GET, now=timezone.now())
    back = reverse("lessons:journal", args=[pk]) + opened.query()
    return exported(
        request,
        SHEETS[sheet](opened),
        code=code,
        back=back,
        told=AuditKind.JOURNAL_EXPORTED,
        classroom=classroom,
    )


@require_GET
def journal_copy(request: SignedInRequest, pk: int, place: str) -> HttpResponse:
    """One column alone, to be copied or typed line by line into another system."""
    classroom = classroom_taught(request.user, pk)
    found = read_place(place)
    if found is None:
        raise Http404
    opened = journal_or_404(classroom, request.GET, now=timezone.now())
    lines = [(row.student, _value(row, found)) for row in opened.journal.rows]
    context = {
        "trail": opened.trail,
        "opened": opened,
        "place": place_name(found),
        "lines": lines,
        "is_empty": all(value is None for _student, value in lines),
    }
    return render(request, "lessons/journal_copy.html", context)


def _value(row: JournalRow, place: Place) -> Value:
    if not isinstance(place, WeekPlace):
        return shown_total(row, place)
    cells = row.weeks[place.activity]
    return cells[place.week - 1].value if place.week <= len(cells) else None


@require_GET
def journal_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The grade sheet (ведомость) on paper, with its counts and places for signatures."""
    classroom = classroom_taught(request.user, pk)
    opened = journal_or_404(classroom, request.GET, now=timezone.now())
    rows = opened.journal.rows
    grades = [row.totals.grade for row in rows]
    counts = Counter(grade.letter for grade in grades if grade is not None)
    context = {
        "trail": opened.trail,
        **_totals_context(opened),
        "counts": [
            (grade.letter, counts[grade.letter])
            for grade in opened.rules.letters.grades
            if counts[grade.letter]
        ],
        "absent": sum(grade is None for grade in grades),
        "has_corrected": any(
            cell.origin is Origin.CORRECTED for row in rows for cell in row.totals.cells.values()
        ),
    }
    return render(request, "lessons/journal_sheet.html", context)
