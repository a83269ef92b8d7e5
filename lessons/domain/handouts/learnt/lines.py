"""Rows cut to one thing a row, with what a reader of roles looks at first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.item_marks import Kind, Mark, find_mark, find_number
from lessons.domain.handouts.learnt.asked_paragraphs import with_questions_apart
from lessons.domain.handouts.learnt.shared_options import with_options_apart
from lessons.domain.handouts.level_lines import LevelLine, Surety, find_level_line
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.model_answers import begins_answer
from lessons.domain.handouts.options import LETTERS, label_at_start
from lessons.domain.text.characters import BOXES, LONG_DASHES, STOPS, TICKS
from lessons.domain.text.samples import Sample

_INNER_NUMBER = re.compile(rf"(?<=[{STOPS})]) (?=(\d{{1,2}})[.)] ?[^\W\d])")
_DASHES = f" {LONG_DASHES}-"
_INLINE = re.compile(r" (?=(\d{1,2})\) ?\S)")
_LONGEST_OPTION = 60
_BOX = re.compile(rf"(?!√[\d(√a-zA-Z])[{BOXES}{TICKS}]|\[[ xх]?\](?= )")
"""``√9`` is a root, ``√ су`` a box that is ticked."""
_SHOWN = re.compile(
    r"(?:(?:show|see|reveal|показать)(?: the)? )?"
    r"(?P<name>(?:дұрыс |правильный |correct )?(?:жауа(?:п|бы)|ответ|answer))[.:]?",
    re.IGNORECASE,
)
_RIGHT = re.compile(rf"[{LETTERS}](?:[.)]?|[.)] ?\S.{{0,120}})")
SAMPLES = (
    Sample(
        pattern=_SHOWN,
        how="fullmatch",
        matches=("Show answer", "Жауабы", "Показать ответ"),
        misses=("Answer key", "Жауаптары", "Ответьте"),
    ),
)
_MARKS = (Kind.NUMBER, Kind.BULLET, Kind.LOOSE_NUMBER, Kind.ROMAN, Kind.LETTER)


@dataclass(frozen=True, slots=True)
class Line:
    """One row with its mark taken off."""

    row: Row
    mark: Mark | None = None
    mark_kind: Kind | None = None
    option: str = ""
    """The letter of an option, in capitals."""
    marker: LevelLine | None = None
    """A level marker and nothing else."""

    @property
    def text(self) -> str:
        return self.mark.rest if self.mark else self.row.text


def lines_of(rows: Sequence[Row]) -> tuple[Line, ...]:
    apart = with_options_apart(list(with_questions_apart(list(_with_shown_answers(rows)))))
    return tuple(_line(piece) for row in _whole(apart) for piece in _cut(row))


def _with_shown_answers(rows: Sequence[Row]) -> Iterator[Row]:
    """``Show answer`` above ``B``: a page shows the key where it is clicked."""
    place = 0
    while place < len(rows):
        shown = _SHOWN.fullmatch(rows[place].text)
        below = rows[place + 1] if shown and place + 1 < len(rows) else None
        if shown is None or below is None or _RIGHT.fullmatch(below.text) is None:
            yield rows[place]
            place += 1
            continue
        text = f"{shown['name']}: {below.text}"  # Without the word of the button.
        yield replace(below, line=rows[place].line, text=text)
        place += 2


def _whole(rows: Sequence[Row]) -> Iterator[Row]:
    """A number on a line of its own belongs to the text below."""
    number: Row | None = None
    for row in rows:
        mark = find_number(row.text)
        if number is not None and mark is None:
            yield replace(row, line=number.line, text=f"{number.text} {row.text}", starts=True)
            number = None
            continue
        if number is not None:
            yield number
        number = row if mark is not None and not mark.rest else None
        if number is None:
            yield row
    if number is not None:
        yield number


def _line(row: Row) -> Line:
    marker = find_level_line(row.text.rstrip(_DASHES))
    if marker is not None and not marker.rest and not marker.is_letter_alone:
        return Line(row, marker=marker)
    label = label_at_start(row.text)
    for kind in _MARKS:
        mark = find_mark(row.text, kind)
        if mark is not None:
            return Line(row, mark, kind, label.letter if label else "")
    return Line(row, option=label.letter if label else "")


def _cut(row: Row) -> Iterator[Row]:
    """A level marker before a question, and questions that share a row, stand apart."""
    marker = find_level_line(row.text)
    if marker is not None and marker.rest and _heads(marker):
        head = row.text[: len(row.text) - len(marker.rest)].rstrip()
        yield replace(row, text=head)
        yield from _spread(replace(row, text=marker.rest, starts=True, is_mid_sentence=False))
    elif len(_BOX.findall(row.text)) > 1:
        yield from _boxed(row)
    else:
        yield from _spread(row)


def _boxed(row: Row) -> Iterator[Row]:
    """``☐ су ☐ бу ☐ мұз``: each box to be ticked stands apart."""
    places = [match.start() for match in _BOX.finditer(row.text)]
    starts = [0, *places] if places[0] else places
    ends = [*starts[1:], len(row.text)]
    for start, end in zip(starts, ends, strict=True):
        yield replace(row, text=row.text[start:end].strip(), starts=True, is_mid_sentence=False)


def _heads(marker: LevelLine) -> bool:
    return not marker.is_letter_alone and (marker.surety is Surety.CLEAR or marker.has_stop)


def _is_inline(text: str) -> bool:
    """``1) су 2) бу 3) мұз``: short options that count from 1 on, whatever ends them."""
    numbers = [int(match[1]) for match in _INLINE.finditer(text)]
    return (
        text.startswith("1)")
        and len(numbers) > 1
        and numbers == list(range(2, len(numbers) + 2))
        and len(text) <= _LONGEST_OPTION * (len(numbers) + 1)
    )


def _spread(row: Row) -> Iterator[Row]:
    own = find_number(row.text)
    if own is None or begins_answer(row.text):
        yield row
        return
    number, start = own.number, 0
    inner = _INLINE if _is_inline(row.text) else _INNER_NUMBER
    for match in inner.finditer(row.text):
        if int(match[1]) == number + 1:
            yield replace(row, text=row.text[start : match.start()].strip())
            number, start = number + 1, match.end()
    yield replace(row, text=row.text[start:].strip()) if start else row
