"""What people read about this kind, in English."""

from lessons.domain.types.true_false.definition import FALSE, MINUS, PLUS, TRUE
from lessons.domain.types.words import Words
from lessons.domain.types.words import marked as _

WORDS = Words(
    name=_("True or false"),
    key_help=_("Write + where the statement is true and - where it is false."),
    options={TRUE: _("True"), FALSE: _("False")},
    text_choices={PLUS: _("True"), MINUS: _("False")},
    errors={"not-true-or-false": _("Choose whether the statement is true or false.")},
)
