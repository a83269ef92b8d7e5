"""What a teacher is told at the screen."""

from collections.abc import Sequence

from django.utils.translation import ngettext


def passed_over(positions: Sequence[int]) -> str:
    """The numbers alone: the texts belong to a test."""
    words = ngettext(
        "Question %(numbers)s was passed over: a student of the class has it in a test again.",
        "Questions %(numbers)s were passed over: a student of the class has them in a test again.",
        len(positions),
    )
    return words % {"numbers": ", ".join(map(str, positions))}
