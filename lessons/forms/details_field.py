"""Details of a task or a lesson, typed as lines that begin with their names."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext

from lessons.domain.content.details import Names, from_text, to_text
from lessons.domain.languages import LANGUAGES
from lessons.domain.types.definition import PayloadError
from lessons.forms.plain_text import PlainTextField
from lessons.wording.questions import key_error


def _help(names: Names) -> str:
    language = get_language() or ""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    words = gettext("Each begins on a line of its own with its name and a colon: %(names)s.")
    return words % {"names": ", ".join(own[place] for own in names.values())}


_lazy_help = lazy(_help, str)


class DetailsField(PlainTextField):
    """A mapping by kind, typed as text; an empty one where there is nothing."""

    def __init__(self, *, names: Names, **kwargs: Any) -> None:
        self.names = names
        super().__init__(**{"required": False, "help_text": _lazy_help(names), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return to_text(value, self.names, language=get_language() or "")
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        try:
            return from_text(super().to_python(value) or "", self.names)
        except PayloadError as error:
            raise ValidationError(key_error(error.code, error.key)) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial or {}) != self.to_python(data or ""))
        except ValidationError:
            return True
