"""How far two words are the same word: endings, slips and kin."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.domain.marking.opposites import are_opposite, foreign_beginning
from lessons.domain.text.edits import MOST_SLIPS, SHORTEST_WITH_SLIPS, is_slip
from lessons.domain.text.endings import stem

SAME = 1.0
SLIP = 0.9
KIN = 0.75
_KIN_LETTERS = 5
_LEAST_SLIPPED = 5
_LEAST_ROOT = 3
"""Letters behind a foreign beginning that many terms share."""
_COMPARED = 9
"""Letters in which slips are looked for."""
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
    # A slip in the first letter is rare, and what is parted by it mostly means the opposite.
    if one[:1] != other[:1] or are_opposite(one, other):
        return 0.0
    first, second = stem(one), stem(other)
    if first == second:
        return SAME
    if _drops_vowels(first, second) or _drops_vowels(one, other):
        return SLIP
    return max(_kin(first, second), _slipped(one, other), _slipped(first, second))


@dataclass(frozen=True, slots=True)
class Letters:
    """What a word is made of, as bits: where too many differ, ``likeness`` is surely nothing."""

    beginning: str
    whole: int
    stem: int
    bones: int
    stem_bones: int
    allowed: int

    def may_be_like(self, other: "Letters") -> bool:
        if self.beginning == other.beginning:
            return True
        allowed = min(self.allowed, other.allowed)
        return (
            (self.whole ^ other.whole).bit_count() <= allowed
            or (self.stem ^ other.stem).bit_count() <= allowed
            or self.bones == other.bones
            or self.stem_bones == other.stem_bones
        )


@lru_cache(maxsize=1 << 15)
def letters_of(key: str) -> Letters:
    root = stem(key)
    return Letters(
        key[:_LEAST_SKELETON],
        _bits(key[:_COMPARED]),
        _bits(root[:_COMPARED]),
        _bits(_skeleton(key)),
        _bits(_skeleton(root)),
        2 * MOST_SLIPS if len(key) >= SHORTEST_WITH_SLIPS else 2,
    )


def _bits(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _kin(first: str, second: str) -> float:
    shared = _shared(first, second)
    beginning = foreign_beginning(first)
    if beginning and shared < beginning + _LEAST_ROOT:
        return 0.0
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
    return SLIP if is_long and is_slip(one[:_COMPARED], other[:_COMPARED]) else 0.0


def _shared(one: str, other: str) -> int:
    count = 0
    for letter, wanted in zip(one, other, strict=False):
        if letter != wanted:
            break
        count += 1
    return count
