"""A free text that a person marks by its key points."""

from dataclasses import dataclass
from typing import Any

from lessons.domain.questions.definition import (
    NONE,
    Answer,
    Control,
    Example,
    GradeResult,
    Input,
    KeyPoint,
    Payload,
    PayloadError,
    Solution,
    is_blank,
)
from lessons.domain.questions.payload import read_list, read_text, require_keys, require_unique

LONGEST = 20_000
"""Characters, about eight pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    key_points: tuple[KeyPoint, ...] = ()
    """Empty for a question fresh from a handout: it is then marked as a whole."""
    model_answer: str = ""


class OpenAnswer:
    kind = "open-answer"

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=(), optional=("key_points", "model_answer"))
        listed = read_list(payload.get("key_points", []), "key_points", least=0, most=12)
        key_points = tuple(
            _read_key_point(item, f"key_points.{index}") for index, item in enumerate(listed)
        )
        require_unique((point.id for point in key_points), "key_points")
        return Definition(
            key_points=key_points,
            model_answer=read_text(payload.get("model_answer", ""), "model_answer", blank=True),
        )

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {
            "key_points": [
                {"id": point.id, "text": point.text, "points": point.points}
                for point in definition.key_points
            ],
            "model_answer": definition.model_answer,
        }

    def input(self, definition: Definition) -> Input:  # noqa: ARG002 - the same for every question
        return Input(control=Control.LONG_TEXT)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:  # noqa: ARG002
        return len(answer) <= 1 and all(len(value) <= LONGEST for value in answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:  # noqa: ARG002
        """Nothing written earns nothing; anything else waits for a person."""
        return GradeResult(fraction=NONE if is_blank(answer) else None)

    def solution(self, definition: Definition) -> Solution:
        return Solution(key_points=definition.key_points, model_answer=definition.model_answer)

    def examples(self) -> tuple[Example, ...]:
        point = {"id": "a", "text": "Сыртқы саясаттың құралы", "points": 3}
        good = {"key_points": [point], "model_answer": "Дипломатия – сыртқы саясат құралы."}
        return (
            Example(
                payload=good,
                right=("Дипломатия – мемлекеттің сыртқы саясат құралы.",),
                wrong=(" \n",),
                invalid=(("x" * (LONGEST + 1),), ("екі", "мәтін")),
                bad_payloads=(
                    {"key_points": [point, point]},
                    {"key_points": [{**point, "points": 0}]},
                    {"key_points": [{**point, "points": "3"}]},
                    {"key_points": [{"id": "a", "text": "мәтін"}]},
                    {"rubric": []},
                ),
            ),
        )


def _read_key_point(value: Any, key: str) -> KeyPoint:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    require_keys(value, required=("id", "text", "points"))
    points = value["points"]
    if not isinstance(points, int) or isinstance(points, bool) or not 1 <= points <= 100:
        raise PayloadError("points-wrong", f"{key}.points")
    return KeyPoint(
        id=read_text(value["id"], f"{key}.id"),
        text=read_text(value["text"], f"{key}.text"),
        points=points,
    )
