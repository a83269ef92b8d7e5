"""The rules by which an assigned lesson is worked through."""

from dataclasses import dataclass

from lessons.domain.keys import KeyTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    key_time: KeyTime
    attempts_allowed: int | None
    """At each level or task; None where they are not limited."""
    has_deadline: bool
