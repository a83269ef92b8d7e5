"""A word or two, compared with the answers that the author accepts and the near misses.

In the lines that a person edits ``! text`` is a near miss: wrong however near it comes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lessons.domain.rich_text.plain import plain_words
from lessons.domain.text.folding import fold
from lessons.domain.text.short_answers import Match, match
from lessons.domain.types.definition import (
    FULL,
    NONE,
    Answer,
    Control,
    Example,
    GradeResult,
    Input,
    Payload,
    PayloadError,
    Solution,
    Start,
)
from lessons.domain.types.lines import filled_lines, one_line, require_different
from lessons.domain.types.payload import read_list, read_text, require_keys
from lessons.domain.types.starting import first_letters

LONGEST = 300
"""Characters; more than that is no short answer."""
_MOST = 30
_WRONG_LINE = re.compile(r"!(?:\s+|(?=\w))")
_LOOKS_WRONG = re.compile(r"\\*!(?:\s|\w)")
_FRACTIONS = {Match.RIGHT: FULL, Match.ASK: None, Match.WRONG: NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    accepted: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    """Near misses."""


class ShortAnswer:
    kind = "short-answer"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=("accepted",), optional=("wrong",))
        accepted = tuple(_read_texts(payload["accepted"], "accepted", least=1))
        wrong = tuple(_read_texts(payload.get("wrong", []), "wrong", least=0))
        for index, text in enumerate(wrong):
            if text in accepted:
                raise PayloadError("repeated", f"wrong.{index}")
        return Definition(accepted=accepted, wrong=wrong)

    def dump(self, definition: Definition) -> dict[str, Any]:
        """Without near misses as it was before there were any, so that a version stays the same."""
        wrong = {"wrong": list(definition.wrong)} if definition.wrong else {}
        return {"accepted": list(definition.accepted), **wrong}

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.TEXT)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        return len(answer) <= 1 and all(len(value) <= LONGEST for value in answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """Right or wrong where that is sure (see ``short_answers``), else a person decides."""
        accepted, wrong = (
            tuple(map(plain_words, texts)) for texts in (definition.accepted, definition.wrong)
        )
        found = match(" ".join(answer), accepted, wrong)
        return GradeResult(fraction=_FRACTIONS[found])

    def solution(self, definition: Definition) -> Solution:
        return Solution(texts=definition.accepted)

    def start(self, definition: Definition) -> Start:
        return first_letters(definition.accepted[0])

    def to_text(self, definition: Definition) -> str:
        return "\n".join(
            [*map(write_accepted, definition.accepted), *map(write_wrong, definition.wrong)]
        )

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = [(line, *_read_line(line.text)) for line in filled_lines(text)]
        require_different((line, words) for line, words, _ in lines)
        for line, words, _ in lines:
            if not fold(words):
                raise PayloadError("text-empty", line.place)
        accepted = [words for _, words, is_wrong in lines if not is_wrong]
        wrong = [words for _, words, is_wrong in lines if is_wrong]
        return self.dump(self.parse({"accepted": accepted, "wrong": wrong}))

    def examples(self) -> tuple[Example, ...]:
        good = {"accepted": ["Түркі кеңесі", "ТКҰ"]}
        return (
            Example(
                payload=good,
                right=("  турки КЕНЕСИ. ",),
                wrong=("Еуразия кеңесі",),
                invalid=(("x" * (LONGEST + 1),), ("екі", "жауап")),
                bad_payloads=(
                    {},
                    {"accepted": []},
                    {"accepted": [" "]},
                    {"accepted": ["?!"]},
                    {"accepted": "ТКҰ"},
                    {"accepted": [1]},
                    {**good, "case": True},
                    {**good, "wrong": ["ТКҰ"]},
                    {**good, "wrong": ["?"]},
                    {**good, "wrong": "Еуразия кеңесі"},
                ),
            ),
            Example(
                payload={"accepted": ["абиотикалық"], "wrong": ["биотикалық"]},
                right=("Абиотикалыктын",),
                wrong=("биотикалық",),
                invalid=(("x" * (LONGEST + 1),),),
                bad_payloads=({"wrong": ["биотикалық"]},),
            ),
        )


def _read_texts(value: Any, key: str, *, least: int) -> Iterator[str]:
    for index, item in enumerate(read_list(value, key, least=least, most=_MOST)):
        text = read_text(item, f"{key}.{index}")
        # Punctuation alone folds to nothing, so nobody could ever type it.
        if not fold(text):
            raise PayloadError("text-empty", f"{key}.{index}")
        yield text


def write_accepted(text: str) -> str:
    """A text of the key that looks like a near miss begins with a backslash."""
    written = one_line(text)
    return f"\\{written}" if _LOOKS_WRONG.match(written) else written


def write_wrong(text: str) -> str:
    return f"! {one_line(text)}"


def _read_line(written: str) -> tuple[str, bool]:
    """(text, whether it is a near miss)"""
    if _LOOKS_WRONG.match(written) and written[0] == "\\":
        return written[1:], False
    found = _WRONG_LINE.match(written)
    return (written[found.end() :], True) if found else (written, False)
