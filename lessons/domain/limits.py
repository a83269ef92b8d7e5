"""The largest numbers that a lesson may hold; readers, forms and tables keep to the same."""

MAX_LESSON_NUMBER = 999
MAX_POINTS = 100
"""Of one question, and of one key point."""
