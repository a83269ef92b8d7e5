"""The tables of a journal as they are shown, exported and copied: one source for all of them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext, pgettext

from lessons.domain.exports.sheet import Sheet, Value
from lessons.domain.journal.columns import Column
from lessons.domain.journal.totals import Origin
from lessons.domain.journal.weekly import Activity
from lessons.queries.journal import JournalRow, WeekCell, mean_of
from lessons.views.journal.opened import OpenedJournal
from lessons.wording.journal import COLUMN, TRADITIONAL


def used_columns(opened: OpenedJournal) -> list[Column]:
    """Without a project where nobody has one."""
    rows = opened.journal.rows
    has_project = any(row.totals.cells[Column.PROJECT].value is not None for row in rows)
    return [one for one in Column if one is not Column.PROJECT or has_project]


def weekly_sheet(opened: OpenedJournal) -> Sheet:
    """One kind of work, week by week."""
    title = gettext("Journal: %(name)s, %(kind)s")
    return Sheet(
        title=title % {"name": opened.classroom.name, "kind": opened.kind},
        head=[
            *_person_heads(),
            *(
                gettext("%(kind)s, week %(week)s") % {"kind": opened.kind, "week": week}
                for week in opened.weeks
            ),
            gettext("Mean"),
            gettext("answers waiting"),
            gettext("corrected by hand"),
        ],
        rows=[
            [*_person(number, row, opened), *_weeks(row.weeks[opened.activity])]
            for number, row in enumerate(opened.journal.rows, start=1)
        ],
    )


def _weeks(cells: Sequence[WeekCell]) -> Iterator[Value]:
    yield from (cell.value for cell in cells)
    yield mean_of(cells)
    yield sum(cell.mark.waiting_count for cell in cells) or None
    yield sum(cell.is_corrected for cell in cells) or None


def totals_sheet(opened: OpenedJournal) -> Sheet:
    """The grade sheet: means of the kinds of work, ratings, exam, letter, mark."""
    columns = used_columns(opened)
    return Sheet(
        title=gettext("Grade sheet: %(name)s") % {"name": opened.classroom.name},
        head=[
            *_person_heads(),
            *(opened.kind_name(activity) for activity in Activity),
            *(str(COLUMN[column]) for column in columns),
            *grade_heads(),
            gettext("corrected by hand"),
        ],
        rows=[
            [*_person(number, row, opened), *_totals(row, columns)]
            for number, row in enumerate(opened.journal.rows, start=1)
        ],
    )


def grade_heads() -> list[str]:
    return [
        pgettext("grade sheet", "Letter"),
        pgettext("grade sheet", "Points"),
        pgettext("grade sheet", "Traditional mark"),
    ]


def _totals(row: JournalRow, columns: Sequence[Column]) -> Iterator[Value]:
    yield from (mean_of(row.weeks[activity]) for activity in Activity)
    yield from (shown_total(row, column) for column in columns)
    yield from grade_values(row)
    cells = row.totals.cells.values()
    yield sum(cell.origin is Origin.CORRECTED for cell in cells) or None


def shown_total(row: JournalRow, column: Column) -> Value:
    """The final percent is whole; ratings keep two places."""
    return row.totals.percent if column is Column.FINAL else row.totals.cells[column].shown


def grade_values(row: JournalRow) -> list[Value]:
    grade = row.totals.grade
    if grade is None:
        return [None, None, None]
    return [grade.letter, grade.points, str(TRADITIONAL[grade.traditional])]


def _person_heads() -> list[str]:
    return ["№", gettext("Full name"), gettext("Class"), pgettext("of a student", "ID")]


def _person(number: int, row: JournalRow, opened: OpenedJournal) -> list[Value]:
    student = row.student
    return [number, student.get_full_name(), opened.classroom.name, student.username]
