"""A word or two, compared with the answers that the author accepts."""

from dataclasses import dataclass
from typing import Any

from lessons.domain.kazakh.folding import fold
from lessons.domain.questions.definition import (
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
)
from lessons.domain.questions.lines import filled_lines, one_line, require_different
from lessons.domain.questions.payload import read_list, read_text, require_keys

LONGEST = 300
"""Characters; more than that is no short answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    accepted: tuple[str, ...]


class ShortAnswer:
    kind = "short-answer"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=("accepted",))
        listed = read_list(payload["accepted"], "accepted", least=1, most=30)
        accepted = [read_text(item, f"accepted.{index}") for index, item in enumerate(listed)]
        for index, text in enumerate(accepted):
            # Punctuation alone folds to nothing, so nobody could ever type it.
            if not fold(text):
                raise PayloadError("text-empty", f"accepted.{index}")
        return Definition(accepted=tuple(accepted))

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {"accepted": list(definition.accepted)}

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.TEXT)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        return len(answer) <= 1 and all(len(value) <= LONGEST for value in answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """Equal after folding: case, spaces, quotes, and letters typed on a Russian keyboard."""
        typed = fold(" ".join(answer))
        right = bool(typed) and typed in {fold(accepted) for accepted in definition.accepted}
        return GradeResult(fraction=FULL if right else NONE)

    def solution(self, definition: Definition) -> Solution:
        return Solution(texts=definition.accepted)

    def to_text(self, definition: Definition) -> str:
        return "\n".join(one_line(accepted) for accepted in definition.accepted)

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = filled_lines(text)
        require_different((line, line.text) for line in lines)
        return self.dump(self.parse({"accepted": [line.text for line in lines]}))

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
                ),
            ),
        )
