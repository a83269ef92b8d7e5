"""What people read about this kind, in English."""

from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Numeric answer"),
    key_help=_(
        "One accepted number a line, with its unit and tolerance: 9,8 m/s² ± 0,1 (or +- 0,1), or "
        "as a percentage of the number: 9,8 m/s² ± 5 %. For a part of the points begin with it: "
        "50 % | 10 m/s²."
    ),
    answer_help=_("Write a number, for example: 3,14 or −5 or 1/2 or 2·10^3."),
    not_valid=_(
        "This cannot be read as one number, so it is not saved. What you typed is still here."
    ),
    errors={
        "number-wrong": _("This is no number. Write it like 3,14, 1 000, −5, 1/2 or 2·10^3."),
        "tolerance-wrong": _(
            "The tolerance must be a number from 0, or a percentage: ± 0,1 or ± 5 %."
        ),
        "share-wrong": _("The share of the points must be a whole percentage from 1 to 100."),
        "full-missing": _(
            "No number earns all points. Write at least one without a percentage in front."
        ),
        "unit-wrong": _("The unit must be at most 30 characters and no number."),
        "units-differ": _("The unit differs from the one before. Use the same unit in every line."),
    },
)
