"""Tests cut apart by the roles of their lines, whatever their stems and options begin with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import find_key
from lessons.domain.handouts.bare_items import add_option
from lessons.domain.handouts.choice_items import read_items
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import FEWEST_OPTIONS, MOST_OPTIONS
from lessons.domain.handouts.raw_items import RawItem, RawItems

_STEMS = frozenset({Label.STEM, Label.STEM_ON})
_OPTIONS = frozenset({Label.OPTION, Label.OPTION_ON})


def items_of(run: Sequence[Tagged]) -> RawItems | None:
    """None where a stem lacks options: then the roles are no better than the letters."""
    items = [_item(group) for group in _under_stems(run)]
    found = [item for item in items if item is not None]
    return RawItems(tuple(found)) if items and len(found) == len(items) else None


def _under_stems(run: Sequence[Tagged]) -> Iterator[list[Tagged]]:
    group: list[Tagged] = []
    for each in run:
        if each.label is Label.STEM and group:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _item(group: Sequence[Tagged]) -> RawItem | None:
    stems = [each for each in group if each.label in _STEMS]
    options = [each for each in group if each.label in _OPTIONS]
    if not stems or not options or group[0] is not stems[0]:
        return None
    mark = stems[0].line.mark
    first = replace(stems[0].line.row, text=stems[0].line.text)
    stem = [first, *(each.line.row for each in stems[1:])]
    item = _lettered(stem, options) or _bare(stem, options)
    item = replace(item, rows=stem, number=mark.number if mark and mark.number else None)
    for each in group:
        _take_key(item, each)
    return item if FEWEST_OPTIONS <= len(item.options) <= MOST_OPTIONS else None


def _lettered(stem: Sequence[Row], options: Sequence[Tagged]) -> RawItem | None:
    """By their letters or numbers, of which several may share a line."""
    read = read_items([*stem, *(each.line.row for each in options)])
    count = sum(each.label is Label.OPTION for each in options)
    is_whole = len(read.items) == 1 and not read.rest and not read.keys and not read.intro
    return read.items[0] if is_whole and len(read.items[0].options) >= count else None


def _bare(stem: Sequence[Row], options: Sequence[Tagged]) -> RawItem:
    item = RawItem(list(stem))
    for each in options:
        is_next = each.label is Label.OPTION or not item.options
        add_option(item, replace(each.line.row, starts=is_next))
    return item


def _take_key(item: RawItem, each: Tagged) -> None:
    beside = find_key(each.line.row.text) if each.label not in _STEMS | _OPTIONS else None
    if beside is not None and not beside.before:
        item.key, item.key_line = beside.value, each.line.row.line
