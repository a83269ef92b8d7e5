"""The answers that the demo class gives to the five lessons, as marked answers."""

import json
from pathlib import Path

from lessons.domain.marking.key_points import WORTH, Share
from lessons.domain.marking.marked import MarkedAnswer
from lessons.domain.marking.proposal import Rubric
from lessons.domain.types.registry import REGISTRY

FIXTURES = Path(__file__).parents[1] / "fixtures"


def lesson_answers() -> tuple[dict[str, Rubric], list[MarkedAnswer]]:
    """Rubrics by id, and the answers to them; ``style`` is the quality that was aimed at."""
    written = _load("demo-class.json")["answers"]
    rubrics: dict[str, Rubric] = {}
    answers: list[MarkedAnswer] = []
    for file in sorted(FIXTURES.glob("lesson-[0-9][0-9].json")):
        for number, question in enumerate(_load(file.name)["questions"], start=1):
            if question["kind"] == "open-answer" and question["text"] in written:
                name = f"{file.stem}-{number:02}"
                rubrics[name] = _rubric(question)
                answers += _answers(name, rubrics[name], written[question["text"]])
    return rubrics, answers


def _load(name: str):
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


def _rubric(question) -> Rubric:
    type_ = REGISTRY[question["kind"]]
    solution = type_.solution(type_.parse(question["payload"]))
    return Rubric(
        question=question["text"],
        key_points=solution.key_points,
        model_answer=solution.model_answer,
    )


def _answers(name: str, rubric: Rubric, written) -> list[MarkedAnswer]:
    return [
        MarkedAnswer(
            id=f"{name}-{number}",
            rubric=name,
            answer=one["text"],
            points={
                point.id: point.points * WORTH[Share(one["shares"].get(point.id, Share.NONE))]
                for point in rubric.key_points
            },
            style=one["quality"],
        )
        for number, one in enumerate(written, start=1)
        if "shares" in one
    ]
