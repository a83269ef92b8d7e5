"""When a level is passed, and when it is mastered: one rule for pages of students and teachers.

Passed: the mark that counts is at least the pass mark. Mastered: the test that counts reaches the
mastery mark, or four of the last five questions practised at the level were right at the first try
and without a hint (where there are fewer questions, all but one). It falls back when three of the
last five in a later review were wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

WINDOW = 5
FAILED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Whole percent as it is shown: nobody reads "50 %" and "not passed" side by side."""

    passed: int = 50
    mastered: int = 80


USUAL = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A first try at a question, not helped by a hint."""

    question: int
    is_right: bool
    is_review: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """What practice says about one level, with the figures that stand beside the word."""

    right: int = 0
    asked: int = 0
    is_learnt: bool = False
    is_forgotten: bool = False
    missed_in_a_row: int = 0
    """At the end, on whatever questions."""
    last_at: datetime | None = None


NOTHING = Practised()


def practised(answers: Sequence[Answered], *, question_count: int) -> Practised:
    """``answers`` of one student at one level, oldest first; ``question_count`` are the questions
    that can be practised there. A question counts once, by its last answer."""
    last = {one.question: place for place, one in enumerate(answers)}
    ordered = [one for place, one in enumerate(answers) if last[one.question] == place]
    recent = ordered[-WINDOW:]
    right = sum(one.is_right for one in recent)
    window = min(WINDOW, question_count)
    later = [one.is_right for one in answers if one.is_review][-WINDOW:]
    return Practised(
        right=right,
        asked=len(recent),
        is_learnt=0 < window <= len(recent) and right >= max(1, window - 1),
        is_forgotten=later.count(False) >= FAILED,
        missed_in_a_row=sum(1 for _ in takewhile(lambda one: not one.is_right, reversed(answers))),
        last_at=answers[-1].at if answers else None,
    )
