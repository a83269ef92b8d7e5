"""Tests that the whole document tells: stems with options under each other, below a heading of
tests or with their keys. What one item looks like to the models counts little beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import find_key
from lessons.domain.handouts.bare_items import is_right_sign
from lessons.domain.handouts.learnt.labels import HEADS, Label
from lessons.domain.handouts.learnt.runs import Options, bare_options_of, options_of, runs_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import FEWEST_OPTIONS
from lessons.domain.text.characters import BOXES, RIGHT_SIGNS, TICKS

_NEAR = 4
"""Lines between two items of one block: the key of the upper one, the wrapped stem of the lower."""
_HEAD_ABOVE, _LONGEST_HEAD = 3, 90
_FEWEST_ITEMS, _FEWEST_OPTIONS = 2, 3
_MOST_ASKING = 0.34
"""Share of options that ask themselves: more are parts of exercises. Set by hand."""
_TESTS = ("tests", "choosing")
_SIGNS = (*BOXES, *TICKS, *RIGHT_SIGNS, "[")
_OPTIONS = frozenset({Label.OPTION, Label.OPTION_ON})
_ON = {
    Label.STEM: Label.STEM_ON,
    Label.STEM_ON: Label.STEM_ON,
    Label.OPTION: Label.OPTION_ON,
    Label.OPTION_ON: Label.OPTION_ON,
}


def with_sure_tests(tagged: Sequence[Tagged]) -> list[Tagged]:
    found = list(tagged)
    has_keys = any(each.label is Label.KEY for each in tagged)
    for block in _blocks(tagged):
        if _are_tests(tagged, block, has_keys=has_keys):
            for item in block:
                _tell(found, item, is_sure=has_keys)
    return list(_gone_on(found if has_keys else list(_without_parts(found))))


def _gone_on(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Among options with letters or numbers, a line that only the width of the page has broken off
    is none."""
    place = 0
    while place < len(tagged):
        end = place + 1
        while end < len(tagged) and tagged[end].label is not Label.STEM:
            end += 1
        group = tagged[place:end]
        marked = sum(each.label is Label.OPTION and not _is_bare(each) for each in group)
        yield from _broken(group) if marked >= FEWEST_OPTIONS else group
        place = end


def _broken(group: Sequence[Tagged]) -> Iterator[Tagged]:
    above: Label | None = None
    for each in group:
        goes_on = each.label is Label.OPTION and each.line.row.is_mid_sentence and _is_bare(each)
        above = _ON.get(above, each.label) if goes_on and above else each.label
        yield replace(each, label=above)


def _is_bare(each: Tagged) -> bool:
    line = each.line
    return line.mark is None and not line.option and line.row.place is None


def _blocks(tagged: Sequence[Tagged]) -> Iterator[list[Options]]:
    lines = [each.line for each in tagged]
    lettered = options_of(lines)
    items = [*lettered, *bare_options_of(lines, lettered)]
    block: list[Options] = []
    for item in sorted(items, key=lambda item: item.stem):
        if tagged[item.stem].label in {Label.TITLE, Label.KEY}:
            continue
        if _ask(tagged, item) and not (block and _counts_on(tagged, block[-1], item)):
            continue
        if block and item.stem - block[-1].places[-1] > _NEAR:
            yield block
            block = []
        block.append(item)
    if block:
        yield block


def _are_tests(tagged: Sequence[Tagged], block: Sequence[Options], *, has_keys: bool) -> bool:
    options = [tagged[place] for item in block for place in item.places]
    is_full = sum(len(item.places) >= _FEWEST_OPTIONS for item in block) * 2 > len(block)
    is_matched = _is_headed(tagged, block[0].stem, "matching")
    if len(block) < _FEWEST_ITEMS or not is_full or is_matched:
        return False
    voted = sum(each.label in _OPTIONS for each in options)
    is_told = has_keys or _is_headed(tagged, block[0].stem, *_TESTS)
    is_marked = sum(_is_marked(tagged, item) for item in block) * 2 > len(block)
    return (is_told and voted > 0) or is_marked or voted * 2 > len(options)


