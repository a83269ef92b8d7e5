"""Tests of a lesson: items with options to choice questions, once all their keys are known.

A key beside the question counts most, then an answer list, then what sets an option apart: a sign
(``*``, ``+``), bold type or colour. Without any of these the first option is taken, as the test
systems of Kazakh universities do, and the key is not confirmed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from lessons.domain.handouts.answer_keys import right_places
from lessons.domain.handouts.document import ReadQuestion, Span
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.options import FEWEST_OPTIONS, label_at_start
from lessons.domain.handouts.raw_items import RawItem, RawOption
from lessons.domain.parts import Part

_MOST_OPTIONS = 12
_SIGN = re.compile(
    r"(?P<text>.*\S)(?:\s*[*✓√✔]|\s+\+|(?<![A-Za-z+])\+)(?P<stop>[;.,]?)$", re.DOTALL
)
"""``су+``, but not ``C++`` nor ``Na+``."""
_WORD_SIGN = re.compile(
    r"(?P<text>.*\S)\s*\((?:дұрыс(?: жауап)?|верно|правильн\w*(?: ответ)?|\+|\*)\)[;.,]?$",
    re.IGNORECASE | re.DOTALL,
)
_LEADING_SIGN = re.compile(r"[*✓√✔] ?(?=\S)|\+(?: (?=\S)|(?=[^\s\d]))")
"""``+2`` is a number."""


@dataclass(frozen=True, slots=True)
class Test:
    """An item with options whose key may still come from a list at the end."""

    __test__ = False  # No test of pytest's.

    item: RawItem
    part: Part
    points: int = 1


@dataclass(frozen=True, slots=True)
class _Option:
    letter: str
    text: str
    plain: str
    """Without its sign, where it has one."""
    has_sign: bool
    is_set_apart: bool
    last_line: int


def to_question(test: Test, listed: str, joiner: Joiner) -> ReadQuestion | None:
    """None where the options cannot be asked: too few, empty, or two the same."""
    stem = joiner.join(test.item.rows) if test.item.rows else None
    options = [_option(option, joiner) for option in test.item.options]
    if stem is None or not stem.text.strip():
        return None
    right, is_signed = _right(test.item.key, listed, options)
    texts = _tidy([option.plain if is_signed else option.text for option in options])
    if not FEWEST_OPTIONS <= len({text.casefold() for text in texts}) <= _MOST_OPTIONS:
        return None
    if len({text.casefold() for text in texts}) < len(texts) or not all(texts):
        return None
    is_confirmed = 0 < len(right) < len(options)
    places = right if is_confirmed else (0,)
    ids = ascii_lowercase[: len(texts)]
    correct = [ids[place] for place in places]
    is_single = len(correct) == 1
    return ReadQuestion(
        part=test.part,
        text=stem.text.strip(),
        kind="single-choice" if is_single else "multiple-choice",
        payload={
            "options": [{"id": id_, "text": text} for id_, text in zip(ids, texts, strict=True)],
            "correct": correct[0] if is_single else correct,
        },
        points=test.points,
        is_key_confirmed=is_confirmed,
        span=Span(stem.span.first, _last_line(test.item, stem.span, options)),
    )


def _last_line(item: RawItem, stem: Span, options: Sequence[_Option]) -> int:
    return max(stem.last, item.key_line, *(each.last_line for each in options))


def _right(key: str, listed: str, options: Sequence[_Option]) -> tuple[tuple[int, ...], bool]:
    """The right options, and whether signs say the same."""
    letters = [option.letter for option in options]
    signed = _some(option.has_sign for option in options)
    for value in (key, listed):
        if value:
            right = right_places(value, letters, [option.plain for option in options])
            return right, right == signed
    if signed:
        return signed, True
    return _some(option.is_set_apart for option in options), False


def _some(marks: Iterable[bool]) -> tuple[int, ...]:
    """The marked places, where marks single out some and not all."""
    flags = list(marks)
    places = tuple(place for place, flag in enumerate(flags) if flag)
    return places if len(places) < len(flags) else ()


def _option(option: RawOption, joiner: Joiner) -> _Option:
    rows = [row for row in option.rows if row.text] or option.rows[:1]
    text = joiner.join(rows).text.strip()
    plain, has_sign = _without_sign(text)
    return _Option(
        letter=option.letter,
        text=text,
        plain=plain,
        has_sign=option.has_sign or has_sign,
        is_set_apart=option.is_set_apart,
        last_line=rows[-1].line,
    )


def _without_sign(text: str) -> tuple[str, bool]:
    for pattern in (_WORD_SIGN, _SIGN):
        match = pattern.match(text)
        if match:
            return match["text"], True
    match = _LEADING_SIGN.match(text)
    return (text[match.end() :], True) if match else (text, False)


def is_signed(text: str) -> bool:
    """An option with its letter and a sign: ``*B) 4``, ``+B) 4``, ``B) 4*``, ``B) 4+``."""
    label = label_at_start(text)
    if label is None:
        return False
    return label.has_sign or _without_sign(text[label.end :])[1]


def _tidy(texts: Sequence[str]) -> list[str]:
    """Without the marks of a list: ``a; b; c.`` loses its last period, whole sentences keep it."""
    *others, last = texts or [""]
    is_list = not any(text.endswith(".") for text in others)
    return [*(text.rstrip(" ;,") for text in others), last.rstrip(" ;,." if is_list else " ;,")]
