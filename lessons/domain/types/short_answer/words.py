"""What people read about this kind, in English."""

from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Short answer"),
    key_help=_(
        "One accepted answer a line. Capital letters, the keyboard, the alphabet, suffixes and one "
        "misspelt letter make no difference; what is uncertain waits for the teacher. Begin a near "
        "miss that is wrong with an exclamation mark: ! biotic."
    ),
    counts={
        ("too-many", "wrong"): _("There are too many near misses. Leave thirty at most."),
    },
)
