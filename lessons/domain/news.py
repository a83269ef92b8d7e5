"""What can have happened to a student's work since they last looked."""

from enum import StrEnum


class NewsKind(StrEnum):
    MARKED = "marked"
    LOOKED_AGAIN = "looked-again"
    RETURNED = "returned"
    LESSON = "lesson"
