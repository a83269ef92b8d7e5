"""Classes made up by chance, from a seed: who knows more is right more often."""

from collections.abc import Mapping
from math import exp
from random import Random

from lessons.domain.items.answered import Answered, rest_of

OPTIONS = ("a", "b", "c", "d")
KEY = "a"


def chance_right(ability: float, difficulty: float) -> float:
    """Rasch's model."""
    return 1 / (1 + exp(difficulty - ability))


def sound_choice(ability: float, difficulty: float, chance: Random) -> str:
    if chance.random() < chance_right(ability, difficulty):
        return KEY
    return chance.choice(OPTIONS[1:])


def class_of(students: int, *, questions: int, seed: int) -> list[list[Answered]]:
    """The answers to each question, all of one point."""
    chance = Random(seed)  # noqa: S311
    abilities = [chance.gauss(0, 1) for _ in range(students)]
    table = [
        {q: sound_choice(ability, chance.uniform(-1.2, 1.2), chance) for q in range(questions)}
        for ability in abilities
    ]
    return [answers_to(q, table) for q in range(questions)]


def answers_to(
    question: int, table: list[dict[int, str]], *, keys: Mapping[int, str] | None = None
) -> list[Answered]:
    key_of = {q: (keys or {}).get(q, KEY) for q in table[0]}
    rows = []
    for choices in table:
        earned = float(sum(choice == key_of[q] for q, choice in choices.items()))
        own = float(choices[question] == key_of[question])
        rest = rest_of(earned=earned, marked=len(choices), own=own, points=1)
        rows.append(Answered(own=own, rest=rest, chosen=frozenset({choices[question]})))
    return rows
