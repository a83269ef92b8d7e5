"""What a question is for: practice, the test, or both; and who divides them where no author has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.parts import LEVELS, Part

FEWEST_TO_DIVIDE = 6
"""A level with fewer would be left with a test of three questions."""
PRACTICE_SHARE = 3
"""One question in three is for practice alone."""


class Use(StrEnum):
    PRACTICE = "practice"
    TEST = "test"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One question of a lesson; ``is_quick`` where its key marks it, ``draws_numbers`` where each
    time has its own numbers: such a one serves both and is never for practice alone."""

    key: int
    part: Part
    position: int
    section: int | None
    is_quick: bool
    draws_numbers: bool = False


def default_uses(questions: Sequence[Placed]) -> dict[int, Use]:
    """By their keys. The same questions are always divided in the same way."""
    uses = {question.key: Use.BOTH for question in questions}
    for part in LEVELS:
        own = [question for question in questions if question.part is part]
        if len(own) >= FEWEST_TO_DIVIDE:
            fixed = [question for question in own if not question.draws_numbers]
            chosen = _quick_ones_first(fixed)[: len(own) // PRACTICE_SHARE]
            uses |= {question.key: Use.PRACTICE for question in chosen}
    return uses


def _quick_ones_first(questions: Sequence[Placed]) -> list[Placed]:
    """Those marked at once that belong to a section, one of each section before a second."""
    ordered = sorted(questions, key=lambda question: question.position)
    seen: Counter[int | None] = Counter()
    ranked = []
    for question in ordered:
        rank = (not question.is_quick, question.section is None, seen[question.section])
        ranked.append((rank, question.position, question))
        seen[question.section] += 1
    return [question for _rank, _position, question in sorted(ranked, key=lambda row: row[:2])]
