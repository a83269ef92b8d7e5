"""What people read about this kind, in English."""

from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Matching"),
    key_help=_(
        "One pair a line: Astana = Kazakhstan. A match that belongs to nothing stands alone: "
        "= Tajikistan. Students see the matches in a mixed order."
    ),
    partial=_(
        "Each right pair earns an equal share of the points; a wrong one takes nothing away."
    ),
    errors={"match-missing": _("The match is missing. Write it after =: Astana = Kazakhstan.")},
    counts={
        ("too-few", "matches"): _("There are too few matches. Write at least two different ones."),
        ("too-many", "matches"): _("There are too many matches. Leave twenty at most."),
    },
)
