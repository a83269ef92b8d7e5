"""The table of results as a file: the same rows in the same order as on the page, all of them."""

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from lessons.domain.exports.sheet import Sheet, Value
from lessons.domain.results.cells import ResultCell
from lessons.domain.results.table import ResultColumn, ResultRow, ResultTable
from lessons.models import AuditKind, Classroom
from lessons.permissions import SignedInRequest, classroom_taught
from lessons.views.exporting import exported
from lessons.views.results.wanted import Results, wanted_of
from lessons.wording.results import CELL_STATE, COLUMN_HEADS


@require_GET
def results_export(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    wanted = wanted_of(request.GET)
    table, rows = Results(classroom, wanted, now=timezone.now()).arranged()
    back = reverse("lessons:class-results", args=[pk]) + wanted.query()
    return exported(
        request,
        _sheet(classroom, table, rows),
        code=code,
        back=back,
        told=AuditKind.RESULTS_EXPORTED,
        classroom=classroom,
    )


def _sheet(classroom: Classroom, table: ResultTable, rows: Sequence[ResultRow]) -> Sheet:
    columns = [head for column in table.columns for head in _heads(column)]
    return Sheet(
        title=gettext("Results: %(name)s") % {"name": classroom.name},
        head=["№", gettext("Student"), gettext("Mean in percent"), *columns],
        rows=[[number, *_row(row, table)] for number, row in enumerate(rows, start=1)],
    )


def _heads(column: ResultColumn) -> Iterator[str]:
    named = f"№{column.short}" if column.key.isdecimal() else column.short
    for head in COLUMN_HEADS:
        yield f"{named}: {head}"


def _row(row: ResultRow, table: ResultTable) -> Iterator[Value]:
    yield row.name
    yield row.mean
    for cell in row.cells:
        yield from _values(cell, table)


def _values(cell: ResultCell, table: ResultTable) -> Iterator[Value]:
    """In the order of COLUMN_HEADS; a cell without work is empty but for its state."""
    has_work = cell.full > 0
    yield cell.percent
    yield cell.mark if cell.checked else None
    yield cell.full if has_work else None
    yield cell.checked if has_work else None
    yield str(CELL_STATE[cell.state(table.limits)])
    yield cell.waiting_count if has_work else None
