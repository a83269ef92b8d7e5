"""Tests in the plainest form: a number, lettered options on lines of their own, and what is right.

Digits and formulas are all that some of them hold (``1. 2+2=?``), so nothing is asked of words.
"""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.answer_keys import find_key, names_letters, right_places
from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.runs import Options, options_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.tests_reader import is_signed


def with_keyed_tests(tagged: Sequence[Tagged]) -> list[Tagged]:
    found = list(tagged)
    for item in options_of([each.line for each in tagged]):
        if tagged[item.stem].line.mark_kind is not Kind.NUMBER:
            continue
        is_keyed = _is_keyed(tagged, item)
        if is_keyed or _is_signed(tagged, item):
            _tell(found, item, is_keyed=is_keyed)
    return found


def _is_keyed(tagged: Sequence[Tagged], item: Options) -> bool:
    """Its key stands right below, and names no letter that it lacks."""
    end = item.places[-1] + 1
    beside = find_key(tagged[end].line.row.text) if end < len(tagged) else None
    if beside is None or beside.before or not names_letters(beside.value):
        return False
    letters = [tagged[place].line.option for place in item.places]
    return bool(right_places(beside.value, letters, [""] * len(letters)))


def _is_signed(tagged: Sequence[Tagged], item: Options) -> bool:
    signs = [is_signed(tagged[place].line.row.text) for place in item.places]
    return any(signs) and not all(signs)


def _tell(found: list[Tagged], item: Options, *, is_keyed: bool) -> None:
    found[item.stem] = _told(found[item.stem], Label.STEM)
    for place in range(item.places[0], item.places[-1] + 1):
        is_on = place not in item.places
        found[place] = _told(found[place], Label.OPTION_ON if is_on else Label.OPTION)
    if is_keyed:
        end = item.places[-1] + 1
        found[end] = _told(found[end], Label.ANSWER)


def _told(each: Tagged, label: Label) -> Tagged:
    asked = 1.0 if label is Label.STEM else 0.0
    return replace(each, label=label, surety=1.0, asked=asked, is_agreed=True)
