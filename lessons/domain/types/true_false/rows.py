"""The key of a statement as one choice."""

from lessons.domain.types.rows import Cell, KeyLine, KeyRows, RowField, TypedKey
from lessons.domain.types.true_false.definition import MINUS, PLUS, Definition
from lessons.domain.types.true_false.words import WORDS
from lessons.domain.types.words import marked as _


def _read(definition: Definition) -> TypedKey:
    return TypedKey(fields={"correct": PLUS if definition.correct else MINUS})


def _write(typed: TypedKey) -> list[KeyLine]:
    return [KeyLine(text=typed.fields.get("correct", ""))]


ROWS = KeyRows(
    fields=(
        RowField(
            name="correct",
            words=_("The statement is"),
            cell=Cell.CHOICE,
            choices=WORDS.text_choices,
        ),
    ),
    read=_read,
    write=_write,
)
