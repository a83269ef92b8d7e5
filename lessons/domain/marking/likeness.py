"""How far two words are the same word: endings, slips and kin."""

from functools import lru_cache

from lessons.domain.text.edits import is_slip
from lessons.domain.text.endings import stem

SAME = 1.0
SLIP = 0.9
KIN = 0.75
_KIN_LETTERS = 5
_LEAST_SLIPPED = 5
_MOST_DROPPED = 2
_LEAST_SKELETON = 3
_NO_VOWELS = dict.fromkeys(map(ord, "aeiou"))


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
    if _drops_vowels(first, second) or _drops_vowels(one, other):
        return SLIP
    return max(_kin(first, second), _slipped(one, other), _slipped(first, second))


def _kin(first: str, second: str) -> float:
    shared = _shared(first, second)
    shorter, longer = sorted((len(first), len(second)))
    if shared >= 4 and shared >= shorter - (shorter >= 6):
        return SLIP if shared >= longer - 3 else KIN
    return KIN if shared >= _KIN_LETTERS else 0.0


def _drops_vowels(one: str, other: str) -> bool:
    """The commonest slip of fast typing: «мемлкет», «батл»."""
    shorter, longer = sorted((one, other), key=len)
    if not 0 < len(longer) - len(shorter) <= _MOST_DROPPED or shorter[0] != longer[0]:
        return False
    letters = iter(longer)
    return len(_skeleton(shorter)) >= _LEAST_SKELETON and (
        _skeleton(shorter) == _skeleton(longer) and all(letter in letters for letter in shorter)
    )


@lru_cache(maxsize=1 << 16)
def _skeleton(word: str) -> str:
    return word.translate(_NO_VOWELS)


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
