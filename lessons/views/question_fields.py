"""The fields of a question that has several (matching, ordering, gaps), as pages show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.domain.types.definition import (
    Answer,
    Control,
    Field,
    FieldKey,
    Input,
    Option,
    Verdict,
)
from lessons.domain.types.fields import values_of
from lessons.wording.attempts import VERDICT

Values = Mapping[str, str]
"""What stands in the fields, by their ids."""
StrOrPromise = str | Promise
NAME = "answer-{}"
LONGEST_IN_A_LIST = 40
"""Characters; a longer match is cut off in the list of a narrow page, so it stands beside it."""
_CHIP = {Verdict.RIGHT: "good", Verdict.WRONG: "bad", Verdict.BLANK: "quiet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One place to fill; ``number`` counts from 1 in the order in which they are drawn."""

    id: str
    number: int
    text: str
    options: tuple[Option, ...]
    value: str

    @property
    def name(self) -> str:
        return NAME.format(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldResult:
    """One field of a handed-in answer: what stands in it, whether it is right, what would be."""

    text: str
    answer: str
    verdict: str
    chip: str
    right: tuple[str, ...]


def field_rows(drawn: Input, answer: Answer) -> list[FieldRow]:
    values = values_of(answer)
    return [
        FieldRow(
            id=field.id,
            number=number,
            text=field.text,
            options=field.options,
            value=values.get(field.id, ""),
        )
        for number, field in enumerate(drawn.fields, start=1)
    ]


def long_options(drawn: Input) -> tuple[Option, ...]:
    """The matches of all items, where they are too long to be read in a closed list."""
    options = drawn.fields[0].options if drawn.control is Control.MATCHING else ()
    is_long = any(len(option.text) > LONGEST_IN_A_LIST for option in options)
    return options if is_long else ()


def field_words(drawn: Input, answer: Answer) -> tuple[str, ...]:
    """Lines that say what is filled in, for people; empty fields only show within a text."""
    values = values_of(answer)
    return _LAYOUTS[drawn.control].words(drawn, values) if values else ()


def sentence(drawn: Input, answer: Answer) -> str:
    """The text with what stands in its gaps in brackets; empty for any other question."""
    is_text = drawn.control is Control.GAPS
    return _sentence(drawn, values_of(answer)) if is_text else ""


def fields_note(drawn: Input) -> str:
    """What is said above the results of all fields."""
    return str(_LAYOUTS[drawn.control].note) if drawn.fields else ""


def _pair_words(drawn: Input, values: Values) -> tuple[str, ...]:
    filled = [field for field in drawn.fields if field.id in values]
    return tuple(f"{field.text} – {_option_text(field, values[field.id])}" for field in filled)


def _place_words(drawn: Input, values: Values) -> tuple[str, ...]:
    filled = [field for field in drawn.fields if field.id in values]
    placed = sorted(filled, key=lambda field: (len(values[field.id]), values[field.id]))
    return tuple(f"{values[field.id]}. {field.text}" for field in placed)


def _gap_words(drawn: Input, values: Values) -> tuple[str, ...]:
    return (_sentence(drawn, values),)


def _sentence(drawn: Input, values: Values) -> str:
    parts = [
        f"{field.text}[{_option_text(field, values.get(field.id, '')) or '…'}]"
        for field in drawn.fields
    ]
    return "".join([*parts, drawn.after])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How the fields of one control are said in words; what is empty needs none."""

    words: Callable[[Input, Values], tuple[str, ...]]
    title: StrOrPromise = ""
    """Of a field by its ``number``, where its own text does not name it."""
    value: StrOrPromise = ""
    """Of what stands in it, a ``number`` too."""
    note: StrOrPromise = ""


_LAYOUTS = {
    Control.MATCHING: _Layout(words=_pair_words),
    Control.ORDERING: _Layout(
        words=_place_words,
        value=_("Place %(number)s"),
        note=_("The items stand in the right order."),
    ),
    Control.GAPS: _Layout(words=_gap_words, title=_("Gap %(number)s")),
}
"""Of every control that has fields."""


def field_results(
    drawn: Input, answer: Answer, *, keys: Sequence[FieldKey], right_fields: Sequence[str]
) -> list[FieldResult]:
    """In the order of the key, which is the right one where the order is what was asked."""
    values = values_of(answer)
    fields = {field.id: (number, field) for number, field in enumerate(drawn.fields, start=1)}
    return [
        _field_result(
            drawn.control,
            *fields[key.id],
            value=values.get(key.id, ""),
            key=key,
            is_right=key.id in right_fields,
        )
        for key in keys
    ]


def _field_result(
    control: Control, number: int, field: Field, *, value: str, key: FieldKey, is_right: bool
) -> FieldResult:
    verdict = Verdict.RIGHT if is_right else Verdict.WRONG if value else Verdict.BLANK
    layout = _LAYOUTS[control]
    return FieldResult(
        text=layout.title % {"number": number} if layout.title else field.text,
        answer=_named(layout, field, value) if value else "",
        verdict=str(VERDICT[verdict]),
        chip=_CHIP[verdict],
        right=tuple(_named(layout, field, right) for right in key.values),
    )


def _named(layout: _Layout, field: Field, value: str) -> str:
    words = _option_text(field, value)
    return layout.value % {"number": words} if layout.value else words


def _option_text(field: Field, value: str) -> str:
    """The text of the chosen option, or what was typed."""
    return {option.id: option.text for option in field.options}.get(value, value)
