"""Pairs, a row each, and matches that belong to nothing."""

from lessons.domain.types.lines import one_line
from lessons.domain.types.matching.definition import Definition, escaped
from lessons.domain.types.rows import KeyLine, KeyRows, Row, RowField, RowGroup, TypedKey
from lessons.domain.types.words import marked as _

_PAIRS = RowGroup(
    name="pairs",
    words=_("Pairs"),
    one=_("Pair %(number)s"),
    add=_("Add a pair"),
    help=_("Students see the matches in a mixed order."),
    least=3,
    fields=(
        RowField(name="item", words=_("Item")),
        RowField(name="match", words=_("Its match")),
    ),
)
_REST = RowGroup(
    name="rest",
    words=_("Matches that belong to nothing"),
    one=_("Left-over match %(number)s"),
    add=_("Add a match that belongs to nothing"),
    least=0,
    fields=(RowField(name="match", words=_("Text")),),
)


def _read(definition: Definition) -> TypedKey:
    texts = {match.id: one_line(match.text) for match in definition.matches}
    pairs = zip(definition.items, definition.correct, strict=True)
    rest = [match.id for match in definition.matches if match.id not in definition.correct]
    return TypedKey(
        groups={
            "pairs": [{"item": one_line(item.text), "match": texts[id_]} for item, id_ in pairs],
            "rest": [{"match": texts[id_]} for id_ in rest],
        }
    )


def _write(typed: TypedKey) -> list[KeyLine]:
    rest = (
        KeyLine(text=f"= {escaped(row['match'])}", group="rest", row=place)
        for place, row in typed.rows(_REST)
    )
    return [*(_pair(place, row) for place, row in typed.rows(_PAIRS)), *rest]


def _pair(place: int, row: Row) -> KeyLine:
    item, match = escaped(row.get("item", "")), escaped(row.get("match", ""))
    return KeyLine(
        text=f"{item} = {match}",
        group="pairs",
        row=place,
        wrong="" if item and match else "text-empty",
    )


ROWS = KeyRows(groups=(_PAIRS, _REST), read=_read, write=_write)
