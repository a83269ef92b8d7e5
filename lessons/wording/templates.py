"""What is wrong with a question whose numbers are drawn anew."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.expressions.errors import Wrong
from lessons.domain.templates.errors import TemplateError, TemplateField, TemplateWrong
from lessons.wording.formulas import formula_sentence
from lessons.wording.questions import key_error

NUMBERS_HELP = _(
    "Only for a question whose numbers are drawn anew for each student and each try; leave it "
    "empty otherwise. One number a line: a = 2–9 (from, to), b = 0,5–2,5; 0,5 (from, to; step) or "
    "s = a·b (reckoned). In the text, the key, the explanation and the hints write =(a) or "
    "=(round(a/b; 2)) where a number belongs. Functions: round, up, down, abs, min, max, if."
)
LOOK_FIRST = _(
    "Nothing is saved yet. Look at the five samples below; if they are right, save once more."
)
_WRONG = {
    TemplateWrong.LINE: _("“%(about)s” is no number of a template. Write a = 2–9 or s = a·b."),
    TemplateWrong.NAME_TWICE: _("“%(about)s” stands here twice. Choose another name for one."),
    TemplateWrong.NAME_TAKEN: _("“%(about)s” is the name of a function. Choose another name."),
    TemplateWrong.RANGE: _(
        "%(about)s: a range goes from the smaller number to the larger and holds at least two."
    ),
    TemplateWrong.STEP: _("The step must be larger than zero."),
    TemplateWrong.TOO_MANY: _("There are too many numbers. Leave twelve at most."),
    TemplateWrong.NO_RANGE: _("No number is drawn. Write at least one range: a = 2–9."),
    TemplateWrong.NOT_CLOSED: _("“%(about)s”: the formula has no closing bracket on its line."),
    TemplateWrong.TOO_FEW_DRAWS: _(
        "There are too few different draws (%(about)s). At least 20 are needed, so that neighbours "
        "do not get the same numbers: widen a range or make its step smaller."
    ),
    TemplateWrong.KIND: _(
        "Only a numeric answer or gaps in a text can draw their numbers. Choose another kind, or "
        "empty this field."
    ),
    TemplateWrong.NOT_USED: _("Nothing uses “%(about)s”. Use it in the text or the key."),
}
_NO_FORMULA = {
    TemplateField.TEXT: _("No drawn number stands in the text. Write one as =(a)."),
    TemplateField.KEY: _("No drawn number stands in the key. Write the answer as =(a·b)."),
}
_FORMULA = _("In the formula “%(formula)s”: %(problem)s")
_WITH = _("%(problem)s That happens with %(numbers)s.")
_NAME_UNKNOWN = _("nothing is called “%(name)s”. Write a line for it among the numbers.")
_EMPTY = _("between the brackets nothing stands.")
_LINE = _("Line %(line)s: %(problem)s")


def template_sentence(error: TemplateError) -> str:
    """What is wrong, in which line, with which numbers, and what to do."""
    words = _problem(error)
    if error.numbers:
        words = str(_WITH) % {"problem": words, "numbers": error.numbers}
    return str(_LINE) % {"line": error.line, "problem": words} if error.line else words


def _problem(error: TemplateError) -> str:
    if error.code is TemplateWrong.KEY:
        return key_error(*error.key)
    if error.code is TemplateWrong.FORMULA:
        return str(_FORMULA) % {"formula": error.about, "problem": _of_formula(error)}
    if error.code is TemplateWrong.NOT_USED and not error.about:
        return str(_NO_FORMULA[error.field])
    return str(_WRONG[error.code]) % {"about": error.about}


def _of_formula(error: TemplateError) -> str:
    wrong = error.formula
    if wrong is None:
        return ""
    if wrong.code is Wrong.NAME_UNKNOWN:
        return str(_NAME_UNKNOWN) % {"name": wrong.found}
    return str(_EMPTY) if wrong.code is Wrong.EMPTY else formula_sentence(wrong)
