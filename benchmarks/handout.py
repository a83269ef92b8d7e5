"""A handout with the size and layout of practical class 15, set from our own lesson 15.

As in the original: short lines with an empty line between any two, about 530 lines of theory
without a heading, five questions of three levels, two tasks, no key points.
"""

import json
import textwrap
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

LESSON = Path(__file__).resolve().parent.parent / "fixtures" / "lesson-15.json"
NAME = "practical-class-15.txt"
COLUMNS = 72
THEORY_LINES = 264
"""Every second line of the file is empty."""

LEADS = {
    "level-1": "1–деңгейлік сұрақ. ",
    "level-2": "2–деңгейлік сұрақ. ",
    "level-3": "3–деңгейлік сұрақ. ",
    "guided": "ОБӨЖ тапсырмалары: ",
    "independent": "БӨЖ тапсырмалары: ",
}


def class_15_like() -> bytes:
    lesson = json.loads(LESSON.read_text(encoding="utf-8"))
    lines = [*_head(lesson), *_theory(lesson), *_questions(lesson)]
    return "\n\n".join(lines).encode()


def _head(lesson: dict[str, Any]) -> Iterator[str]:
    yield from _set(f"№{lesson['number']}- тәжірибелік сабақ: {lesson['title']}.")
    yield from _set(f"Жұмыстың мақсаты мен міндеті: {lesson['goal']}")
    yield from _set(f"Техникалық және инструментальдық құралдары: {lesson['equipment']}")
    yield from _set(f"Тәжірибелік сабақ оқыту нәтижелері: {lesson['outcomes']}")
    yield from _set(f"Оқытудың әдістері мен түрлері: {lesson['methods']}")


def _theory(lesson: dict[str, Any]) -> Iterator[str]:
    """The sections' paragraphs, once more from the start when they end too early."""
    paragraphs = [text for row in lesson["sections"] for text in row["text"].split("\n\n")]
    lines = (line for text in cycle(paragraphs) for line in _set(f"        {text}"))
    return islice(lines, THEORY_LINES)


def _questions(lesson: dict[str, Any]) -> Iterator[str]:
    yield "Деңгейлік тапсырмалар:"
    for question in lesson["questions"]:
        if question["kind"] == "open-answer":
            yield from _set(f"{LEADS[question['part']]}{question['text']}")


def _set(text: str) -> list[str]:
    return textwrap.wrap(text, COLUMNS, replace_whitespace=True, drop_whitespace=True)
