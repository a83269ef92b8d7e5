"""Lines that ask to items: each with its answer, level and points, and without what counts it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.blocks import Asked
from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.items import split_items
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.level_scales import level_in_table
from lessons.domain.handouts.learnt.naming import NAMED, without_asking_lead
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.worked_results import worked_out
from lessons.domain.handouts.learnt.worth import behind, in_table, name_level
from lessons.domain.handouts.options import fits, is_first, label_at_start

_QUESTION_ENDS = re.compile(r"(?<=\?) ")
_FEWEST_OF_BLITZ = 2
_LONGEST_OF_BLITZ = 70
_FEWEST_LETTERS = 2


def asked_of(run: Sequence[Tagged]) -> Asked:
    answering = (Label.ANSWER, Label.ANSWER_ON)
    first = run[0].line
    rows = [each.line.row for each in run if each.label not in answering]
    answer = tuple(each.line.row for each in run if each.label in answering)
    if not answer and rows:
        rows, answer = worked_out(rows)
    if rows and rows[0] is first.row:
        rows[0] = replace(first.row, text=without_asking_lead(first.text or first.row.text))
    return Asked(tuple(rows), answer)


def parts_of(item: Asked) -> list[Asked]:
    """``Период бірлігі? Жиілік әрпі? T неге тең?``: several short questions on one line."""
    if len(item.rows) != 1 or item.answer:
        return [item]
    pieces = _QUESTION_ENDS.split(item.rows[0].text)
    is_blitz = len(pieces) > _FEWEST_OF_BLITZ and all(
        piece.endswith("?") and len(piece) <= _LONGEST_OF_BLITZ for piece in pieces
    )
    if not is_blitz:
        return [item]
    return [replace(item, rows=(replace(item.rows[0], text=piece),)) for piece in pieces]


def tasks_in(item: Asked) -> list[Asked]:
    """``БӨЖ: 1. … 2. …``: several tasks behind one heading."""
    mark = find_number(item.rows[0].text)
    if mark is None or mark.number != 1:
        return [item]
    return [replace(item, rows=rows) for rows in split_items(item.rows, is_inline=False).groups]


def share_answers(items: list[Asked]) -> list[Asked]:
    """Below several questions the answers may stand together, numbered as the questions are."""
    answers = items[-1].answer if items else ()
    marks = [find_number(row.text) for row in answers]
    numbered = [(mark, row) for mark, row in zip(marks, answers, strict=True) if mark]
    numbers = [mark.number for mark, _ in numbered]
    if (
        len(numbered) < 2
        or numbers != list(range(1, len(numbered) + 1))
        or len(items) < len(numbered)
    ):
        return items
    own = items[-len(numbered) :]
    told = [
        replace(item, answer=(replace(row, text=mark.rest),))
        for item, (mark, row) in zip(own, numbered, strict=True)
    ]
    return [*items[: -len(numbered)], *told]


def weighed(items: Sequence[Asked]) -> Iterator[Asked]:
    items, names = _without_names(_without_letters(items))
    ends, told = behind([item.rows[-1] for item in items])
    above: Counter[tuple[int, int, int]] = Counter()
    for item, end, worth, name in zip(items, ends, told, names, strict=True):
        place = item.rows[0].place
        cell = (id(place.grid), place.row, place.column) if place else (0, 0, 0)
        table = in_table(place, above[cell])
        above[cell] += 1
        yield replace(
            item,
            rows=(*item.rows[:-1], end),
            level=worth.level or (level_in_table(place) if place else None) or table.level or name,
            points=worth.points or table.points,
        )


def _without_letters(items: Sequence[Asked]) -> list[Asked]:
    """``А. Су не?`` above ``Ә. Мұз не?``: letters that count on are no names' initials."""
    labels = [label_at_start(item.rows[0].text) for item in items]
    run: list[int] = []
    found = list(items)
    for place, label in enumerate([*labels, None]):
        letters = [each.letter for at in run if (each := labels[at])]
        if label is not None and fits([*letters, label.letter]):
            run.append(place)
            continue
        for at in run if len(run) >= _FEWEST_LETTERS else ():
            own, first = labels[at], found[at].rows[0]
            rest = first.text[own.end :] if own else first.text
            if rest:
                found[at] = replace(
                    found[at], rows=(replace(first, text=rest), *found[at].rows[1:])
                )
        run = [place] if label is not None and is_first(label.letter) else []
    return found


def _without_names(items: Sequence[Asked]) -> tuple[Sequence[Asked], list[int | None]]:
    """``Бірінші саты: …`` before each of several questions names its level and is none of it."""
    names = [NAMED.match(item.rows[0].text) for item in items]
    words = [
        name["words"] if name and ":" in item.rows[0].text[:60] else ""
        for name, item in zip(names, items, strict=True)
    ]
    is_repeated = len(items) >= 3 and all(words) and len(set(words)) * 2 <= len(words) + 1
    if not is_repeated:
        return items, [None] * len(items)
    bare = [
        replace(item, rows=(replace(item.rows[0], text=name["rest"]), *item.rows[1:]))
        for item, name in zip(items, names, strict=True)
        if name
    ]
    return bare, [name_level(word) for word in words]
