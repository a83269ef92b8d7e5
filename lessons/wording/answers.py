"""Words for the list of a question's answers: what is shown, and in which order."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.marking.listing import MarkRange, Order, Shown

SHOWN = {
    Shown.ALL: _("waiting and checked"),
    Shown.WAITING: _("waiting"),
    Shown.MARKED: _("checked"),
    Shown.ASKED: _("second look asked for"),
}
MARK_RANGES = {
    MarkRange.NOTHING: _("no points"),
    MarkRange.PART: _("some of the points"),
    MarkRange.FULL: _("all points"),
}
ORDERS = {
    Order.NEWEST: _("newest first"),
    Order.OLDEST: _("oldest first"),
    Order.LOWEST: _("lowest mark first"),
    Order.HIGHEST: _("highest mark first"),
    Order.ALIKE: _("the same texts together"),
}
