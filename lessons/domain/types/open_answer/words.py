"""What people read about this kind, in English."""

from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("Open answer"),
    key_help=_(
        "One key point a line with its points in front: 2 | A means of foreign policy. Lines below "
        "it may hold other words for it after = and what it must not say after !. A model answer "
        "may follow after a line with three hyphens: ---"
    ),
    errors={
        "points-missing": _(
            "The points are missing. Begin the line with them: 2 | A means of foreign policy."
        ),
        "points-wrong": _("The points must be a whole number from 1 to 100."),
    },
    counts={
        ("too-many", "key_points"): _("There are too many key points. Leave twelve at most."),
    },
)
