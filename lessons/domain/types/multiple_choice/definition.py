"""Several right options; part of the points for part of the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lessons.domain.types.definition import (
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
)
from lessons.domain.types.lines import dump_option_lines, read_options_text, write_options
from lessons.domain.types.payload import (
    dump_options,
    read_list,
    read_options,
    read_text,
    require_keys,
    require_unique,
)
from lessons.domain.types.starting import one_less


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    options: tuple[Option, ...]
    correct: tuple[str, ...]


def with_right(definition: Definition, option_ids: Sequence[str]) -> dict[str, Any]:
    options = dump_options(definition.options)
    kind = MultipleChoice()
    return kind.dump(kind.parse({"options": options, "correct": list(option_ids)}))


class MultipleChoice:
    kind = "multiple-choice"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        """At least one option is right and at least one is wrong, or ticking all would be safe."""
        require_keys(payload, required=("options", "correct"))
        options = read_options(payload["options"])
        known = [option.id for option in options]
        listed = read_list(payload["correct"], "correct", least=1, most=len(known) - 1)
        correct = [read_text(item, f"correct.{index}") for index, item in enumerate(listed)]
        require_unique(correct, "correct")
        if not set(correct) <= set(known):
            raise PayloadError("option-unknown", "correct")
        return Definition(
            options=options, correct=tuple(option for option in known if option in correct)
        )

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {"options": dump_options(definition.options), "correct": list(definition.correct)}

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.MULTIPLE, options=definition.options)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        chosen = [value for value in answer if value]
        known = {option.id for option in definition.options}
        return len(chosen) == len(set(chosen)) and set(chosen) <= known

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """(right ticks / right options) - (wrong ticks / wrong options), never below 0.

        Ticking everything gives 1 - 1 = 0, ticking at random 0 on average, so nothing is won
        by guessing (the usual "right minus wrong" rule of multiple true-false scoring).
        """
        chosen = set(answer)
        right = set(definition.correct)
        wrong = {option.id for option in definition.options} - right
        fraction = Fraction(len(chosen & right), len(right)) - Fraction(
            len(chosen & wrong), len(wrong)
        )
        feedback = tuple(
            option.feedback
            for option in definition.options
            if option.id in chosen and option.feedback
        )
        return GradeResult(fraction=max(fraction, NONE), feedback=feedback)

    def solution(self, definition: Definition) -> Solution:
        return Solution(option_ids=definition.correct)

    def start(self, definition: Definition) -> Start:
        return one_less(definition.options, definition.correct)

    def to_text(self, definition: Definition) -> str:
        return write_options(definition.options, definition.correct)

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = read_options_text(text)
        options = dump_option_lines(lines, before.options if before else ())
        marked = zip(options, lines, strict=True)
        right = [option["id"] for option, item in marked if item.is_right]
        if not right:
            raise PayloadError("right-missing")
        if len(right) == len(lines):
            raise PayloadError("wrong-missing")
        return self.dump(self.parse({"options": options, "correct": right}))

    def examples(self) -> tuple[Example, ...]:
        options = [{"id": letter, "text": f"{letter} нұсқасы"} for letter in "abcd"]
        good = {"options": options, "correct": ["a", "c"]}
        return (
            Example(
                payload=good,
                right=("a", "c"),
                wrong=("a", "b", "c", "d"),
                partly=("a",),
                invalid=(("z",), ("a", "a")),
                bad_payloads=(
                    {},
                    {**good, "correct": []},
                    {**good, "correct": ["a", "b", "c", "d"]},
                    {**good, "correct": ["a", "a"]},
                    {**good, "correct": ["z"]},
                    {**good, "note": ""},
                ),
            ),
        )
