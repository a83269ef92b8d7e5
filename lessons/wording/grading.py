"""Words for rubrics and marked answers that cannot be read."""

from django.utils.translation import gettext_lazy as _

_MARKED_ERROR = {
    "not-json": _("This is no JSON."),
    "not-a-list": _("The file must hold a list of rubrics with at least one in it."),
    "not-an-object": _("An object in braces is expected here."),
    "text-missing": _("A text is missing or is no text."),
    "not-texts": _("A list of texts is expected here."),
    "repeated": _("The same id stands there twice."),
    "key-points-missing": _("The rubric has no key points."),
    "points-wrong": _("The points of a key point must be a whole number from 1."),
    "rubric-unknown": _("The answer names a rubric that is not in the file of rubrics."),
    "marks-missing": _("The marks are missing."),
    "mark-wrong": _("A mark must be a number from 0 to the points of its key point."),
}


def marked_error(code: str) -> str:
    return str(_MARKED_ERROR[code])
