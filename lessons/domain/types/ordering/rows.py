"""Items in their right order, a row each."""

from lessons.domain.types.lines import one_line
from lessons.domain.types.ordering.definition import LEAST, Definition
from lessons.domain.types.rows import KeyLine, KeyRows, RowField, RowGroup, TypedKey
from lessons.domain.types.words import marked as _

_ITEMS = RowGroup(
    name="items",
    words=_("Items in the right order"),
    one=_("Item %(number)s"),
    add=_("Add an item"),
    help=_("Students see them in a mixed order."),
    least=LEAST,
    fields=(RowField(name="text", words=_("Text")),),
)


def _read(definition: Definition) -> TypedKey:
    return TypedKey(groups={"items": [{"text": one_line(item.text)} for item in definition.items]})


def _write(typed: TypedKey) -> list[KeyLine]:
    return [
        KeyLine(text=one_line(row["text"]), group="items", row=place)
        for place, row in typed.rows(_ITEMS)
    ]


ROWS = KeyRows(groups=(_ITEMS,), read=_read, write=_write)
