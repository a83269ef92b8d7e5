"""Words for proposals: how sure one is, why, and how a group of answers belongs together."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from lessons.domain.grading.proposal import Band
from lessons.domain.grading.queueing import GroupKind

BAND = {
    Band.FULL: _("sure: in full"),
    Band.NONE: _("sure: nothing"),
    Band.LOOK: _("please look"),
}
BAND_CHIP = {Band.FULL: "good", Band.NONE: "bad", Band.LOOK: "waiting"}
GROUP_KIND = {
    GroupKind.ASKED: _("second look asked for"),
    GroupKind.EXACT: _("the same answer"),
    GroupKind.NEAR: _("similar answers"),
    GroupKind.SINGLE: _("single answer"),
}
NOT_READ = "not-read"
_REASON = {
    NOT_READ: _("The program has not read this answer."),
}


def reasons_in_words(codes: Iterable[str]) -> list[str]:
    """A sentence for each code that has one."""
    return [str(_REASON[code]) for code in codes if code in _REASON]
