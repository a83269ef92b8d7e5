"""The key of a short answer as rows: what is accepted, and near misses."""

from lessons.domain.types.lines import one_line
from lessons.domain.types.rows import KeyLine, KeyRows, RowField, RowGroup, TypedKey
from lessons.domain.types.short_answer.definition import Definition, write_accepted, write_wrong
from lessons.domain.types.words import marked as _

_TEXT = (RowField(name="text", words=_("Text")),)
_ACCEPTED = RowGroup(
    name="accepted",
    words=_("Accepted answers"),
    one=_("Answer %(number)s"),
    add=_("Add an answer"),
    help=_("Endings, capitals and Russian letters need no row of their own."),
    fields=_TEXT,
)
_WRONG = RowGroup(
    name="wrong",
    words=_("Near misses"),
    one=_("Near miss %(number)s"),
    add=_("Add a near miss"),
    help=_("Wrong, however near they come to an accepted answer."),
    least=0,
    fields=_TEXT,
)


def _read(definition: Definition) -> TypedKey:
    return TypedKey(
        groups={
            "accepted": [{"text": one_line(text)} for text in definition.accepted],
            "wrong": [{"text": one_line(text)} for text in definition.wrong],
        }
    )


def _write(typed: TypedKey) -> list[KeyLine]:
    return [
        KeyLine(text=write(row["text"]), group=group.name, row=place)
        for group, write in ((_ACCEPTED, write_accepted), (_WRONG, write_wrong))
        for place, row in typed.rows(group)
    ]


ROWS = KeyRows(groups=(_ACCEPTED, _WRONG), read=_read, write=_write)
