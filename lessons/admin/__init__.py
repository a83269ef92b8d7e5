"""Django admin for every model, and *Load a handout*. Django imports this package to find them."""

from lessons.admin import (
    announcements,
    attempts,
    audit,
    content,
    corrections,
    journal,
    live,
    office,
    people,
    practice,
    questions,
    tasks,
    university,
)

__all__ = [
    "announcements",
    "attempts",
    "audit",
    "content",
    "corrections",
    "journal",
    "live",
    "office",
    "people",
    "practice",
    "questions",
    "tasks",
    "university",
]
