"""An answer as a person would call it: never by the ids in which it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.domain.types.definition import Answer, Control, Field, Input
from lessons.domain.types.fields import values_of
from lessons.wording.questions import OPTION_CODE

Values = Mapping[str, str]
"""What stands in the fields, by their ids."""


def words_of(question_input: Input, answer: Answer) -> tuple[str, ...]:
    """The texts of the options, lines that say what is filled in, or the text itself."""
    if question_input.fields:
        return field_words(question_input, answer)
    if not question_input.options:
        return answer
    texts = option_texts(question_input)
    return tuple(text for id_, text in texts.items() if id_ in answer)


def answer_in_words(question_input: Input, answer: Answer) -> str:
    return "\n".join(words_of(question_input, answer))


def option_texts(question_input: Input) -> dict[str, str]:
    """By their ids, in their order."""
    return {
        option.id: str(OPTION_CODE[option.text]) if question_input.option_codes else option.text
        for option in question_input.options
    }


def field_words(drawn: Input, answer: Answer) -> tuple[str, ...]:
    """Lines that say what is filled in, for people; empty fields only show within a text."""
    values = values_of(answer)
    return LAYOUTS[drawn.control].words(drawn, values) if values else ()


def sentence(drawn: Input, answer: Answer) -> str:
    """The text with what stands in its gaps in brackets; empty for any other question."""
    is_text = drawn.control is Control.GAPS
    return _sentence(drawn, values_of(answer)) if is_text else ""


def text_in_field(field: Field, value: str) -> str:
    """The text of the chosen option, or what was typed."""
    return {option.id: option.text for option in field.options}.get(value, value)


def _pair_words(drawn: Input, values: Values) -> tuple[str, ...]:
    filled = [field for field in drawn.fields if field.id in values]
    return tuple(f"{field.text} – {text_in_field(field, values[field.id])}" for field in filled)


def _place_words(drawn: Input, values: Values) -> tuple[str, ...]:
    filled = [field for field in drawn.fields if field.id in values]
    placed = sorted(filled, key=lambda field: (len(values[field.id]), values[field.id]))
    return tuple(f"{values[field.id]}. {field.text}" for field in placed)


def _gap_words(drawn: Input, values: Values) -> tuple[str, ...]:
    return (_sentence(drawn, values),)


def _sentence(drawn: Input, values: Values) -> str:
    parts = [
        f"{field.text}[{text_in_field(field, values.get(field.id, '')) or '…'}]"
        for field in drawn.fields
    ]
    return "".join([*parts, drawn.after])


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the fields of one control are said in words; what is empty needs none."""

    words: Callable[[Input, Values], tuple[str, ...]]
    title: str | Promise = ""
    """Of a field by its ``number``, where its own text does not name it."""
    value: str | Promise = ""
    """Of what stands in it, a ``number`` too."""
    note: str | Promise = ""


LAYOUTS = {
    Control.MATCHING: Layout(words=_pair_words),
    Control.ORDERING: Layout(
        words=_place_words,
        value=_("Place %(number)s"),
        note=_("The items stand in the right order."),
    ),
    Control.GAPS: Layout(words=_gap_words, title=_("Gap %(number)s")),
}
"""Of every control that has fields."""
