"""One student beside the table of the class: the mean, the lessons, a line over them."""

from dataclasses import dataclass

from lessons.domain.results.cells import ResultCell
from lessons.domain.results.plots import Point, line
from lessons.domain.results.table import ResultRow, ResultTable
from lessons.models import Assignment, User
from lessons.queries.results import result_table
from lessons.views.results.wanted import Results

WIDTH, HEIGHT = 300, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelLesson:
    assignment: Assignment
    cell: ResultCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    student: User
    row: ResultRow
    table: ResultTable
    lessons: list[PanelLesson]
    line: list[list[Point]]

    @property
    def done(self) -> int:
        return sum(lesson.cell.handed_in > 0 for lesson in self.lessons)


def panel_of(chosen: str, results: Results) -> Panel | None:
    """None where nobody of the class was chosen; one query."""
    student = next((one for one in results.students if str(one.pk) == chosen), None)
    if student is None:
        return None
    table = result_table(results.assignments, [student], results.lesson_columns, by_part=False)
    row = table.rows[0]
    return Panel(
        student=student,
        row=row,
        table=table,
        lessons=[
            PanelLesson(assignment=assignment, cell=cell)
            for assignment, cell in zip(results.assignments, row.cells, strict=True)
        ],
        line=line([cell.percent for cell in row.cells], width=WIDTH, height=HEIGHT),
    )
