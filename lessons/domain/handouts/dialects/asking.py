"""Tests of a dialect as questions: their keys stand in the items, in a list, or in a statement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from lessons.domain.handouts.answer_keys import right_places
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.dialects.found import FoundTest
from lessons.domain.handouts.document import ReadQuestion, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.lines import Row
from lessons.domain.parts import Part, part_for_level

_MOST_OPTIONS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    questions: tuple[ReadQuestion, ...]
    doubts: tuple[Doubt, ...]


def ask(
    tests: Sequence[FoundTest],
    rows: Sequence[Row],
    joiner: Joiner,
    *,
    keys: Sequence[str] = (),
    is_first_right: bool = False,
) -> Asked:
    """``keys`` are letters from a list, one for each test, empty where it gives none."""
    questions: list[ReadQuestion] = []
    doubts: list[Doubt] = []
    listed = list(keys) or [""] * len(tests)
    for test, key in zip(tests, listed, strict=True):
        span = Span(rows[test.first].line, rows[test.end - 1].line)
        question = _question(test, span, joiner, key=key, is_first_right=is_first_right)
        if question is None:
            text = test.stem[0].text if test.stem else rows[test.first].text
            doubts.append(Doubt(line=span.first, code=Code.TESTS_NOT_READ, text=text))
            doubts.extend(_not_used(rows[test.first : test.end]))
            continue
        doubts.extend(_not_used(test.asides))
        questions.append(question)
        if not question.is_key_confirmed:
            doubts.append(Doubt(line=span.first, code=Code.KEY_MISSING, text=question.text))
    return Asked(tuple(questions), tuple(doubts))


def _not_used(rows: Sequence[Row]) -> Iterator[Doubt]:
    return (Doubt(line=row.line, code=Code.NOT_USED, text=row.text) for row in rows if row.text)


def _question(
    test: FoundTest, span: Span, joiner: Joiner, *, key: str, is_first_right: bool
) -> ReadQuestion | None:
    """None where it cannot be asked."""
    if not test.can_be_asked:
        return None
    texts = [_words(option.rows, joiner) for option in test.options]
    if not all(texts) or len({text.casefold() for text in texts}) < len(texts):
        return None
    shown = _typed(texts) if test.is_typed else _chosen(test, texts, key, is_first=is_first_right)
    if shown is None:
        return None
    kind, payload, is_confirmed = shown
    return ReadQuestion(
        part=part_for_level(test.level) if test.level else Part.LEVEL_1,
        text=_words(test.stem, joiner),
        kind=kind,
        payload=payload,
        explanation=_words(test.explanation, joiner) if test.explanation else "",
        is_key_confirmed=is_confirmed,
        span=span,
    )


def _words(rows: Sequence[Row], joiner: Joiner) -> str:
    return joiner.join(rows).text.strip() if rows else ""


def _typed(texts: Sequence[str]) -> tuple[str, dict[str, Any], bool]:
    return "short-answer", {"accepted": list(texts)}, True


def _chosen(
    test: FoundTest, texts: Sequence[str], key: str, *, is_first: bool
) -> tuple[str, dict[str, Any], bool] | None:
    if not 1 < len(texts) <= _MOST_OPTIONS:
        return None
    right = right_of(test, texts, key)
    is_confirmed = 0 < len(right) < len(texts)
    is_told = bool(test.key or key) or any(option.is_right for option in test.options)
    places = right if is_confirmed else (0,)
    ids = ascii_lowercase[: len(texts)]
    correct = [ids[place] for place in places]
    is_single = len(correct) == 1
    payload = {
        "options": [{"id": id_, "text": text} for id_, text in zip(ids, texts, strict=True)],
        "correct": correct[0] if is_single else correct,
    }
    kind = "single-choice" if is_single else "multiple-choice"
    return kind, payload, is_confirmed or (is_first and not is_told)


def right_of(test: FoundTest, texts: Sequence[str], key: str = "") -> tuple[int, ...]:
    """The right options; none where marks and letters say different things."""
    signed = tuple(place for place, option in enumerate(test.options) if option.is_right)
    value = test.key or key
    if not value:
        return signed
    letters = [option.letter or ascii_lowercase[place] for place, option in enumerate(test.options)]
    named = right_places(value, [letter.upper() for letter in letters], texts)
    return named if not signed or signed == named else ()
