"""A lesson with all that belongs to it, wherever it stands: nothing of its classes or marks."""

from dataclasses import dataclass

from lessons.domain.handouts.document import ReadLesson


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLesson:
    read: ReadLesson
    uses: tuple[str, ...]
    """What each question is for, where an author has said it; empty where the program divides."""
