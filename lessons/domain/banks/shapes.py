"""What the columns of a sheet hold that no header names: a number, a text, options, a key."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.banks.columns import NUMBER, OPTION, RIGHT, TEXT
from lessons.domain.banks.letters import ALPHABETS, letter_of

Row = Sequence[str]
_FEWEST_OPTIONS = 2
_MOST_OPTIONS = 12
_FEWEST_ROWS = 2
_NAMES = {NUMBER: "№", TEXT: "Question text", RIGHT: "Right answer"}
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Shape:
    columns: tuple[str, ...]
    first: int
    """The row of the first question, from 0."""

    @property
    def names(self) -> list[str]:
        """A header that says the same."""
        return [_NAMES.get(column, column.capitalize()) for column in self.columns]


def find_shape(rows: Sequence[Row]) -> Shape | None:
    """None where the rows do not all look like a question with its options."""
    first = next((place for place, row in enumerate(rows) if _width(row) > _FEWEST_OPTIONS), None)
    if first is None:
        return None
    body = [row for row in rows[first:] if any(row)]
    if len(body) < _FEWEST_ROWS or any(_width(row) <= _FEWEST_OPTIONS for row in body):
        return None
    has_number = all(row[0].rstrip(".)").isdecimal() for row in body) and _rises(body)
    start = int(has_number)
    width = max(map(len, body))
    options = list(range(start + 1, width))
    right = _key_column(body, options)
    options = [place for place in options if place != right]
    if not _FEWEST_OPTIONS <= len(options) <= _MOST_OPTIONS or not _are_texts(body, start):
        return None
    columns = [*([NUMBER] if has_number else []), TEXT]
    numbers = {place: number for number, place in enumerate(options, start=1)}
    for place in range(start + 1, width):
        columns.append(RIGHT if place == right else f"{OPTION} {numbers[place]}")
    return Shape(tuple(columns), first)


def find_right_column(
    columns: Sequence[str], rows: Sequence[Row], options: Sequence[int]
) -> int | None:
    """A column without a known name in which every row names one of its options."""
    width = max((len(row) for row in rows), default=0)
    found = [
        place
        for place in range(width)
        if not (columns[place] if place < len(columns) else "")
        and _names_options(rows, options, place)
    ]
    return found[0] if len(found) == 1 else None


def _width(row: Row) -> int:
    return sum(bool(cell) for cell in row)


def _rises(rows: Sequence[Row]) -> bool:
    numbers = [int(row[0].rstrip(".)")[:9]) for row in rows]
    return numbers == sorted(set(numbers))


def _are_texts(rows: Sequence[Row], place: int) -> bool:
    """Questions are words, and each is another one."""
    texts = [row[place] if place < len(row) else "" for row in rows]
    are_words = all(any(map(str.isalpha, text)) and len(text) > 2 for text in texts)
    return are_words and len(set(texts)) == len(texts)


def _key_column(rows: Sequence[Row], places: Sequence[int]) -> int | None:
    """The last column, or the one before the options, where every row names an option there."""
    for place in (*places[-1:], *places[:1]):
        if _names_options(rows, [other for other in places if other != place], place):
            return place
    return None


def _names_options(rows: Sequence[Row], options: Sequence[int], place: int) -> bool:
    filled = [row for row in rows if any(row)]
    return bool(filled) and all(_names(row, options, place) for row in filled)


def _names(row: Row, options: Sequence[int], place: int) -> bool:
    key = row[place].strip(" .)") if place < len(row) else ""
    texts = [row[other] for other in options if other < len(row) and row[other]]
    if not key or len(key) > _LONGEST_KEY or len(texts) < _FEWEST_OPTIONS:
        return False
    named = [part for part in key.replace(",", " ").split() if part]
    is_letter = all(len(part) == 1 and _is_letter(part, len(texts)) for part in named)
    is_number = all(part.isdecimal() and 1 <= int(part[:3]) <= len(texts) for part in named)
    return is_letter or (is_number and key not in texts) or row[place] in texts


def _is_letter(part: str, count: int) -> bool:
    return letter_of(part) in {letter for one in ALPHABETS for letter in one[:count]}


def with_places(rows: Sequence[Row], right: int, options: int) -> list[Row]:
    """Letters of the key as numbers, where all that are used belong to one alphabet only."""
    used = {letter_of(part) for row in rows for part in _parts(row, right)}
    if not used or not all(len(part) == 1 and part.isalpha() for part in used):
        return list(rows)
    fitting = [one for one in ALPHABETS if used <= set(one[:options])]
    places = {tuple(one.index(letter) for letter in sorted(used)) for one in fitting}
    if len(places) != 1:
        return list(rows)
    return [_with_place(row, right, fitting[0]) for row in rows]


def _parts(row: Row, right: int) -> list[str]:
    cell = row[right] if right < len(row) else ""
    return [part.strip(" .)") for part in cell.replace(",", " ").split()]


def _with_place(row: Row, right: int, alphabet: str) -> Row:
    parts = _parts(row, right)
    if not parts:
        return row
    cells = [*row]
    cells[right] = ", ".join(str(alphabet.index(letter_of(part)) + 1) for part in parts)
    return cells
