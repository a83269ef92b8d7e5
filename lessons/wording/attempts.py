"""Words for what happens in an attempt: refusals, true/false, verdicts, shares of key points."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.marking.key_points import Share
from lessons.domain.types.definition import Verdict
from lessons.domain.types.true_false.definition import FALSE, TRUE

ATTEMPT_REFUSED = {
    "not-open": _("This lesson is not open yet. The page says when it opens."),
    "no-questions": _("There are no questions here yet."),
    "locked": _("This level is locked until the level below it is passed."),
    "none-left": _("No attempts are left here. Your best mark stays."),
}
SECOND_LOOK_REFUSED = {
    "empty": _("Say in a few words what the teacher should look at."),
    "not-marked": _("Only a mark that a teacher gave can be looked at again."),
    "asked": _("You have asked already; the teacher has not answered yet."),
}
OPTION_CODE = {TRUE: _("True"), FALSE: _("False")}
VERDICT = {
    Verdict.RIGHT: _("right"),
    Verdict.PARTLY: _("partly right"),
    Verdict.WRONG: _("wrong"),
    Verdict.BLANK: _("no answer"),
    Verdict.WAITING: _("being checked"),
}
SHARE = {
    Share.NONE: _("missing"),
    Share.HALF: _("half"),
    Share.FULL: _("in full"),
}
