"""Words for proposals: how sure one is, why, and how a group of answers belongs together."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from lessons.domain.marking.proposal import Band
from lessons.domain.marking.queueing import GroupKind
from lessons.domain.marking.reasons import Reason

BAND = {
    Band.FULL: _("sure: in full"),
    Band.NONE: _("sure: nothing"),
    Band.LIKELY: _("likely"),
    Band.LOOK: _("please look"),
}
BAND_CHIP = {
    Band.FULL: "good",
    Band.NONE: "bad",
    Band.LIKELY: "info",
    Band.LOOK: "waiting",
}
GROUP_KIND = {
    GroupKind.ASKED: _("second look asked for"),
    GroupKind.EXACT: _("the same answer"),
    GroupKind.NEAR: _("similar answers"),
    GroupKind.SINGLE: _("single answer"),
}
_REASON = {
    Reason.BLANK: _("Nothing is written."),
    Reason.COPIED_QUESTION: _("The answer mostly repeats the question."),
    Reason.KEYWORD_LIST: _("Key words are listed without sentences."),
    Reason.DENIED: _("The answer denies most of what it speaks of."),
    Reason.REVERSED: _("Words of a key point stand here denied or about something else."),
    Reason.LISTED: _("Much of it is key words in a row, so less than half is proposed."),
    Reason.OFF_SUBJECT: _(
        "What the question asks about is hardly named, so less than half is proposed."
    ),
    Reason.MUST_NOT: _("Something is said that this key point must not say."),
    Reason.NOTHING_FOUND: _("No key point was found."),
    Reason.MIDDLE: _("It is found in part; such answers are always for you to look at."),
    Reason.FEW_MARKED: _("Too few answers are marked yet for anything to be sure."),
    Reason.UNSURE: _("Marks given before do not bear such proposals out."),
    Reason.LEARNED: _("Marks given before changed this proposal."),
}


def reasons_in_words(codes: Iterable[str]) -> list[str]:
    """A sentence for each code."""
    return [str(_REASON[Reason(code)]) for code in codes]
