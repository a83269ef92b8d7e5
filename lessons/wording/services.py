"""Words for what services refuse."""

from django.utils.translation import gettext_lazy as _

JOIN_REFUSED = {
    "code-unknown": _(
        "There is no class with this code. Compare it letter by letter with what your teacher "
        "gave you."
    ),
    "too-many-codes": _(
        "There were too many wrong codes. Wait 15 minutes and ask your teacher for the code."
    ),
    "class-closed": _(
        "This class takes no new students by code. Ask the administrator to open it."
    ),
}

_UNDO_REFUSED = {
    "not-imported": _("This lesson was not made by an import, so there is nothing to undo."),
    "answered": _(
        "A student has begun this lesson, so the import cannot be undone: no answer may be lost. "
        "The lesson: %(lesson)s"
    ),
}
UNDO_REFUSED_CODES = frozenset(_UNDO_REFUSED)


def undo_refusal(code: str, *, lesson: object = None) -> str:
    """Why an import was not undone: the code and the lesson of services.undoing.UndoRefused."""
    return str(_UNDO_REFUSED[code]) % {"lesson": lesson or "–"}
