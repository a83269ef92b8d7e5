"""Rows of tests to items: a stem, its options and what the author wrote as its key.

First the runs of options are found (A, B, C … in one of the known orders), then what stands
between two runs is shared out: the end of the last option, its key, the stem of the next item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lessons.domain.handouts.answer_keys import find_key, is_key_list, read_letters
from lessons.domain.handouts.item_keys import (
    take_key,
    take_key_of_last_option,
    take_key_of_stem,
    take_lists,
)
from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.lines import Row, begins_small
from lessons.domain.handouts.options import (
    ANY,
    FEWEST_OPTIONS,
    Label,
    fits,
    is_first,
    label_at_start,
    labels_inside,
)
from lessons.domain.handouts.raw_items import RawItem, RawItems, RawOption, Rows

_HINT = re.compile(
    r"(?:жауап(?:тары|тар)?|жауап нұсқалары|нұсқалар(?:ы)?|варианты(?: ответов)?|ответы) ?:? ?",
    re.IGNORECASE,
)
"""What may stand between a stem and its first option."""


@dataclass(frozen=True, slots=True)
class _Place:
    index: int
    label: Label


_Run = list[_Place]


def has_options(rows: Sequence[Row]) -> bool:
    return bool(_runs(rows, digits=False) or _runs(rows, digits=True))


def has_letters(rows: Sequence[Row]) -> bool:
    return bool(_runs(rows, digits=False))


def split_number(row: Row) -> tuple[int | None, Row]:
    """The number that a question begins with, and the row without it."""
    mark = find_number(row.text)
    return (mark.number, replace(row, text=mark.rest)) if mark else (None, row)


def read_items(rows: Sequence[Row]) -> RawItems:
    """Letters count before digits: beside letters, digits are the numbers of the questions."""
    runs = _runs(rows, digits=False) or _runs(rows, digits=True)
    if not runs:
        return RawItems((), rest=tuple(rows))
    items: list[RawItem] = []
    first = _Gap(rows, 0, runs[0][0])
    intro = first.read_leading(items)
    is_above = bool(items) and any(_is_key_alone(row.text) for row in items[-1].rows[1:])
    keys: list[Row] = []
    rest: list[Row] = []
    for run, following in pairwise([*runs, None]):
        if run is None:
            break
        items[-1].options = _read_options(rows, run)
        take_key_of_stem(items[-1])
        gap = _Gap(rows, run[-1].index + 1, following[0] if following else None)
        gap.read_after(items, rest, keys, is_above=is_above)
    return RawItems(tuple(items), intro, tuple(rest), tuple(keys))


# Runs of options


def _runs(rows: Sequence[Row], *, digits: bool) -> list[_Run]:
    found: list[_Run] = []
    run: _Run = []
    places = list(_places(rows, digits=digits))
    brackets = _next_brackets(places)
    goes_on_at = 0
    for index, place in enumerate(places):
        following = places[index + 1] if index + 1 < len(places) else None
        if index < goes_on_at and not place.label.is_firm:
            continue
        if run and _continues(run, place, following, rows, digits=digits):
            run.append(place)
        elif is_first(place.label.letter) and not _is_inside(run, place):
            found.append(run)
            run = [place]
        else:
            continue
        # Where brackets go on, what has a period between them is somebody's initial.
        ahead = brackets[index]
        if not digits and ahead > index + 1 and _continues(run, places[ahead], None, rows):
            goes_on_at = ahead
    return [run for run in (*found, run) if len(run) >= FEWEST_OPTIONS]


def _next_brackets(places: Sequence[_Place]) -> list[int]:
    """For each place the next one with a bracket, 0 where there is none."""
    found = [0] * len(places)
    for index in range(len(places) - 2, -1, -1):
        found[index] = index + 1 if places[index + 1].label.is_firm else found[index + 1]
    return found


def _is_inside(run: _Run, place: _Place) -> bool:
    """On the line of a run's last option nothing shows where that option ends."""
    return len(run) >= FEWEST_OPTIONS and place.index == run[-1].index


def _places(rows: Sequence[Row], *, digits: bool) -> Iterator[_Place]:
    for index, row in enumerate(rows):
        if digits and index == 0:
            continue  # Options have a stem above them.
        if is_key_list(row.text) or read_letters(row.text) or _is_key_alone(row.text):
            continue
        label = label_at_start(row.text, digits=digits)
        if label:
            yield _Place(index, label)
        if not digits:
            start = label.end if label else 0
            yield from (_Place(index, inner) for inner in labels_inside(row.text, start))


def _continues(
    run: _Run,
    place: _Place,
    following: _Place | None,
    rows: Sequence[Row],
    *,
    digits: bool = False,
) -> bool:
    if place.label.is_firm != run[0].label.is_firm:
        return False
    if digits:
        # Numbers of questions look the same, but then the options begin anew with 1, or other
        # paragraphs stand between them.
        is_question = following is not None and is_first(following.label.letter)
        is_apart = any(row.starts for row in rows[run[-1].index + 1 : place.index])
        return not is_question and not is_apart and _fits_on(run, place)
    between = rows[run[-1].index + 1 : place.index + (place.label.start > 0)]
    if any(find_number(row.text) or _is_key_alone(row.text) for row in between):
        return False
    return _fits_on(run, place) or _is_slip(run, place, following)


