"""Options of a test that stand beside each other on a page: one behind the other, each with the
lines that it goes on over."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from lessons.domain.handouts.options import fits, is_first
from lessons.domain.handouts.pages.words import Word
from lessons.domain.text.characters import LETTER

Words = tuple[Word, ...]

_OPTION = re.compile(rf"\(?(?P<letter>{LETTER})\)")
_TOUCH = 5.0
"""Points by which the options of one column begin apart."""
_MOST_LINES = 12


def with_options_in_order(lines: Sequence[Words]) -> Iterator[Words]:
    place = 0
    while place < len(lines):
        columns = _columns(lines[place])
        end = _end(lines, place, columns) if columns else place
        cells = _cells(lines[place:end], columns)
        letters = [_letter(cell[0]) for cell in cells]
        ordered = sorted(range(len(cells)), key=lambda index: letters[index])
        is_run = len(cells) > len(columns) > 1 and fits([letters[index] for index in ordered])
        if is_run and is_first(letters[ordered[0]]):
            yield from chain.from_iterable(cells[index] for index in ordered)
        else:
            end = place + 1
            yield lines[place]
        place = end


def beside_each_other(lines: Sequence[Words], x: float) -> bool:
    """What stands right of ``x`` are options beside others, and no column of a text."""
    right = [[word for word in line if word.left > x] for line in lines]
    first = [line[0] for line in lines if line and line[0].left < x]
    options = [words for words in right if words and _OPTION.fullmatch(words[0].text)]
    left = sum(_OPTION.fullmatch(word.text) is not None for word in first)
    filled = [words for words in right if words]
    return bool(filled) and len(options) == len(filled) and left >= len(options)


def _columns(line: Words) -> list[float]:
    """Where its options begin; none where the line begins with something else."""
    labels = [word.left for word in line if _OPTION.fullmatch(word.text)]
    return labels if labels and labels[0] == line[0].left and len(labels) > 1 else []


def _end(lines: Sequence[Words], first: int, columns: Sequence[float]) -> int:
    end = first + 1
    while end < min(len(lines), first + _MOST_LINES):
        line = lines[end]
        labels = [word.left for word in line if _OPTION.fullmatch(word.text)]
        is_row = bool(labels) and all(_column(left, columns) is not None for left in labels)
        begins_anew = is_row and is_first(_letter((line[0],)))
        goes_on = not labels and line[0].text[:1].islower() and line[0].left >= columns[0] - _TOUCH
        if begins_anew or not (is_row or goes_on):
            break
        end += 1
    return end


def _column(left: float, columns: Sequence[float]) -> int | None:
    near = [n for n, column in enumerate(columns) if abs(column - left) <= _TOUCH]
    return near[0] if near else None


def _cells(lines: Sequence[Words], columns: Sequence[float]) -> list[list[Words]]:
    """The lines of each option."""
    found: list[list[Words]] = []
    own: dict[int, list[Words]] = {}
    for line in lines:
        for n, words in _by_column(line, columns):
            if _OPTION.fullmatch(words[0].text) or n not in own:
                own[n] = [words]
                found.append(own[n])
            else:
                own[n].append(words)
    return found


def _by_column(line: Words, columns: Sequence[float]) -> Iterator[tuple[int, Words]]:
    edges = [*columns[1:], float("inf")]
    begin = float("-inf")
    for n, edge in enumerate(edges):
        words = tuple(word for word in line if begin <= word.left < edge - _TOUCH)
        if words:
            yield n, words
        begin = edge - _TOUCH


def _letter(cell: Words) -> str:
    match = _OPTION.fullmatch(cell[0].text)
    return match["letter"].upper() if match else ""
