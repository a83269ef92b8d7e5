"""Words for a class's results: states of cells, filters, heads of exports."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.domain.results.cells import CellState
from lessons.domain.results.table import Show

CELL_STATE = {
    CellState.NOT_BEGUN: _("not begun"),
    CellState.UNDER_WAY: _("under way"),
    CellState.WAITING: _("being checked"),
    CellState.BELOW: _("not passed yet"),
    CellState.PASSED: _("passed"),
    CellState.MASTERED: _("mastered"),
}
SHOW = {
    Show.ALL: pgettext_lazy("students", "all"),
    Show.BELOW: _("with a mark below the pass mark"),
    Show.WAITING: _("with answers to be checked"),
    Show.NOT_BEGUN: _("past the deadline, not begun"),
}
COLUMN_HEADS = (
    _("percent"),
    _("mark"),
    _("full maximum"),
    _("checked points"),
    _("state"),
    _("answers waiting"),
)
"""Of each lesson or level in a file; the values stand in the same order."""
