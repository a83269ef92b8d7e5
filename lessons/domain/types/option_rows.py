"""Rows of the kinds whose key is some of their options."""

from typing import Any

from lessons.domain.types.definition import Option
from lessons.domain.types.lines import one_line, write_option
from lessons.domain.types.rows import (
    TICKED,
    Cell,
    KeyLine,
    KeyRows,
    RowField,
    RowGroup,
    TypedKey,
)
from lessons.domain.types.words import marked as _


def option_rows(*, is_one_right: bool) -> KeyRows:
    group = RowGroup(
        name="options",
        words=_("Answer options"),
        one=_("Option %(number)s"),
        add=_("Add an option"),
        least=4,
        fields=(
            RowField(name="right", words=_("Right"), cell=Cell.TICK, is_for_one=is_one_right),
            RowField(name="text", words=_("Text")),
            RowField(
                name="feedback",
                words=_("Feedback"),
                help=_("Shown to whoever chose this option."),
                is_further=True,
            ),
        ),
    )

    def write(typed: TypedKey) -> list[KeyLine]:
        return [_line(group, place, row) for place, row in typed.rows(group)]

    return KeyRows(groups=(group,), read=_read, write=write)


def _read(definition: Any) -> TypedKey:
    """Of a definition with ``options`` and the id or the ids that are ``correct``."""
    correct = definition.correct
    right = (correct,) if isinstance(correct, str) else correct
    rows = [
        {
            "right": TICKED if option.id in right else "",
            "text": one_line(option.text),
            "feedback": one_line(option.feedback),
        }
        for option in definition.options
    ]
    return TypedKey(groups={"options": rows})


def _line(group: RowGroup, place: int, row: Any) -> KeyLine:
    text = one_line(row.get("text", ""))
    option = Option(id="", text=text, feedback=one_line(row.get("feedback", "")))
    return KeyLine(
        text=write_option(option, is_right=bool(row.get("right"))),
        group=group.name,
        row=place,
        wrong="" if text else "text-empty",
    )
