"""What people read about this kind, in English."""

from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Gaps in a text"),
    key_help=_(
        "The text with each gap’s answer in double brackets. To be typed, with everything that is "
        "accepted: ((1997 / year 1997)). To be chosen, with a * before the right one: "
        "((Almaty / *Astana))."
    ),
    partial=_("Each right gap earns an equal share of the points; a wrong one takes nothing away."),
    errors={
        "gap-open": _("A gap has no end. Put its answer between double brackets: ((Astana))."),
        "gap-single": _("A gap to choose from needs a wrong answer too: ((*Astana / Almaty))."),
    },
    counts={
        ("too-few", "gaps"): _(
            "There is no gap. Put an answer between double brackets: ((Astana))."
        ),
        ("too-many", "gaps"): _("There are too many gaps. Leave twenty at most."),
    },
)
