"""The rows of a block to items: paragraphs of prose, or questions and tasks of a list."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.documents.lines import Row, begins_small, ends_sentence

Rows = tuple[Row, ...]

_CAPITAL = '[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«"]'
_NUMBER = re.compile(
    rf"\(?(?:(?:\d{{1,2}}\.)?(?=\d{{1,2}}[.)])|\d{{1,2}}\.(?=\d{{1,2}} {_CAPITAL}))"
    r"(\d{1,2})(?:[.)] ?| )(?![\d])(.+)"
)
"""``1.``, ``1)``, ``2.1.`` and, before a capital, ``2.1``; ``2.5 кг`` is no number of an item."""
_INNER_NUMBER = re.compile(r"(?<=[.?!;)\]]) (\d{1,2})[.)] ?(?=[^\W\d_]|[«\"])")
_FOLLOW_UP = re.compile(
    r"(?:жауабыңызды|пікіріңізді|ойыңызды|мысал|ответ|обоснуйте|приведите пример)", re.IGNORECASE
)
"""A second sentence that asks for more of the same answer."""
_LONGEST_GLOSS = 4
_BULLET = re.compile(r"[-–—•*●▪] ?(?=\D)(.+)")


@dataclass(frozen=True, slots=True)
class Items:
    groups: tuple[Rows, ...]
    """One group of rows for each item, its number or bullet taken off."""
    intro: Rows = ()
    """A sentence that announces the list and is no item itself."""


def split_paragraphs(rows: Sequence[Row]) -> tuple[Rows, ...]:
    """Within a list every number or bullet begins a paragraph, however the lines are wrapped."""
    is_list = bool(rows) and is_list_item(rows[0])
    return tuple(_groups(rows, _begins_listed if is_list else _begins_paragraph))


def is_list_item(row: Row) -> bool:
    return _NUMBER.match(row.text) is not None or _BULLET.match(row.text) is not None


def split_items(rows: Sequence[Row], *, is_inline: bool) -> Items:
    """Numbered, bulleted, or one item a paragraph.

    ``is_inline``: the first item stands on the heading's own line, as where the level marker is
    repeated for each question. Then a new sentence on a new line still belongs to that item,
    but above a list it only announces the items.
    """
    has_gloss = is_inline and len(rows) > 1 and _is_gloss(rows[0], rows[1])
    for mark in (_NUMBER, _BULLET):
        start = _first_marked(rows, mark, is_inline=is_inline, has_gloss=has_gloss)
        if start is not None:
            return _split_marked(rows, start, mark)
    if has_gloss:
        items = split_items(rows[1:], is_inline=False)
        return Items(items.groups, (rows[0], *items.intro))
    return Items(tuple(_groups(rows, _begins_paragraph if is_inline else _begins_item)))


def _is_gloss(row: Row, following: Row) -> bool:
    """``1-деңгей – репродуктивті``: a name of the level, not its first question."""
    is_short = len(row.text.split()) <= _LONGEST_GLOSS and not ends_sentence(row.text)
    return is_short and following.starts


def _first_marked(
    rows: Sequence[Row], mark: re.Pattern[str], *, is_inline: bool, has_gloss: bool
) -> int | None:
    """The first row, or the first one after an introduction."""
    for index, row in enumerate(rows):
        match = mark.match(row.text)
        if match is None:
            continue
        is_first = mark is _BULLET or has_gloss or int(match[1]) == 1
        if index == 0 or rows[index - 1].text.endswith(":") or (is_inline and is_first):
            return index
        if not is_inline:
            break
    return None


def _split_marked(rows: Sequence[Row], start: int, mark: re.Pattern[str]) -> Items:
    groups: list[list[Row]] = []
    number = 0
    for row in (piece for each in rows[start:] for piece in _spread(each)):
        match = mark.match(row.text)
        if match and (mark is _BULLET or _follows(int(match[1]), number, is_first=not groups)):
            number = int(match[1]) if mark is _NUMBER else 0
            groups.append([replace(row, text=match[match.lastindex or 0])])
        else:
            groups[-1].append(row)
    return Items(tuple(tuple(group) for group in groups), tuple(rows[:start]))


def _spread(row: Row) -> Iterator[Row]:
    """``1. Су не? 2. Бу не?``: items that share a line, by numbers that count on."""
    first = _NUMBER.match(row.text)
    number, start = int(first[1]) if first else 0, 0
    for match in _INNER_NUMBER.finditer(row.text) if first else ():
        if int(match[1]) == number + 1:
            yield replace(row, text=row.text[start : match.start()].strip())
            number, start = number + 1, match.start()
    yield replace(row, text=row.text[start:].strip()) if start else row


def _follows(number: int, last: int, *, is_first: bool) -> bool:
    """Numbers may run on from the level above, and Word may write "1." before every item."""
    return is_first or number in {last + 1, 1}


def _begins_paragraph(_above: Row, row: Row) -> bool:
    return row.starts


def _begins_listed(_above: Row, row: Row) -> bool:
    return row.starts or is_list_item(row)


def _begins_item(above: Row, row: Row) -> bool:
    if row.starts:
        return True
    is_sentence = ends_sentence(above.text) and not begins_small(row.text)
    return is_sentence and not _FOLLOW_UP.match(row.text)


def _groups(rows: Sequence[Row], begins: Callable[[Row, Row], bool]) -> Iterator[Rows]:
    group: list[Row] = []
    for row in rows:
        if group and begins(group[-1], row):
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)
