"""Words for practice: what the help is called, and what a verdict says."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.practice.hints import HintKind

HINT = {
    HintKind.PLACE: _("Place in the text"),
    HintKind.PASSAGE: _("Passage"),
    HintKind.OWN: _("Hint from the teacher"),
    HintKind.START: _("Start of the answer"),
    HintKind.ANSWER: _("The right answer"),
}
