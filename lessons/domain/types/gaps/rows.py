"""A text with gaps as rows: the words that lead up to a gap, and what belongs into it."""

from lessons.domain.types.gaps.definition import Definition, Gap
from lessons.domain.types.gaps.gap_text import GapLine, write_gap, write_words
from lessons.domain.types.lines import one_line
from lessons.domain.types.rows import (
    Cell,
    KeyLine,
    KeyRows,
    Row,
    RowField,
    RowGroup,
    TypedKey,
    texts_in,
)
from lessons.domain.types.words import marked as _

_GAPS = RowGroup(
    name="gaps",
    words=_("Text and gaps"),
    one=_("Gap %(number)s"),
    add=_("Add a gap"),
    help=_("The words as they follow each other, blanks before a gap included."),
    fields=(
        RowField(name="before", words=_("Words before the gap"), cell=Cell.LONG),
        RowField(
            name="right",
            words=_("What belongs into it"),
            cell=Cell.LINES,
            help=_("Everything that is accepted, one a line."),
        ),
        RowField(
            name="choices",
            words=_("To choose from"),
            cell=Cell.LINES,
            help=_("One a line, the right one too. Without any the student types."),
            is_further=True,
        ),
    ),
)
_AFTER = RowField(name="after", words=_("Words after the last gap"), cell=Cell.LONG)


def _read(definition: Definition) -> TypedKey:
    rows = [_row(gap) for gap in definition.gaps]
    return TypedKey(groups={"gaps": rows}, fields={"after": definition.after})


def _row(gap: Gap) -> Row:
    texts = [one_line(text) for text in gap.line.texts]
    right = texts if gap.line.right is None else [texts[gap.line.right]]
    choices = [] if gap.line.right is None else texts
    return {"before": gap.before, "right": "\n".join(right), "choices": "\n".join(choices)}


def _write(typed: TypedKey) -> list[KeyLine]:
    gaps = [_line(place, row) for place, row in typed.rows(_GAPS)]
    return [*gaps, KeyLine(text=write_words(typed.fields.get("after", "")))]


def _line(place: int, row: Row) -> KeyLine:
    gap, wrong = _gap(texts_in(row.get("right", "")), texts_in(row.get("choices", "")))
    return KeyLine(
        text=write_words(row.get("before", "")) + write_gap(gap),
        group="gaps",
        row=place,
        wrong=wrong or _wrong_texts(gap.texts),
    )


def _gap(right: list[str], choices: list[str]) -> tuple[GapLine, str]:
    """(gap, code of what is wrong); a right one that is not among the choices joins them."""
    if not choices or not right:
        return GapLine(tuple(right)), ""
    same = [text.casefold() for text in choices]
    if right[0].casefold() not in same:
        choices, same = [*choices, right[0]], [*same, right[0].casefold()]
    wrong = "right-twice" if len(right) > 1 else "gap-single" if len(choices) == 1 else ""
    return GapLine(tuple(choices), same.index(right[0].casefold())), wrong


def _wrong_texts(texts: tuple[str, ...]) -> str:
    if not texts:
        return "text-empty"
    return "repeated" if len({text.casefold() for text in texts}) < len(texts) else ""


ROWS = KeyRows(groups=(_GAPS,), fields=(_AFTER,), read=_read, write=_write, between="")
