"""What people read about this kind, in English."""

from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Ordering"),
    key_help=_("One item a line, in the right order. Students see them in a mixed order."),
    partial=_(
        "Every two items that are the right way round earn a share of the points, every two the "
        "wrong way round take one away; the mark never goes below 0."
    ),
)
