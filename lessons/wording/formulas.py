"""What is wrong with a formula, of a journal or of a question."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.expressions.errors import FormulaError, Wrong

_WRONG = {
    Wrong.EMPTY: _("Write a formula, or leave the field empty for a column that is typed."),
    Wrong.TOO_LONG: _("The formula has more than %(found)s characters. Shorten it."),
    Wrong.TOO_DEEP: _("Character %(place)s: too many brackets inside each other. Take some away."),
    Wrong.CHARACTER: _("Character %(place)s: “%(found)s” is no part of a formula. Take it away."),
    Wrong.NUMBER: _("Character %(place)s: the number “%(found)s” is too long. Shorten it."),
    Wrong.NAME_UNKNOWN: _(
        "Character %(place)s: nothing is called “%(found)s”. Choose a name from the list below."
    ),
    Wrong.OPERAND_MISSING: _("Character %(place)s: a number or a name is missing here."),
    Wrong.OPERATOR_MISSING: _(
        "Character %(place)s: write +, −, · or / before “%(found)s”, or take it away."
    ),
    Wrong.NOT_CLOSED: _("Character %(place)s: a closing bracket is missing."),
    Wrong.ARGUMENTS: _(
        "Character %(place)s: “%(found)s” wants its numbers in brackets, parted by “;”."
    ),
    Wrong.SERIES_ALONE: _(
        "Character %(place)s: “%(found)s” has a number for each week. "
        "Say what of them: mean, sum, best."
    ),
    Wrong.WEEKS: _("Character %(place)s: write weeks as [1-7], from the smaller to the larger."),
    Wrong.COMPARISON: _("Character %(place)s: “if” wants a comparison first: <, ≤, > or ≥."),
    Wrong.COMES_LATER: _(
        "Character %(place)s: this column comes later in the sheet, or is the same one. "
        "A formula uses only the columns before its own."
    ),
    Wrong.BY_ZERO: _("Character %(place)s: a division by zero."),
    Wrong.ENDLESS: _(
        "The result has no last decimal. Round it, for example to two: round(a/b; 2)."
    ),
}


def formula_sentence(error: FormulaError) -> str:
    return str(_WRONG[error.code]) % {"place": error.place, "found": error.found}