def _counts_on(tagged: Sequence[Tagged], above: Options, item: Options) -> bool:
    """``2. Подлежащее отвечает на вопрос: а) кто? …`` below the first test is the second."""
    first, second = (tagged[each.stem].line.mark for each in (above, item))
    return first is not None and second is not None and 1 < second.number == first.number + 1


def _ask(tagged: Sequence[Tagged], item: Options) -> bool:
    """With what each option goes on with on the lines below it."""
    ends = [*item.places[1:], item.places[-1] + 2]
    texts = [
        [each.line.row.text for each in tagged[place:end] if each is tagged[place] or _is_on(each)]
        for place, end in zip(item.places, ends, strict=True)
    ]
    asking = sum(any(text.endswith("?") or says("asks", text) for text in own) for own in texts)
    return asking > len(texts) * _MOST_ASKING


def _is_on(each: Tagged) -> bool:
    return not each.line.row.starts and not _ends_item(each)


def _is_headed(tagged: Sequence[Tagged], stem: int, *names: str) -> bool:
    return any(
        len(each.line.row.text) <= _LONGEST_HEAD
        and any(says(name, each.line.row.text) for name in names)
        for each in tagged[max(stem - _HEAD_ABOVE, 0) : stem + 1]
    )


def _is_marked(tagged: Sequence[Tagged], item: Options) -> bool:
    """Some of its options are marked as right and some are not, or its key stands below."""
    rows = [tagged[place].line.row for place in item.places]
    below = tagged[item.places[-1] + 1 : item.places[-1] + 2]
    signs = {_sign(row) for row in rows}
    looks = {row.is_strong or row.is_marked for row in rows}
    keys = [find_key(each.line.row.text) for each in below]
    return len(signs) > 1 or len(looks) > 1 or any(key and not key.before for key in keys)


def _sign(row: Row) -> bool | None:
    return is_right_sign(row.text) if row.text.startswith(_SIGNS) else None


def _tell(found: list[Tagged], item: Options, *, is_sure: bool) -> None:
    first = item.stem
    while found[first].line.row.starts is False and first and not _ends_item(found[first - 1]):
        first -= 1
    _set(found, first, Label.STEM, is_sure=is_sure)
    for place in range(first + 1, item.stem + 1):
        _set(found, place, Label.STEM_ON, is_sure=is_sure)
    for place in range(item.places[0], item.places[-1] + 1):
        label = Label.OPTION if place in item.places else Label.OPTION_ON
        _set(found, place, label, is_sure=is_sure)
    _go_on(found, item.places[-1] + 1, is_sure=is_sure)


def _go_on(found: list[Tagged], place: int, *, is_sure: bool) -> None:
    """The last option over the end of its line."""
    while place < len(found) and not found[place].line.row.starts and not _ends_item(found[place]):
        _set(found, place, Label.OPTION_ON, is_sure=is_sure)
        place += 1


def _ends_item(each: Tagged) -> bool:
    is_item = each.line.mark is not None or bool(each.line.option)
    is_key = find_key(each.line.row.text) is not None
    return is_item or is_key or each.label in {*HEADS, Label.KEY, Label.TITLE}


def _set(found: list[Tagged], place: int, label: Label, *, is_sure: bool) -> None:
    each = found[place]
    surety = 1.0 if is_sure else each.surety
    asked = 1.0 if label is Label.STEM else 0.0
    found[place] = replace(each, label=label, surety=surety, asked=asked, is_agreed=True)


# Parts of a question


def _without_parts(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """``2. Найдите: а) … б) …`` among numbered questions without options asks once."""
    runs = runs_of([each.line for each in tagged])
    parts = {
        place
        for block in _blocks(tagged)
        if len(block) == 1
        and block[0].stem in runs
        and not _is_marked(tagged, block[0])
        and not _is_headed(tagged, block[0].stem, *_TESTS)
        and len(runs[block[0].stem].places) > _FEWEST_ITEMS
        and says("asks", tagged[block[0].stem].line.text)
        for place in (block[0].stem, *block[0].places)
    }
    stems = {block[0].stem for block in _blocks(tagged)}
    for place, each in enumerate(tagged):
        if place not in parts:
            yield each
            continue
        label = Label.QUESTION if place in stems else Label.QUESTION_ON
        yield replace(each, label=label, asked=1.0 if place in stems else 0.0)
