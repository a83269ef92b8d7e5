"""The rules by which an assigned lesson is worked through."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.keys import KeyTime
from lessons.domain.lateness import LateRule
from lessons.domain.parts import USUALLY_REQUIRED, Part


class Aim(StrEnum):
    """What an assigned lesson is for."""

    GRADED = "graded"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    key_time: KeyTime
    attempts_allowed: int | None
    """At each level or task; None where they are not limited."""
    has_deadline: bool
    drawn: Mapping[Part, int]
    """How many questions are drawn at a level; all of them where it is not there."""
    shuffles_questions: bool
    draws_others_first: bool
    time_limit: int | None
    """Minutes for an attempt."""
    is_forward_only: bool
    closes_when_due: bool = False
    """Nothing is begun or taken after the deadline; else it is taken, and shows as late."""
    required: tuple[Part, ...] = USUALLY_REQUIRED
    practice_after_test: bool = False
    late_rule: LateRule = LateRule.CLOSES
    """Of its tasks."""
