"""Items whose lines each begin with a mark that says what they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from lessons.domain.handouts.dialects.found import FoundOption, FoundTest, Rows, ends_option
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import fits, is_first

_LONGEST_STEM = 60
"""Rows; more than that and no item was meant."""


class Mark(Enum):
    HEAD = auto()  # begins an item; what stands behind it begins the stem
    STEM = auto()  # begins the stem, and the item where no head stands above it
    OPTION = auto()
    RIGHT = auto()
    WRONG = auto()
    KEY = auto()
    LEVEL = auto()
    EXPLANATION = auto()
    ASIDE = auto()  # belongs to the item and says nothing that is kept
    END = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    mark: Mark
    rest: str = ""
    letter: str = ""
    number: int | None = None
    value: str = ""


Find = Callable[[str], Marked | None]


@dataclass(slots=True)
class _Open:
    first: int
    number: int | None = None
    stem: list[Row] = field(default_factory=list)
    options: list[FoundOption] = field(default_factory=list)
    key: str = ""
    level: int | None = None
    explanation: list[Row] = field(default_factory=list)
    asides: list[Row] = field(default_factory=list)
    last: Mark = Mark.HEAD

    def add_option(self, row: Row, found: Marked) -> bool:
        """Whether the letter is the next one; a stem may begin with somebody's initial."""
        letters = [option.letter for option in self.options]
        if found.letter and not fits([*letters, found.letter]):
            if len(letters) != 1 or not is_first(found.letter):
                return False
            self.stem.extend(self.options.pop().rows)
        right = found.mark is Mark.RIGHT
        self.options.append(FoundOption((_rest(row, found.rest),), right, found.letter))
        return True

    def go_on(self, row: Row) -> None:
        if self.last is Mark.EXPLANATION:
            self.explanation.append(row)
        elif self.options:
            last = self.options[-1]
            self.options[-1] = replace(last, rows=(*last.rows, row))
        else:
            self.stem.append(row)

    def closed(self, end: int, *, allows_typed: bool) -> FoundTest:
        are_right = [option.is_right for option in self.options]
        return FoundTest(
            first=self.first,
            end=end,
            stem=_filled(self.stem),
            options=tuple(self.options),
            key=self.key,
            level=self.level,
            number=self.number,
            explanation=_filled(self.explanation),
            asides=_filled(self.asides),
            is_typed=allows_typed and bool(are_right) and all(are_right),
        )


def read_marked(rows: Sequence[Row], find: Find, *, allows_typed: bool = False) -> list[FoundTest]:
    """``allows_typed``: where every option is right, they are answers to be typed."""
    return [
        current.closed(end, allows_typed=allows_typed)
        for current, end in _items(rows, find)
        if current.stem or current.options
    ]


def _items(rows: Sequence[Row], find: Find) -> Iterator[tuple[_Open, int]]:
    current: _Open | None = None
    for index, row in enumerate(rows):
        found = find(row.text)
        if found is not None and _begins(found.mark, current):
            if current is not None:
                yield current, index
            current = _Open(index)
        elif current is not None and _is_over(current, found, rows[index - 1], row):
            yield current, index + (found is not None)
            current = None
        if current is not None:
            _take(current, row, found)
    if current is not None:
        yield current, len(rows)


def _begins(mark: Mark, current: _Open | None) -> bool:
    is_whole = current is None or bool(current.stem or current.options)
    return mark is Mark.HEAD or (mark is Mark.STEM and is_whole)


def _is_over(current: _Open, found: Marked | None, above: Row, row: Row) -> bool:
    if found is not None:
        return found.mark is Mark.END
    if len(current.stem) > _LONGEST_STEM:
        return True
    is_told = current.last in {Mark.KEY, Mark.LEVEL, Mark.ASIDE} and bool(current.options)
    return is_told or (bool(current.options) and ends_option(above, row))


def _take(current: _Open, row: Row, found: Marked | None) -> None:
    if found is None:
        current.go_on(row)
        return
    is_option = found.mark in {Mark.OPTION, Mark.RIGHT, Mark.WRONG}
    if is_option and not current.add_option(row, found):
        current.go_on(row)
        return
    if found.mark in {Mark.HEAD, Mark.STEM} and found.rest:
        current.stem.append(_rest(row, found.rest))
    elif found.mark is Mark.ASIDE:
        current.asides.append(row)
    elif found.mark is Mark.EXPLANATION:
        current.explanation.append(_rest(row, found.rest))
    current.number = found.number if found.number is not None else current.number
    current.key = current.key or (found.value if found.mark is Mark.KEY else "")
    if found.mark is Mark.LEVEL and found.value.isdecimal():
        current.level = int(found.value)
    current.last = found.mark


def _rest(row: Row, text: str) -> Row:
    return replace(row, text=text)


def _filled(rows: Sequence[Row]) -> Rows:
    return tuple(row for row in rows if row.text)
