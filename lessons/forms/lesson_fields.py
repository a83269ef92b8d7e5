"""Fields for what a lesson has beside its text and questions: key terms, sources, figures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.figures.registry import (
    REGISTRY,
    dump_figure,
    figure_from_text,
    figure_to_text,
    parse_figure,
)
from lessons.domain.languages import LANGUAGES
from lessons.domain.terms.term import dump_terms, parse_terms, terms_from_text, terms_to_text
from lessons.domain.types.definition import PayloadError
from lessons.forms.plain_text import PlainTextField
from lessons.wording.questions import key_error


class TermsField(PlainTextField):
    """Typed text until ``clean_terms`` knows the language of the lesson."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = _("One term a line: name in Kazakh | in Russian | in English | what it means.")
        super().__init__(label=_("Key terms"), required=False, **{"help_text": help_text, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """The payload of the tables as text; what was typed as it is."""
        if isinstance(value, list):
            terms = [parse_terms([term], language=_first_language(term))[0] for term in value]
            return terms_to_text(terms)
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def _first_language(term: dict[str, str]) -> str:
    """The lesson's language may have changed since; what is stored is shown all the same."""
    return next(language for language in LANGUAGES if term.get(language))


def clean_terms(form: forms.BaseForm, *, language: str) -> None:
    """Put the payload into ``cleaned_data``, or the error beside the field."""
    if "terms" not in form.cleaned_data:
        return
    try:
        terms = terms_from_text(form.cleaned_data["terms"], language=language)
    except PayloadError as error:
        form.add_error("terms", key_error(error.code, error.key))
    else:
        form.cleaned_data["terms"] = dump_terms(terms)


def sources_field() -> PlainTextField:
    return PlainTextField(
        label=_("Sources"),
        required=False,
        help_text=_("What the text was written from, one line each."),
    )


def _figure_help() -> str:
    language = get_language() or ""
    words = gettext(
        "The first line says what it is and bears the title; every other line is a row of it. "
        "%(timeline)s: title, then lines such as: 1991 | What happened. "
        "%(scheme)s: title, a line with the whole, then lines such as: Part | Item | Item. "
        "%(comparison)s: title, a line such as: One | Other, then lines such as: "
        "What is compared | In the one | In the other"
    )
    return words % {code: kind.names.get(language, code) for code, kind in REGISTRY.items()}


_lazy_figure_help = lazy(_figure_help, str)


class FigureField(PlainTextField):
    """A figure's payload, typed as text; None where there is none."""

    def __init__(self, **kwargs: Any) -> None:
        given = {
            "label": _("Figure"),
            "required": False,
            "help_text": _lazy_figure_help(),
            **kwargs,
        }
        super().__init__(**given)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return figure_to_text(parse_figure(value), language=get_language() or "")
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict) or value is None:
            return value
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return dump_figure(figure_from_text(typed))
        except PayloadError as error:
            raise ValidationError(key_error(error.code, error.key)) from error
