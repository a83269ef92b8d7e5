"""Words for what happens in an attempt: verdicts, shares of key points."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.marking.key_points import Share
from lessons.domain.types.definition import Verdict

VERDICT = {
    Verdict.RIGHT: _("right"),
    Verdict.PARTLY: _("partly right"),
    Verdict.WRONG: _("wrong"),
    Verdict.BLANK: _("no answer"),
    Verdict.WAITING: _("being checked"),
}
COUNTED = {
    Verdict.RIGHT: _("right: %(count)s"),
    Verdict.PARTLY: _("partly right: %(count)s"),
    Verdict.WRONG: _("wrong: %(count)s"),
    Verdict.BLANK: _("no answer: %(count)s"),
    Verdict.WAITING: _("being checked: %(count)s"),
}
"""With how many answers it is."""
SHARE = {
    Share.NONE: _("missing"),
    Share.HALF: _("half"),
    Share.FULL: _("in full"),
}
SHARE_CHIP = {Share.NONE: "bad", Share.HALF: "info", Share.FULL: "good"}
RETURNED = _("returned for revision")
"""What is said of an answer in place of a verdict while it is revised."""
