"""What can have happened to a student's work since they last looked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lessons.domain.parts import Part


class NewsKind(StrEnum):
    MARKED = "marked"
    LOOKED_AGAIN = "looked-again"
    RETURNED = "returned"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsLine:
    """As a letter tells it; ``part`` is None for a new lesson."""

    kind: NewsKind
    lesson: int
    part: Part | None
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    lesson: str
    due_at: datetime
    url: str
