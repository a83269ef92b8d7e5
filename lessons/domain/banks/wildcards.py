"""The star of Moodle's short answers: it stands for any text unless a backslash is before it."""

import re

_WILDCARD = re.compile(r"(?<!\\)\*")


def has_wildcard(pattern: str) -> bool:
    return _WILDCARD.search(pattern) is not None


def unescape_stars(pattern: str) -> str:
    return pattern.replace("\\*", "*")


def escape_stars(text: str) -> str:
    return text.replace("*", "\\*")
