"""The sections of a lesson as rows."""

from lessons.domain.types.rows import Cell, RowField, RowGroup
from lessons.domain.types.words import marked as _

SECTIONS = RowGroup(
    name="sections",
    words=_("Sections"),
    one=_("Section %(number)s"),
    add=_("Add a section"),
    most=200,
    fields=(
        RowField(name="pk", words="", cell=Cell.KEPT),
        RowField(name="heading", words=_("Heading")),
        RowField(name="text", words=_("Text of the section"), cell=Cell.LONG),
        RowField(
            name="figure",
            words=_("Timeline, scheme or comparison"),
            cell=Cell.LONG,
            is_further=True,
        ),
    ),
)
