"""Rows of a table and questions: one row a question, whatever file the table stands in."""

import re
from collections.abc import Iterable, Mapping, Sequence
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
    column_of,
    column_order,
    header_names,
    kind_name,
    kind_of,
    lettered_columns,
    part_of,
    truth_of,
)
from lessons.domain.banks.letters import letter_of
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.limits import MAX_POINTS
from lessons.domain.types.registry import REGISTRY

Row = Sequence[str]
Cells = Mapping[str, str]
Read = tuple[keys.Key, tuple[BankCode, ...]]

HEADER_WITHIN = 20
"""Rows in which the header is looked for: titles may stand above it."""
_MOST_COLUMNS = 200
_CHOICES = ("single-choice", "multiple-choice")
_PARTS_OF_KEY = re.compile(r"[\s,;/]+")
_ONE_SIGN = re.compile(r"\w[.)]?")
_LETTERS = "abcdefghijkl"
# «В», «Д», «Е» stand for other places in А Б В Г Д than in A B C D E, so they say nothing.
_CYRILLIC_LETTERS = {"а": 0, "б": 1, "с": 2, "г": 3}


def find_header(rows: Sequence[Row]) -> int | None:
    """The place of the row that names the column of the question text."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        if TEXT in columns_of(row):
            return place
    return None


def columns_of(header: Row) -> list[str]:
    """The column of each cell; of two cells with the same name the first one counts."""
    found: list[str] = []
    lettered = lettered_columns(header[:_MOST_COLUMNS])
    for place, cell in enumerate(header[:_MOST_COLUMNS]):
        column = lettered.get(place) or column_of(cell)
        found.append("" if column in found else column)
    return found


def read_row(columns: Sequence[str], row: Row, *, line: int) -> BankQuestion:
    """Raises ItemError."""
    named = list(zip(columns, row, strict=False))
    cells = {column: clean(cell) for column, cell in named if column}
    is_strange = any(cell.strip() for column, cell in named if not column)
    is_strange = is_strange or any(cell.strip() for cell in row[len(columns) :])
    if not cells.get(TEXT):
        raise ItemError(BankCode.TEXT_MISSING)
    key, doubts = _read_key(cells)
    if is_strange:
        _refuse_a_key_without_options(cells)
        doubts = (*doubts, BankCode.COLUMN_UNKNOWN)
    return keys.checked(
        key,
        text=cells[TEXT],
        **_part(cells.get("part", "")),
        label=clean_line(cells.get("label", "")),
        points=_points(cells.get("points", "")),
        explanation=cells.get("explanation", ""),
        hints=tuple(filter(None, cells.get("hints", "").split("\n"))),
        title=clean_line(cells.get("title", "")),
        category=clean_line(cells.get("category", "")),
        tags=tuple(dict.fromkeys(filter(None, map(str.strip, cells.get("tags", "").split(","))))),
        doubts=doubts,
        line=line,
    )


def _refuse_a_key_without_options(cells: Cells) -> None:
    """«2» or «B» names an option; where none was found, they stand in the unknown columns."""
    is_named = kind_of(cells.get(KIND, "")) or _numbered(cells, OPTION)
    if not is_named and _ONE_SIGN.fullmatch(cells.get(RIGHT, "")):
        raise ItemError(BankCode.OPTIONS_UNNAMED)


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
    kind = _named_kind(cells.get(KIND, ""))
    options = _numbered(cells, OPTION)
    if kind in _CHOICES or (not kind and options):
        return _read_choice(cells, options, kind)
    return _read_other_key(cells, options, kind), ()


def _read_other_key(cells: Cells, options: Mapping[int, str], kind: str) -> keys.Key:
    right = cells.get(RIGHT, "")
    if not kind:
        return _unnamed_key(right)
    if kind == "true-false":
        truth = truth_of(right)
        if truth is None:
            raise ItemError(BankCode.KEY_UNCLEAR if right else BankCode.KEY_MISSING, right[:40])
        return keys.true_false(is_true=truth)
    if kind == "short-answer":
        return keys.short_answer_of([*right.split("\n"), *options.values()])
    return keys.open_answer(right) if kind == "open-answer" else keys.from_lines(kind, right)


def _named_kind(name: str) -> str:
    kind = kind_of(name)
    if name and not kind:
        raise ItemError(BankCode.KIND_UNKNOWN, name[:40])
    return kind


def _unnamed_key(right: str) -> keys.Key:
    """What a row without options and kind means."""
    if not right:
        return keys.open_answer()
    truth = truth_of(right)
    if truth is not None:
        return keys.true_false(is_true=truth)
    return keys.short_answer_of(right.split("\n"))


def _numbered(cells: Cells, name: str) -> dict[int, str]:
    """The filled cells of «option 1», «option 2» … by their number."""
    found = {
        int(column.split()[1]): cell
        for column, cell in cells.items()
        if column.startswith(f"{name} ") and cell
    }
    return dict(sorted(found.items()))


def _letters(cells: Cells) -> dict[str, int]:
    """The number of each option whose column is named by a letter."""
    named = (column.split() for column in cells if column.startswith(f"{OPTION} "))
    return {letter[0]: int(number) for _, number, *letter in named if letter}


def _read_choice(cells: Cells, options: Mapping[int, str], kind: str) -> Read:
    right = cells.get(RIGHT, "")
    chosen = _right_numbers(right, options, _letters(cells)) if right else _starred(options)
    if not right and chosen:
        options = {number: text.removeprefix("*").strip() for number, text in options.items()}
    told = _numbered(cells, FEEDBACK)
    key = keys.choice(
        list(options.values()),
        [place for place, number in enumerate(options) if number in chosen],
        feedbacks=[told.get(number, "") for number in options],
        several=kind == "multiple-choice" or (not kind and len(chosen) > 1),
    )
    return key, (BankCode.KEY_TWO_WAYS,) if _means_others(right, options, chosen) else ()


def _means_others(right: str, options: Mapping[int, str], chosen: Sequence[int]) -> bool:
    """Whether the key, taken for the text of options, means others than it does as their places."""
    texts = {right, *_PARTS_OF_KEY.split(right)}
    named = {number for number, text in options.items() if text in texts}
    return bool(named) and named != set(chosen)


def _starred(options: Mapping[int, str]) -> list[int]:
    return [number for number, text in options.items() if text.startswith("*")]


def _right_numbers(right: str, options: Mapping[int, str], letters: Mapping[str, int]) -> list[int]:
    """Numbers or letters of columns, or the text of one option."""
    parts = [part for part in _PARTS_OF_KEY.split(right.strip(" .,;")) if part]
    named = [_number_of(part, letters) for part in parts]
    if named and all(number in options for number in named):
        return [number for number in named if number is not None]
    same = [number for number, text in options.items() if text == right]
    if len(same) != 1:
        raise ItemError(BankCode.KEY_UNCLEAR, right[:40])
    return same


def _number_of(part: str, letters: Mapping[str, int]) -> int | None:
    """``letters`` are those that name the columns; without them A B C and А Б С are known."""
    if part.isascii() and part.isdecimal():
        return int(part[:4])
    if letters:
        return letters.get(letter_of(part.rstrip(".)")))
    letter = part.lower().rstrip(".)")
    if len(letter) == 1 and letter in _LETTERS:
        return _LETTERS.index(letter) + 1
    return _CYRILLIC_LETTERS[letter] + 1 if letter in _CYRILLIC_LETTERS else None


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
        KIND: kind_name(question.kind, language),
        "part": _part_cell(question),
        TEXT: question.text,
        **_write_key(question),
        "explanation": question.explanation,
        "hints": "\n".join(question.hints),
        "points": str(question.points),
        "label": question.label,
        "tags": ", ".join(question.tags),
        "title": question.title,
        "category": question.category,
    }


def _part_cell(question: BankQuestion) -> str:
    part = question.part
    return "" if part is None else str(part.level or part.value)


def _write_key(question: BankQuestion) -> dict[str, str]:
    type_ = REGISTRY[question.kind]
    definition = type_.parse(question.payload)
    if question.kind not in _CHOICES:
        if question.kind == "true-false":
            return {RIGHT: "true" if definition.correct else "false"}
        return {RIGHT: type_.to_text(definition)}
    right = type_.solution(definition).option_ids
    options = list(enumerate(definition.options, start=1))
    return {
        **{f"{OPTION} {number}": option.text for number, option in options},
        **{
            f"{FEEDBACK} {number}": option.feedback for number, option in options if option.feedback
        },
        RIGHT: ", ".join(str(number) for number, option in options if option.id in right),
    }
