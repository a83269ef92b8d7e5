"""The languages that lessons are written in, whichever of them the pages are offered in."""

LANGUAGES = ("kk", "ru", "en")
"""The first is taken where nothing says which."""
