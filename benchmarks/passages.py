"""How well the place that answers is found: `python -m benchmarks.passages DIR`.

DIR holds ``passages.jsonl`` (id, title, text) and ``questions.jsonl`` (question, passages). Without
it only the questions of our own lessons are asked: in their lesson, and in another one where the
right answer is that there is none.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from time import perf_counter
from typing import Any

from lessons.domain.passages import PassageIndex, Text
from lessons.domain.text.characters import TO_RUSSIAN_KEYBOARD

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
DEEPEST = 5
GOALS = {"recall@1": 0.68, "recall@5": 0.89}


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    places: frozenset[int]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def on_russian_keyboard(text: str) -> str:
    return text.lower().translate(TO_RUSSIAN_KEYBOARD)


def recalls(index: PassageIndex, asked: Sequence[Asked]) -> dict[str, float]:
    started = perf_counter()
    found = [[one.section for one in index.ranked(row.question, DEEPEST)] for row in asked]
    took = (perf_counter() - started) * 1000 / len(asked)
    figures = {
        f"recall@{depth}": mean(
            bool(row.places & set(places[:depth])) for row, places in zip(asked, found, strict=True)
        )
        for depth in (1, 3, DEEPEST)
    }
    return {**figures, "ms": took}


def measure_directory(directory: Path) -> None:
    passages = rows(directory / "passages.jsonl")
    places = {row["id"]: place for place, row in enumerate(passages)}
    index = PassageIndex(
        [Text(row["text"].replace("\n\n", "\n"), row["title"]) for row in passages]
    )
    asked = [
        Asked(row["question"], frozenset(places[id_] for id_ in row["passages"]))
        for row in rows(directory / "questions.jsonl")
    ]
    russian = [Asked(on_russian_keyboard(row.question), row.places) for row in asked]
    print(f"{len(passages)} passages, {len(asked)} questions")
    for name, sample in (("as written", asked), ("Russian keyboard", russian)):
        figures = recalls(index, sample)
        told = ", ".join(f"{key} {value:.3f}" for key, value in figures.items())
        print(f"{name}: {told}")
        missed = [key for key, goal in GOALS.items() if figures[key] < goal]
        print("  goals: " + (f"missed {', '.join(missed)}" if missed else "ok"))


@dataclass(frozen=True, slots=True)
class Lesson:
    number: int
    index: PassageIndex
    asked: Sequence[Asked]


def read_lesson(path: Path) -> Lesson:
    written = json.loads(path.read_text(encoding="utf-8"))
    texts = [Text(section["text"], section["heading"]) for section in written["sections"]]
    asked = [
        Asked(row["text"], frozenset([row["section"]]))
        for row in written["questions"]
        if row.get("section") is not None
    ]
    return Lesson(number=written["number"], index=PassageIndex(texts), asked=asked)


def measure_lessons(name: str, lessons: Sequence[Lesson]) -> None:
    """The threshold was set on these questions, so they are seen material."""
    found = [(row, lesson.index.best(row.question)) for lesson in lessons for row in lesson.asked]
    shown = [passage.section in row.places for row, passage in found if passage]
    others = [
        other.index.best(row.question) is None
        for lesson in lessons
        for other in lessons
        if other.number != lesson.number
        for row in lesson.asked
    ]
    print(
        f"{name}: {len(found)} questions, shown {len(shown) / len(found):.0%}, "
        f"right of the shown {mean(shown):.0%}, nothing in another lesson {mean(others):.0%}"
    )


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", nargs="?", type=Path)
    told = parser.parse_args(arguments and list(arguments))
    if told.directory:
        measure_directory(told.directory)
    for language in ("kk", "ru"):
        suffix = "" if language == "kk" else f".{language}"
        lessons = [read_lesson(FIXTURES / f"lesson-{n}{suffix}.json") for n in range(11, 16)]
        measure_lessons(f"{language}, lessons 11–15", lessons)


if __name__ == "__main__":
    main()
