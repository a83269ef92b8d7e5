"""Accepted numbers, a row each, and their unit."""

from lessons.domain.types.accepted_rows import SHARE, TOLERANCE, accepted_line
from lessons.domain.types.lines import one_line
from lessons.domain.types.numeric.definition import Definition
from lessons.domain.types.rows import KeyLine, KeyRows, RowField, RowGroup, TypedKey
from lessons.domain.types.words import marked as _

_ACCEPTED = RowGroup(
    name="accepted",
    words=_("Accepted numbers"),
    one=_("Number %(number)s"),
    add=_("Add a number"),
    fields=(RowField(name="value", words=_("Number")), TOLERANCE, SHARE),
)
_UNIT = RowField(name="unit", words=_("Unit"), help=_("Shown beside the field of the answer."))


def _read(definition: Definition) -> TypedKey:
    rows = [
        {"value": item.value, "tolerance": item.tolerance, "share": str(item.share)}
        for item in definition.accepted
    ]
    return TypedKey(groups={"accepted": rows}, fields={"unit": definition.unit})


def _write(typed: TypedKey) -> list[KeyLine]:
    unit = one_line(typed.fields.get("unit", ""))
    return [
        KeyLine(
            text=accepted_line(row, unit),
            group="accepted",
            row=place,
            wrong="" if row.get("value", "").strip() else "number-wrong",
        )
        for place, row in typed.rows(_ACCEPTED)
    ]


ROWS = KeyRows(groups=(_ACCEPTED,), fields=(_UNIT,), read=_read, write=_write)
