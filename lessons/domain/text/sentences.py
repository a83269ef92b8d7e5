"""Whether a line ends what it says, and whether it asks for something."""

import re

from lessons.domain.text.characters import CLOSERS, GAPS, SENTENCE_ENDS, STOPS

_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}][{CLOSERS}]{{0,3}}$")
_STOP = re.compile(f"[{STOPS}][{CLOSERS}]{{0,3}}$")
_ASKS = re.compile(r"\?|\w(?:ңыз|ңіз)(?:дар|дер)?\b|\w(?:йте|ите|ьте)\b", re.IGNORECASE)
_OPEN = re.compile(rf"[?{GAPS}]\W*$|\.{{3}}\W*$")


def ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def ends_with_stop(text: str) -> bool:
    """A sentence's end, a colon or a semicolon: what follows on a new line is something new."""
    return _STOP.search(text) is not None


def asks(text: str) -> bool:
    """A question mark, or a verb that asks politely: жазыңыз, атаңыздар, назовите, ответьте."""
    return _ASKS.search(text) is not None


def ends_open(text: str) -> bool:
    """In a question mark, or where an option is to be put in."""
    return _OPEN.search(text) is not None
