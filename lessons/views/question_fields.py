"""The fields of a question that has several (matching, ordering, gaps), as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from lessons.wording.answer_words import LAYOUTS, Layout, text_in_field
from lessons.wording.attempts import VERDICT

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


def fields_note(drawn: Input) -> str:
    """What is said above the results of all fields."""
    return str(LAYOUTS[drawn.control].note) if drawn.fields else ""


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
    layout = LAYOUTS[control]
    return FieldResult(
        text=layout.title % {"number": number} if layout.title else field.text,
        answer=_named(layout, field, value) if value else "",
        verdict=str(VERDICT[verdict]),
        chip=_CHIP[verdict],
        right=tuple(_named(layout, field, right) for right in key.values),
    )


def _named(layout: Layout, field: Field, value: str) -> str:
    words = text_in_field(field, value)
    return layout.value % {"number": words} if layout.value else words
