"""Words that a slip or a common root would make one, and that mean the opposite.

A few letters before a root turn a term round (симметриялық – асимметриялық, макро – микро), and a
long foreign beginning makes strangers look like kin (транскрипция – трансляция). All of it in the
letters of ``tokens``: ASCII, one for several.
"""

from functools import lru_cache
from pathlib import Path

from lessons.domain.text.endings import is_inflected
from lessons.domain.text.tokens import word_key

_TELLING = """
a an ana anti de dis di ekzo ekto endo endi e ek eks im in i il ir em inter intra infra ultra
makro mikro mezo mega gipo giper mono mon poli oligo bi gomo getero izo pre post pro re retro kata
sin sub super sverh geno feno eu tsis trans ko kontr proto neo paleo auto allo avto gaplo diplo para
"""
_BEGINNINGS = frozenset(_TELLING.split())
"""Two words with one root and different ones of these, or one of them and none, are no slips."""
_SHARED = """
trans inter makro mikro giper kontr elektro gidro super ultra getero gomo mono poli termo foto neiro
radio ekzo endo gipo anti auto avto psiho sotsio etno geo bio
"""
_FOREIGN = tuple(sorted(_SHARED.split(), key=len, reverse=True))
_SHORTEST_ROOT = 4
_ACIDS = frozenset({"at", "it", "id"})
"""Salts by their last syllable: сульфат, сульфит, сульфид."""
_WITHOUT = ("siz", "sez")
_LACKING = ("tauel", "kauip")
"""Roots whose -сыз is a word of its own and no denial of a sentence: тәуелсіз – тәуелді."""


@lru_cache(maxsize=1 << 16)
def are_opposite(one: str, other: str) -> bool:
    """Whether the letters that differ make another term of two keys."""
    if {one, other} <= _BEGINNINGS:
        return one != other
    return _begin_apart(one, other) or _lacks(one) != _lacks(other) or _end_apart(one, other)


def _begin_apart(one: str, other: str) -> bool:
    """Different telling beginnings before one root, of which two letters may be endings."""
    for beginning in _beginnings(one):
        root = one[len(beginning) : len(beginning) + _SHORTEST_ROOT + 1]
        if len(root) < _SHORTEST_ROOT:
            continue
        for opposite in _beginnings(other):
            if opposite != beginning and other.startswith(root, len(opposite)):
                return True
    return False


def _beginnings(key: str) -> tuple[str, ...]:
    return (
        "",
        *(key[:size] for size in range(1, min(len(key), 12)) if key[:size] in _BEGINNINGS),
    )


def _lacks(key: str) -> bool:
    root = next((root for root in _LACKING if key.startswith(root)), None)
    return root is not None and key.startswith(_WITHOUT, len(root))


def _end_apart(one: str, other: str) -> bool:
    return (
        one != other
        and len(one) > _SHORTEST_ROOT + 1
        and one[:-2] == other[:-2]
        and {one[-2:], other[-2:]} <= _ACIDS
    )


@lru_cache(maxsize=1 << 15)
def foreign_beginning(key: str) -> int:
    """How many letters at the beginning are one of the long ones that many terms share."""
    return next((len(one) for one in _FOREIGN if key.startswith(one)), 0)


_SHORT = 4
Side = tuple[int, int]


@lru_cache(maxsize=1)
def _antonyms() -> dict[str, list[tuple[str, Side]]]:
    """Beginnings of words by their first letter, each with its line and its side of the bar."""
    text = Path(__file__).with_name("antonyms.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found: dict[str, list[tuple[str, Side]]] = {}
    for number, line in enumerate(lines):
        for side, words in enumerate(line.split("|")):
            for word in words.split(","):
                key = word_key(word.strip())
                found.setdefault(key[0], []).append((key, (number, side)))
    return found


@lru_cache(maxsize=1 << 15)
def sides_of(key: str) -> frozenset[Side]:
    """The pairs of opposites to which a word belongs, and on which side."""
    return frozenset(
        side for beginning, side in _antonyms().get(key[:1], ()) if _begins(key, beginning)
    )


def _begins(key: str, beginning: str) -> bool:
    return key.startswith(beginning) and (
        len(beginning) > _SHORT or is_inflected(key[len(beginning) :])
    )


def other_side(side: Side) -> Side:
    return side[0], 1 - side[1]
