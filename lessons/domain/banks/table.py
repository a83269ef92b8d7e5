"""Rows of a table and questions: one row a question, whatever file the table stands in."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lessons.domain.banks import keys
from lessons.domain.banks.bank import Bank, BankQuestion, ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import (
    FEEDBACK,
    KIND,
    OPTION,
    RIGHT,
    TEXT,
    WRONG,
    column_of,
    column_order,
    header_names,
    lettered_columns,
    numbered,
    numbered_columns,
    part_of,
)
from lessons.domain.banks.forms import Cells, Read, TableForm, key_of_lines
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.content.details import TASK_NAMES, from_text, to_text
from lessons.domain.content.parsing import parse
from lessons.domain.languages import LANGUAGES
from lessons.domain.limits import MAX_POINTS
from lessons.domain.text.folding import fold
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import KINDS, REGISTRY

Row = Sequence[str]

HEADER_WITHIN = 20
"""Rows in which the header is looked for: titles may stand above it."""
_MOST_COLUMNS = 200
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ONE_SIGN = re.compile(r"\w[.)]?")
_FORMS: dict[str, TableForm] = {code: kind.forms.table for code, kind in KINDS.items()}
_TYPES = {form.names: REGISTRY[code] for code, form in _FORMS.items()}
_KIND_BY_FOLDED = {
    fold(name): code for code, form in _FORMS.items() for name in (code, *form.names)
}


def find_header(rows: Sequence[Row]) -> int | None:
    """The place of the row that names the column of the question text; a name alone above wider
    rows is a title."""
    top = rows[:HEADER_WITHIN]
    for place, row in enumerate(top):
        if TEXT in columns_of(row) and _is_as_wide(row, top[place + 1 :]):
            return place
    return None


def _is_as_wide(header: Row, below: Sequence[Row]) -> bool:
    return _width(header) > 1 or all(_width(row) <= 1 for row in below)


def _width(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row)


def columns_of(header: Row) -> list[str]:
    """The column of each cell; of two cells with the same name the first one counts."""
    found: list[str] = []
    lettered = lettered_columns(header[:_MOST_COLUMNS])
    lettered = lettered or numbered_columns(header[:_MOST_COLUMNS])
    for place, cell in enumerate(header[:_MOST_COLUMNS]):
        column = lettered.get(place) or column_of(cell)
        found.append("" if column in found else column)
    return found


def read_row(columns: Sequence[str], row: Row, *, line: int) -> BankQuestion:
    """Raises ItemError."""
    named = list(zip(columns, row, strict=False))
    cells: Cells = {column: clean(cell) for column, cell in named if column}
    is_strange = any(cell.strip() for column, cell in named if not column)
    is_strange = is_strange or any(cell.strip() for cell in row[len(columns) :])
    if not cells.get(TEXT):
        raise ItemError(BankCode.TEXT_MISSING)
    cells = _with_right_first(cells)
    found = _read_key(cells)
    doubts = found.doubts
    if is_strange:
        _refuse_a_key_without_options(cells)
        doubts = (*doubts, BankCode.COLUMN_UNKNOWN)
    return keys.checked(
        found.key,
        text=cells[TEXT],
        **_part(cells.get("part", "")),
        label=clean_line(cells.get("label", "")),
        points=_points(cells.get("points", "")),
        explanation=cells.get("explanation", ""),
        hints=tuple(filter(None, cells.get("hints", "").split("\n"))),
        details=_details(cells.get("details", "")),
        title=clean_line(cells.get("title", "")),
        category=clean_line(cells.get("category", "")),
        tags=tuple(dict.fromkeys(filter(None, map(str.strip, cells.get("tags", "").split(","))))),
        doubts=doubts,
        line=line,
    )


def _with_right_first(cells: Cells) -> Cells:
    """A row whose right option and whose wrong ones stand in columns of their own."""
    wrong = numbered(cells, WRONG)
    if not wrong or numbered(cells, OPTION) or not cells.get(RIGHT):
        return cells
    others = {name: cell for name, cell in cells.items() if not name.startswith(f"{WRONG} ")}
    texts = enumerate([cells[RIGHT], *wrong.values()], start=1)
    options = {f"{OPTION} {number} {_LETTERS[number - 1]}": text for number, text in texts}
    return {**others, **options, RIGHT: _LETTERS[0]}


def _refuse_a_key_without_options(cells: Cells) -> None:
    """«2» or «B» names an option; where none was found, they stand in the unknown columns."""
    is_named = kind_of(cells.get(KIND, "")) or numbered(cells, OPTION)
    if not is_named and _ONE_SIGN.fullmatch(cells.get(RIGHT, "")):
        raise ItemError(BankCode.OPTIONS_UNNAMED)


def _details(text: str) -> dict[str, str]:
    try:
        return from_text(text, TASK_NAMES)
    except PayloadError as error:
        raise ItemError(BankCode.KEY_WRONG, f"{error.code} {error.key}") from error


def _part(name: str) -> dict[str, Any]:
    if name and part_of(name) is None:
        raise ItemError(BankCode.PART_UNKNOWN, name[:40])
    return {"part": part_of(name)}


def _points(text: str) -> int:
    if not text:
        return 1
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:6]) <= MAX_POINTS:
        raise ItemError(BankCode.POINTS_WRONG, text[:40])
    return int(text)


def _read_key(cells: Cells) -> Read:
    form = _form_of(cells)
    if form.read:
        return form.read(cells)
    return Read(key_of_lines(_TYPES[form.names], cells.get(RIGHT, "")))


def _form_of(cells: Cells) -> TableForm:
    """By the name of the kind; where there is none the first that knows what such a row means."""
    name = cells.get(KIND, "")
    kind = kind_of(name)
    if kind:
        return _FORMS[kind]
    found = next((form for form in _FORMS.values() if form.claims and form.claims(cells)), None)
    if name or found is None:
        raise ItemError(BankCode.KIND_UNKNOWN, name[:40])
    return found


def kind_of(name: str) -> str:
    """The kind of question of this name, or empty."""
    return _KIND_BY_FOLDED.get(fold(name), "")


def _kind_name(kind: str, language: str) -> str:
    return _FORMS[kind].names[LANGUAGES.index(language)]


def sources_of_rows(bank: Bank) -> list[str]:
    """The rejected rows; what stood above the header is no row of the table."""
    return [item.source for item in bank.rejected if item.code != BankCode.NOT_A_QUESTION]


def write_rows(questions: Iterable[BankQuestion], language: str) -> list[list[str]]:
    """The header and a row for each question; as many option columns as the largest one needs."""
    rows = [_cells(question, language) for question in questions]
    numbers = {
        name: sorted({int(key.rpartition(" ")[2]) for row in rows for key in row if _is(key, name)})
        for name in (OPTION, FEEDBACK)
    }
    order = column_order(numbers[OPTION], numbers[FEEDBACK])
    header = header_names(language, numbers[OPTION], numbers[FEEDBACK])
    return [header, *([row.get(column, "") for column in order] for row in rows)]


def _is(column: str, name: str) -> bool:
    return column.startswith(f"{name} ")


def _cells(question: BankQuestion, language: str) -> dict[str, str]:
    return {
        KIND: _kind_name(question.kind, language),
        "part": _part_cell(question),
        TEXT: question.text,
        **_write_key(question),
        "explanation": question.explanation,
        "hints": "\n".join(question.hints),
        "details": to_text(question.details, TASK_NAMES, language=language),
        "points": str(question.points),
        "label": question.label,
        "tags": ", ".join(question.tags),
        "title": question.title,
        "category": question.category,
    }


def _part_cell(question: BankQuestion) -> str:
    part = question.part
    return "" if part is None else str(part.level or part.value)


def _write_key(question: BankQuestion) -> Cells:
    parsed, write = parse(question), _FORMS[question.kind].write
    return write(parsed.definition) if write else {RIGHT: parsed.key_lines}
