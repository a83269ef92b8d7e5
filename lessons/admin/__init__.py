"""Django admin for every model, and *Load a handout*. Django imports this package to find them."""

from lessons.admin import (
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
)

__all__ = [
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
]
