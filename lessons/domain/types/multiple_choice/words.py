"""What people read about this kind, in English."""

from lessons.domain.types.choices import COUNTS, ERRORS
from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Multiple choice"),
    key_help=_(
        "One option a line. Begin each right one with * and, if you like, add feedback after two "
        "slashes: * Astana // Since 1997."
    ),
    partial=_(
        "Each right tick earns a share of the points, each wrong tick takes one away; the mark "
        "never goes below 0."
    ),
    errors=ERRORS,
    counts=COUNTS,
)
