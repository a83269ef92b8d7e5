"""Accepted dates, a row each."""

from lessons.domain.types.accepted_rows import SHARE, TOLERANCE, accepted_line
from lessons.domain.types.date.definition import Definition
from lessons.domain.types.date.saying import key_form
from lessons.domain.types.rows import KeyLine, KeyRows, RowField, RowGroup, TypedKey
from lessons.domain.types.words import marked as _

_ACCEPTED = RowGroup(
    name="accepted",
    words=_("Accepted dates"),
    one=_("Date %(number)s"),
    add=_("Add a date"),
    help=_("As precise as it is asked for: 12.05.1998, 05.1998, 1998, XIX century or 209 BC."),
    fields=(RowField(name="value", words=_("Date")), TOLERANCE, SHARE),
)


def _read(definition: Definition) -> TypedKey:
    rows = [
        {
            "value": key_form(item.moment),
            "tolerance": str(item.tolerance) if item.tolerance else "",
            "share": str(item.share),
        }
        for item in definition.accepted
    ]
    return TypedKey(groups={"accepted": rows})


def _write(typed: TypedKey) -> list[KeyLine]:
    return [
        KeyLine(
            text=accepted_line(row),
            group="accepted",
            row=place,
            wrong="" if row.get("value", "").strip() else "date-wrong",
        )
        for place, row in typed.rows(_ACCEPTED)
    ]


ROWS = KeyRows(groups=(_ACCEPTED,), read=_read, write=_write)
