"""Which quick questions stand inside a lesson's text: two of its own at the end of a section."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

MOST_IN_SECTION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """A question that is answered by choosing; ``is_for_practice`` where no test asks it."""

    key: int
    section: int
    position: int
    is_for_practice: bool


def in_text(questions: Sequence[Quick]) -> dict[int, list[int]]:
    """Keys by section, in the order of the lesson; those for practice alone go first."""
    found: dict[int, list[Quick]] = defaultdict(list)
    for question in sorted(questions, key=lambda one: (not one.is_for_practice, one.position)):
        if len(found[question.section]) < MOST_IN_SECTION:
            found[question.section].append(question)
    return {
        section: [one.key for one in sorted(rows, key=lambda one: one.position)]
        for section, rows in found.items()
    }
