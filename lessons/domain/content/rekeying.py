"""Another key for a question that asks the same."""

from collections.abc import Sequence
from typing import Any

from lessons.domain.content.parsing import Parsed
from lessons.domain.types.definition import Field, Input, Option
from lessons.domain.types.registry import KINDS


def asks_same(one: Input, other: Input) -> bool:
    """Whether an answer to the one means the same as an answer to the other: the same options and
    fields by their ids and texts, in whatever order. What is said to a choice may differ."""
    return _asked(one) == _asked(other)


def _asked(drawn: Input) -> tuple[Any, ...]:
    fields = frozenset((field.id, field.text, _texts(field)) for field in drawn.fields)
    return (drawn.control, _texts(drawn), fields, drawn.after, drawn.unit)


def _texts(drawn: Input | Field) -> frozenset[tuple[str, str]]:
    options: tuple[Option, ...] = drawn.options
    return frozenset((option.id, option.text) for option in options)


def chooses_key(parsed: Parsed) -> bool:
    """Whether the key is some of its options, so that it can be ticked."""
    return KINDS[parsed.type.kind].with_right is not None


def with_right(parsed: Parsed, option_ids: Sequence[str]) -> dict[str, Any]:
    """The payload with these options as the right ones. Raises PayloadError."""
    change = KINDS[parsed.type.kind].with_right
    if change is None:
        raise ValueError(f"the key of {parsed.type.kind} is not ticked")
    return change(parsed.definition, option_ids)


def with_lines(parsed: Parsed, text: str) -> dict[str, Any]:
    """The payload with the key that these lines mean. Raises PayloadError."""
    return parsed.type.from_text(text, parsed.definition)
