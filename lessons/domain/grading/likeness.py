"""How far two words are the same word: endings, slips and kin."""

from functools import lru_cache

from lessons.domain.grading.endings import stem
from lessons.domain.grading.typos import is_slip

SAME = 1.0
SLIP = 0.9
KIN = 0.75
_KIN_LETTERS = 5
_LEAST_SLIPPED = 5


@lru_cache(maxsize=1 << 18)
def likeness(one: str, other: str) -> float:
    """0..1 for two keys of ``tokens``."""
    if one == other:
        return SAME
    if one.isdigit() or other.isdigit():
        return 0.0
    first, second = stem(one), stem(other)
    if first == second:
        return SAME
    return max(_kin(first, second), _slipped(one, other), _slipped(first, second))


def _kin(first: str, second: str) -> float:
    shared = _shared(first, second)
    shorter, longer = sorted((len(first), len(second)))
    if shared >= 4 and shared >= shorter - (shorter >= 6):
        return SLIP if shared >= longer - 3 else KIN
    return KIN if shared >= _KIN_LETTERS else 0.0


def _slipped(one: str, other: str) -> float:
    """Looking at the beginnings only: the endings may be others."""
    is_long = min(len(one), len(other)) >= _LEAST_SLIPPED
    return SLIP if is_long and is_slip(one[:9], other[:9]) else 0.0


def _shared(one: str, other: str) -> int:
    count = 0
    for letter, wanted in zip(one, other, strict=False):
        if letter != wanted:
            break
        count += 1
    return count
