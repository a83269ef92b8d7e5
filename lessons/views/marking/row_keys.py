"""Pages that show many answers at once, each with a key of its own."""

A_PAGE = 30
KEYS = "QWERTYUIOPASDFGHJKLZXCVBNM1234"
"""By the place on the keyboard: one for each answer of a page."""
