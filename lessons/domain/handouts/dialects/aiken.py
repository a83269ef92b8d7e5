"""Aiken inside a document: lettered options with ``ANSWER: B`` below, ``FEEDBACK:`` perhaps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from lessons.domain.handouts.dialects.found import FoundOption, FoundTest, Rows, Told
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import LETTERS, Label, fits, label_at_start
from lessons.domain.text.samples import Sample

_ANSWER = re.compile(
    rf"(?:ANSWERS?|CORRECT) ?: ?(?P<key>[{LETTERS}](?:[\s,;]+[{LETTERS}])*)[.)]?", re.IGNORECASE
)
SAMPLES = (
    Sample(
        pattern=_ANSWER,
        how="fullmatch",
        matches=("ANSWER: B", "Answer: A, C"),
        misses=("Answer: Бұл мәтін", "ANSWER"),
    ),
)
_FEEDBACK = re.compile(r"FEEDBACK ?: ?(?P<rest>.*)", re.IGNORECASE)
_LONGEST = 60
"""Rows of one item."""


class AikenLines:
    code = "aiken"
    fewest = 2
    needs_key = True

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        return list(_items(rows))

    def write(self, test: Told) -> list[str]:
        lettered = list(zip(ascii_uppercase, test.options, strict=False))
        key = ", ".join(letter for letter, (_, is_right) in lettered if is_right)
        options = (f"{letter}. {text}" for letter, (text, _) in lettered)
        return [test.text, *options, f"ANSWER: {key}"]


def _items(rows: Sequence[Row]) -> Iterator[FoundTest]:
    above = -1
    for index, row in enumerate(rows):
        answer = _ANSWER.fullmatch(row.text)
        if answer is None:
            continue
        labels = _labels(rows, max(above + 1, index - _LONGEST), index)
        end, told = _feedback(rows, index + 1)
        if labels:
            first = _first_of_stem(rows, above + 1, labels[0][0])
            yield FoundTest(
                first=first,
                end=end,
                stem=tuple(rows[first : labels[0][0]]),
                options=tuple(_options(rows, labels, index)),
                key=answer["key"],
                explanation=told,
            )
        above = end - 1


def _labels(rows: Sequence[Row], start: int, end: int) -> list[tuple[int, Label]]:
    """The options right above the answer, from their first letter on."""
    found: list[tuple[int, Label]] = []
    for index in range(start, end):
        label = label_at_start(rows[index].text)
        if label is None:
            continue
        letters = [each.letter for _, each in found]
        if fits([*letters, label.letter]):
            found.append((index, label))
        elif fits([label.letter]):
            found = [(index, label)]
    return found if len(found) > 1 else []


def _options(
    rows: Sequence[Row], labels: Sequence[tuple[int, Label]], end: int
) -> Iterator[FoundOption]:
    stops = [index for index, _ in labels[1:]] + [end]
    for (index, label), stop in zip(labels, stops, strict=True):
        first = replace(rows[index], text=rows[index].text[label.end :].strip())
        yield FoundOption((first, *rows[index + 1 : stop]), letter=label.letter)


def _first_of_stem(rows: Sequence[Row], start: int, option: int) -> int:
    """Back to an empty line, a heading or a level; nothing parts the rows of one stem."""
    first = option
    while first > start and _is_of_stem(rows[first - 1], rows[first], is_last=first == option):
        first -= 1
        if start == 0 and rows[first].starts:
            break
    return first


def _is_of_stem(above: Row, row: Row, *, is_last: bool) -> bool:
    is_level = find_level_line(above.text) is not None
    is_near = row.line - above.line <= 1 or is_last
    return is_near and not above.heading and not is_level


def _feedback(rows: Sequence[Row], start: int) -> tuple[int, Rows]:
    """(where the next item may begin, what the author says of the answer)."""
    match = _FEEDBACK.fullmatch(rows[start].text) if start < len(rows) else None
    if match is None:
        return start, ()
    first = replace(rows[start], text=match["rest"])
    return start + 1, (first,) if first.text else ()
