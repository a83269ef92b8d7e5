"""Django admin for every model, and *Load a handout*. Django imports this package to find them."""

from lessons.admin import attempts, content, people, practice, questions, tasks

__all__ = ["attempts", "content", "people", "practice", "questions", "tasks"]
