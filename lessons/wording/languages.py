"""What a language calls itself: the same on every page, whatever language the page is in."""

VERSION = {"kk": "Қазақша нұсқасы", "ru": "Русская версия", "en": "English version"}
"""Of a lesson."""
MARK = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
"""In front of a name in that language."""
