"""One right option among several."""

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
from lessons.domain.types.lines import dump_option_lines, read_options_text, write_options
from lessons.domain.types.payload import dump_options, read_options, read_text, require_keys
from lessons.domain.types.starting import one_less


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    options: tuple[Option, ...]
    correct: str


def with_right(definition: Definition, option_ids: Sequence[str]) -> dict[str, Any]:
    if not option_ids:
        raise PayloadError("right-missing")
    if len(option_ids) > 1:
        raise PayloadError("right-twice")
    options = dump_options(definition.options)
    return SingleChoice().dump(SingleChoice().parse({"options": options, "correct": option_ids[0]}))


class SingleChoice:
    kind = "single-choice"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=("options", "correct"))
        options = read_options(payload["options"])
        correct = read_text(payload["correct"], "correct")
        if correct not in {option.id for option in options}:
            raise PayloadError("option-unknown", "correct")
        return Definition(options=options, correct=correct)

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {"options": dump_options(definition.options), "correct": definition.correct}

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.SINGLE, options=definition.options)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        known = {option.id for option in definition.options}
        return is_blank(answer) or (len(answer) == 1 and answer[0] in known)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        feedback = tuple(
            option.feedback
            for option in definition.options
            if option.id in answer and option.feedback
        )
        right = answer == (definition.correct,)
        return GradeResult(fraction=FULL if right else NONE, feedback=feedback)

    def solution(self, definition: Definition) -> Solution:
        return Solution(option_ids=(definition.correct,))

    def start(self, definition: Definition) -> Start:
        return one_less(definition.options, (definition.correct,))

    def to_text(self, definition: Definition) -> str:
        return write_options(definition.options, {definition.correct})

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = read_options_text(text)
        options = dump_option_lines(lines, before.options if before else ())
        right = [place for place, item in enumerate(lines) if item.is_right]
        if not right:
            raise PayloadError("right-missing")
        if len(right) > 1:
            raise PayloadError("right-twice", lines[right[1]].line.place)
        payload = {"options": options, "correct": options[right[0]]["id"]}
        return self.dump(self.parse(payload))

    def examples(self) -> tuple[Example, ...]:
        options = [{"id": "a", "text": "Астана"}, {"id": "b", "text": "Алматы"}]
        good = {"options": options, "correct": "a"}
        return (
            Example(
                payload=good,
                right=("a",),
                wrong=("b",),
                invalid=(("z",), ("a", "b")),
                bad_payloads=(
                    {},
                    {**good, "correct": "z"},
                    {**good, "extra": 1},
                    {**good, "options": options[:1]},
                    {**good, "options": [options[0], options[0]]},
                    {**good, "options": "ab"},
                    {**good, "options": [{"id": "a", "text": " "}, options[1]]},
                ),
            ),
        )
