"""The rows of a block to items: paragraphs of prose, or questions and tasks of a list."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.item_marks import Kind, Mark, are_list, find_mark, is_listed
from lessons.domain.handouts.lines import Row, begins_small
from lessons.domain.handouts.model_answers import begins_answer, only_announces_answer
from lessons.domain.handouts.options import fits
from lessons.domain.text.characters import OPENING_QUOTES
from lessons.domain.text.sentences import ends_sentence

Rows = tuple[Row, ...]

_INNER_NUMBER = re.compile(rf"(?<=[.?!;)\]]) (\d{{1,2}})[.)] ?(?=[^\W\d_]|[{OPENING_QUOTES}])")
_INNER_AFTER_STOP = re.compile(rf"(?<=[.?!;]) (\d{{1,2}})[.)] ?(?=[^\W\d_]|[{OPENING_QUOTES}])")
"""On a line that goes on with an item; a bracket there may close the name of a source."""
_FOLLOW_UP = re.compile(
    r"(?:жауабыңызды|пікіріңізді|ойыңызды|мысал|ответ|обоснуйте|приведите пример)", re.IGNORECASE
)
"""A second sentence that asks for more of the same answer."""
_LONGEST_GLOSS = 4
_SURE = frozenset({Kind.NUMBER, Kind.BULLET})


@dataclass(frozen=True, slots=True)
class Items:
    groups: tuple[Rows, ...]
    """One group of rows for each item, its number or bullet taken off."""
    intro: Rows = ()
    """A sentence that announces the list and is no item itself."""


def split_paragraphs(rows: Sequence[Row]) -> tuple[Rows, ...]:
    """Within a list every number or bullet begins a paragraph, however the lines are wrapped."""
    is_list = bool(rows) and not rows[0].is_block and is_list_item(rows[0])
    return tuple(_groups(rows, _begins_listed if is_list else _begins_paragraph))


def is_list_item(row: Row) -> bool:
    return is_listed(row.text)


def split_items(rows: Sequence[Row], *, is_inline: bool) -> Items:
    """Numbered, bulleted, or one item a paragraph.

    ``is_inline``: the first item stands on the heading's own line, as where the level line is
    repeated for each question. Then a new sentence on a new line still belongs to that item,
    but above a list it only announces the items.
    """
    has_gloss = is_inline and len(rows) > 1 and _is_gloss(rows[0], rows[1])
    for kind in Kind:
        start = _first_marked(rows, kind, is_inline=is_inline, has_gloss=has_gloss)
        if start is not None:
            return _split_marked(rows, start, kind)
    if has_gloss:
        items = split_items(rows[1:], is_inline=False)
        return Items(items.groups, (rows[0], *items.intro))
    return Items(tuple(_groups(rows, _begins_asked if is_inline else _begins_item)))


def _is_gloss(row: Row, following: Row) -> bool:
    """``1-деңгей – репродуктивті``: a name of the level, not its first question."""
    is_short = len(row.text.split()) <= _LONGEST_GLOSS and not ends_sentence(row.text)
    return is_short and following.starts


def _first_marked(
    rows: Sequence[Row], kind: Kind, *, is_inline: bool, has_gloss: bool
) -> int | None:
    """The first row, or the first one after an introduction."""
    if kind not in _SURE:
        return _first_counted(rows, kind)
    for index, row in enumerate(rows):
        mark = find_mark(row.text, kind)
        if mark is None:
            continue
        is_first = kind is Kind.BULLET or has_gloss or mark.number == 1
        if index == 0 or rows[index - 1].text.endswith(":") or (is_inline and is_first):
            return index
        if not is_inline:
            break
    return None


def _first_counted(rows: Sequence[Row], kind: Kind) -> int | None:
    """Other marks make a list only from the block's first row on: ``а)`` under a question is a
    part of that question."""
    marks = [mark for row in rows if (mark := find_mark(row.text, kind))]
    is_at_top = bool(marks) and find_mark(rows[0].text, kind) is not None
    return 0 if is_at_top and are_list(marks, kind) else None


def _split_marked(rows: Sequence[Row], start: int, kind: Kind) -> Items:
    groups: list[list[Row]] = []
    above: list[Mark] = []
    for row in rows[start:]:
        number = above[-1].number if above else 0
        # The numbers inside an answer count its points.
        pieces = [row] if begins_answer(row.text) else _spread(row, number, kind)
        for piece in pieces:
            mark = find_mark(piece.text, kind)
            if mark and _follows(mark, above, kind):
                above.append(mark)
                groups.append([replace(piece, text=mark.rest)])
            else:
                groups[-1].append(piece)
    # A number may stand on a line of its own above the question's text.
    filled = (tuple(row for row in group if row.text) for group in groups)
    return Items(tuple(group for group in filled if group), tuple(rows[:start]))


def _spread(row: Row, number: int, kind: Kind) -> Iterator[Row]:
    """``1. Су не? 2. Бу не?``: items that share a line, by numbers that count on.

    ``number`` is that of the item which the row goes on with where it has none itself.
    """
    own = find_mark(row.text, kind) if kind is Kind.NUMBER else None
    inner = _INNER_NUMBER if own else _INNER_AFTER_STOP
    number, start = own.number if own else number, 0
    for match in inner.finditer(row.text) if kind is Kind.NUMBER else ():
        if int(match[1]) == number + 1:
            yield replace(row, text=row.text[start : match.start()].strip())
            number, start = number + 1, match.start()
    yield replace(row, text=row.text[start:].strip()) if start else row


def _follows(mark: Mark, above: Sequence[Mark], kind: Kind) -> bool:
    """Numbers may run on from the level above, and Word may write "1." before every item."""
    if not above or kind is Kind.BULLET:
        return True
    if kind is Kind.LETTER:
        return fits([*(each.letter.upper() for each in above), mark.letter.upper()])
    return mark.number == above[-1].number + 1 or (kind is Kind.NUMBER and mark.number == 1)


def _begins_paragraph(_above: Sequence[Row], row: Row) -> bool:
    return row.starts


def _begins_asked(above: Sequence[Row], row: Row) -> bool:
    """The author's answer goes with its question."""
    is_answer = begins_answer(row.text) or only_announces_answer(above[-1].text)
    return row.starts and not is_answer


def _begins_listed(_above: Sequence[Row], row: Row) -> bool:
    return row.starts or row.is_block or is_list_item(row)


def _begins_item(above: Sequence[Row], row: Row) -> bool:
    announced = any(each.text.endswith(":") for each in above)
    if announced and find_mark(row.text, Kind.LETTER):
        return False  # "Салыстырыңыз: а) …, ә) …" is one question.
    if begins_answer(row.text) or only_announces_answer(above[-1].text):
        return False
    if row.starts:
        return True
    is_sentence = ends_sentence(above[-1].text) and not begins_small(row.text)
    return is_sentence and not _FOLLOW_UP.match(row.text)


def _groups(rows: Sequence[Row], begins: Callable[[Sequence[Row], Row], bool]) -> Iterator[Rows]:
    group: list[Row] = []
    for row in rows:
        if group and begins(group, row):
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)
