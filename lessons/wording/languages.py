"""What a language calls itself: the same on every page, whatever language the page is in."""

NAME = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""Of every language that a lesson may be in."""
VERSION = {"kk": "Қазақша нұсқасы", "ru": "Русская версия", "en": "English version"}
"""Of a lesson."""
MARK = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
"""In front of a name in that language."""