def _fits_on(run: _Run, place: _Place) -> bool:
    return fits([*_letters(run), place.label.letter])


def _is_slip(run: _Run, place: _Place, following: _Place | None) -> bool:
    """A letter mistyped at the beginning of a line: the next one fits again, or begins anew."""
    is_option = len(run) >= FEWEST_OPTIONS and place.label.start == 0 and place.label.is_firm
    if not is_option or is_first(place.label.letter):
        return False
    return (
        following is None
        or is_first(following.label.letter)
        or fits([*_letters(run), ANY, following.label.letter])
    )


def _letters(run: _Run) -> list[str]:
    letters: list[str] = []
    for place in run:
        fitting = [*letters, place.label.letter]
        letters.append(place.label.letter if fits(fitting) else ANY)
    return letters


def _is_key_alone(text: str) -> bool:
    beside = find_key(text)
    return beside is not None and not beside.before


def _read_options(rows: Sequence[Row], run: _Run) -> list[RawOption]:
    counts = [sum(other.index == place.index for other in run) for place in run]
    options = []
    for (place, following), count in zip(pairwise([*run, None]), counts, strict=True):
        if place is None:
            break
        is_inner = following is not None and following.index == place.index
        end = following.label.start if following and is_inner else None
        row = rows[place.index]
        own = [replace(row, text=row.text[place.label.end : end].strip())]
        if following and not is_inner:
            own += rows[place.index + 1 : following.index]
            if following.label.start:
                shared = rows[following.index]
                own.append(replace(shared, text=shared.text[: following.label.start].strip()))
        options.append(RawOption(place.label.letter, own, place.label.has_sign, count == 1))
    return options


# Between the runs


@dataclass(slots=True)
class _Gap:
    """Rows from ``start`` to the label ``until``, with what stands before it on its line."""

    rows: Sequence[Row]
    start: int
    until: _Place | None

    def _between(self) -> list[Row]:
        if self.until is None:
            return list(self.rows[self.start :])
        between = list(self.rows[self.start : self.until.index])
        if self.until.label.start:
            row = self.rows[self.until.index]
            between.append(replace(row, text=row.text[: self.until.label.start].strip()))
        return [row for row in between if not _HINT.fullmatch(row.text)]

    def read_leading(self, items: list[RawItem]) -> Rows:
        """Adds the first stem and items without options above it; returns what only announces."""
        rows = self._between()
        starts = [index for index, row in enumerate(rows) if find_number(row.text)]
        if not starts:
            starts = [index for index, row in enumerate(rows) if row.starts][-1:] or [0]
        items.extend(_split(rows[starts[0] :], has_options=True))
        return tuple(rows[: starts[0]])

    def read_after(
        self, items: list[RawItem], rest: list[Row], keys: list[Row], *, is_above: bool
    ) -> None:
        """``is_above``: the author writes every key above the options that it names."""
        item = items[-1]
        # "Ключ: А, В" beside a single item is its own key.
        has_letters = self.until is None and not any(each.key for each in items) and len(items) > 1
        rows = take_lists(self._between(), keys, has_letters=has_letters)
        rows = rows if is_above else take_key(item, rows)
        count = _count_own(rows, is_last=self.until is None)
        item.options[-1].rows += rows[:count]
        take_key_of_last_option(item)
        following = rows[count:]
        if self.until is None and not (following and find_number(following[0].text)):
            rest += following
        else:
            items.extend(_split(following, has_options=self.until is not None))


def _count_own(rows: Sequence[Row], *, is_last: bool) -> int:
    """How many rows still belong to the option above them."""
    for index, row in enumerate(rows):
        if find_number(row.text):
            return index
    for index, row in enumerate(rows):
        if row.starts and not begins_small(row.text):
            return index
    return len(rows) if is_last else 0


def _split(rows: Sequence[Row], *, has_options: bool) -> list[RawItem]:
    """One item for each number; the last one is the stem of the options that follow.

    Where options follow, a single new 1 begins the tests below open questions; a stem that lists
    1, 2, 3 has more numbers.
    """
    items: list[RawItem] = []
    numbers = [split_number(row)[0] for row in rows]
    last = max((place for place, number in enumerate(numbers) if number), default=0)
    for place, row in enumerate(rows):
        number, rest = split_number(row)
        is_next = items and number is not None and number == (items[-1].number or 0) + 1
        is_anew = has_options and place == last and number == 1
        if not items or is_next or is_anew:
            items.append(RawItem([rest], number))
        else:
            items[-1].rows.append(row)
    return items or [RawItem([])]
