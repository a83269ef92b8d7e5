"""Key points, a row each, and the model answer."""

from lessons.domain.types.definition import KeyPoint, PointKind
from lessons.domain.types.lines import one_line
from lessons.domain.types.open_answer.definition import Definition, write_key_point, write_model
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

_POINTS = RowGroup(
    name="points",
    words=_("Key points"),
    one=_("Key point %(number)s"),
    add=_("Add a key point"),
    help=_("One idea each. Without any the answer gets one mark for the whole."),
    fields=(
        RowField(name="points", words=_("Points"), cell=Cell.NUMBER, start="1"),
        RowField(name="text", words=_("Idea")),
        RowField(
            name="wordings",
            words=_("Other wordings"),
            cell=Cell.LINES,
            help=_("Other words for the same idea, one a line."),
            is_further=True,
        ),
        RowField(
            name="must_not",
            words=_("Must not say"),
            cell=Cell.LINES,
            help=_("An answer that says this loses the points, one a line."),
            is_further=True,
        ),
        RowField(
            name="kind",
            words=_("Asks for"),
            cell=Cell.CHOICE,
            choices={
                "": _("what its words say"),
                PointKind.IDEA.value: _("an idea"),
                PointKind.STANCE.value: _("an own position"),
                PointKind.EXAMPLE.value: _("an example"),
            },
            is_further=True,
        ),
    ),
)
_MODEL = RowField(name="model_answer", words=_("Model answer"), cell=Cell.LONG)


def _read(definition: Definition) -> TypedKey:
    rows = [_row(point) for point in definition.key_points]
    return TypedKey(groups={"points": rows}, fields={"model_answer": definition.model_answer})


def _row(point: KeyPoint) -> Row:
    return {
        "points": str(point.points),
        "text": one_line(point.text),
        "wordings": "\n".join(map(one_line, point.wordings)),
        "must_not": "\n".join(map(one_line, point.must_not)),
        "kind": point.kind.value if point.kind else "",
    }


def _write(typed: TypedKey) -> list[KeyLine]:
    points = [_line(place, row) for place, row in typed.rows(_POINTS)]
    model = write_model(typed.fields.get("model_answer", "").strip())
    return [*points, *([KeyLine(text=model)] if model else [])]


def _line(place: int, row: Row) -> KeyLine:
    number, text = row.get("points", "").strip(), one_line(row.get("text", ""))
    point = KeyPoint(
        id="",
        text=text,
        points=int(number) if _is_whole(number) else 0,
        wordings=tuple(texts_in(row.get("wordings", ""))),
        must_not=tuple(texts_in(row.get("must_not", ""))),
        kind=PointKind(row["kind"]) if row.get("kind") in list(PointKind) else None,
    )
    wrong = "" if text else "text-empty"
    return KeyLine(
        text="\n".join(write_key_point(point)),
        group="points",
        row=place,
        wrong=wrong or ("" if point.points else "points-wrong"),
    )


def _is_whole(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 4


ROWS = KeyRows(groups=(_POINTS,), fields=(_MODEL,), read=_read, write=_write)
