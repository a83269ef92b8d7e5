"""A statement that is true or false."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lessons.domain.types.definition import (
    FULL,
    NONE,
    Answer,
    Control,
    Example,
    GradeResult,
    Input,
    Option,
    Payload,
    PayloadError,
    Solution,
    Start,
    is_blank,
)
from lessons.domain.types.payload import require_keys

TRUE, FALSE = "true", "false"
PLUS, MINUS = "+", "-"
"""The text of a true and of a false statement's key: the same in every language."""
_OPTIONS = (Option(id=TRUE, text=TRUE), Option(id=FALSE, text=FALSE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    correct: bool


def with_right(_definition: Definition, option_ids: Sequence[str]) -> dict[str, Any]:
    if list(option_ids) not in ([TRUE], [FALSE]):
        raise PayloadError("not-true-or-false")
    return {"correct": list(option_ids) == [TRUE]}


class TrueFalse:
    kind = "true-false"
    text_choices: tuple[str, ...] = (PLUS, MINUS)

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=("correct",))
        if not isinstance(payload["correct"], bool):
            raise PayloadError("not-true-or-false", "correct")
        return Definition(correct=payload["correct"])

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {"correct": definition.correct}

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.SINGLE, options=_OPTIONS, option_codes=True)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        return is_blank(answer) or answer in {(TRUE,), (FALSE,)}

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        right = answer == (_id_of(definition),)
        return GradeResult(fraction=FULL if right else NONE)

    def solution(self, definition: Definition) -> Solution:
        return Solution(option_ids=(_id_of(definition),))

    def start(self, definition: Definition) -> Start:
        return Start()

    def to_text(self, definition: Definition) -> str:
        return PLUS if definition.correct else MINUS

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        if text.strip() not in self.text_choices:
            raise PayloadError("not-true-or-false")
        return {"correct": text.strip() == PLUS}

    def examples(self) -> tuple[Example, ...]:
        return (
            Example(
                payload={"correct": True},
                right=(TRUE,),
                wrong=(FALSE,),
                invalid=(("maybe",), (TRUE, FALSE)),
                bad_payloads=({}, {"correct": "true"}, {"correct": 1}, {"correct": True, "x": 1}),
            ),
        )


def _id_of(definition: Definition) -> str:
    return TRUE if definition.correct else FALSE
