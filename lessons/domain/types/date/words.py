"""What people read about this kind, in English."""

from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Date"),
    key_help=_(
        "One accepted date a line, as precise as it is asked for: 12.05.1998, 05.1998, 1998, "
        "XIX century or 209 BC. Behind it may follow how many days, months, years or centuries "
        "off it may be: 1465 ± 1 (or +- 1). For a part of the points begin with it: 50 % | 1998. "
        "What is told less or more precisely waits for the teacher."
    ),
    answer_help=_(
        "Write the date in any usual form, for example: 12.05.1998, 12 May 1998, May 1998, 1998, "
        "XIX century or 209 BC."
    ),
    errors={
        "date-wrong": _(
            "This is no date that can be read surely. Write it like 12.05.1998, 05.1998, 1998, "
            "XIX century or 209 BC."
        ),
        "date-full-missing": _(
            "No date earns all points. Write at least one without a percentage in front."
        ),
        "share-wrong": _("The share of the points must be a whole percentage from 1 to 100."),
        "date-tolerance-wrong": _("The tolerance must be a whole number from 0 to 1000: ± 1."),
    },
)
