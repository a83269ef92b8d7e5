"""Options of a choice, its right ones in no place of their own: the same for the same texts."""

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any

from lessons.domain.types.shuffling import shuffled_places


def options_of(
    right: Sequence[str], wrong: Sequence[str]
) -> tuple[list[dict[str, str]], list[str]]:
    """(options as a payload holds them, ids of the right ones)"""
    texts = [*right, *wrong]
    placed = [texts[place] for place in shuffled_places(texts)]
    options = [
        {"id": id_, "text": text, "feedback": ""}
        for id_, text in zip(ascii_lowercase, placed, strict=False)
    ]
    return options, [one["id"] for one in options if one["text"] in right]


def single(right: str, wrong: Sequence[str]) -> dict[str, Any]:
    options, correct = options_of([right], wrong)
    return {"options": options, "correct": correct[0]}


def multiple(right: Sequence[str], wrong: Sequence[str]) -> dict[str, Any]:
    options, correct = options_of(right, wrong)
    return {"options": options, "correct": correct}


def nearest_in_length(text: str, others: Sequence[str], *, count: int) -> list[str]:
    """A right answer that is the longest by far gives itself away."""
    return sorted(others, key=lambda other: (abs(len(other) - len(text)), other))[:count]
