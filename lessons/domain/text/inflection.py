"""Whether two folded words are forms of one word, and whether one denies the other.

Kazakh glues suffixes on in a fixed order (``suffixes``), and a stem may change before a vowel:
п к қ become б г ғ (кітабы), a narrow vowel falls out (халқы). Nothing is looked up, so a word is
never stemmed for its own sake: two words are forms of one where their possible stems meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lessons.domain.text.suffixes import MOST_LETTERS, leads_on, states_of_noun

_SHORTEST = 2
_SHORTEST_SHARED = 3
"""Letters of a stem that both words must be cut down to; shorter ones meet by chance."""
_ANY_VOWEL = frozenset("аеиоуы")
_BEGINS_LIKE_A_VOWEL = frozenset("аеиыу")
_SOFTENED = {"б": "п", "г": "к"}


@dataclass(frozen=True, slots=True)
class Forms:
    """The stems that a word may have; the word itself is none of them."""

    noun: frozenset[str]
    verb: frozenset[str]
    negated: frozenset[str]
    derived: frozenset[str]
    without: frozenset[str]


@lru_cache(maxsize=1 << 15)
def forms_of(word: str) -> Forms:
    """Stems by the kind of the suffixes that were taken off."""
    return Forms(
        noun=frozenset(_stems(word, "noun")),
        verb=frozenset(_stems(word, "verb")),
        negated=frozenset(_stems(word, "verb, negated")),
        derived=frozenset(_stems(word, "derived")),
        without=frozenset(_stems(word, "without")),
    )


def _stems(word: str, kind: str) -> Iterator[str]:
    for size in range(max(_SHORTEST, len(word) - MOST_LETTERS), len(word)):
        stem, ending = word[:size], word[size:]
        if not _is_stem(stem, kind):
            continue
        states = states_of_noun(stem) if kind == "noun" else (kind,)
        if any(leads_on(ending, state) for state in states):
            yield stem
            if ending[0] in _BEGINS_LIKE_A_VOWEL:
                yield from _before_vowel(stem)


def _is_stem(stem: str, kind: str) -> bool:
    """Two letters are a verb's stem only as ет, ал, же are: себеді is not from се."""
    if kind.startswith("verb") and len(stem) == _SHORTEST:
        return stem[0] in _ANY_VOWEL or stem in ("де", "же")
    return not _ANY_VOWEL.isdisjoint(stem) or stem.isdigit()


def _before_vowel(stem: str) -> Iterator[str]:
    """What ``stem`` may have been before a vowel came behind it."""
    if stem[-1] in _SOFTENED:
        yield stem[:-1] + _SOFTENED[stem[-1]]
    if len(stem) > 2 and _ANY_VOWEL.isdisjoint(stem[-2:]):
        yield f"{stem[:-1]}ы{stem[-1]}"
        yield f"{stem[:-1]}и{stem[-1]}"


def is_inflection(key: str, word: str) -> bool:
    """Forms of one word that say the same: кітап – кітабымызда, айту – айтылды."""
    if key == word:
        return True
    ours, theirs = forms_of(key), forms_of(word)
    return (
        key in theirs.noun
        or word in ours.noun
        or _meet(ours.noun, theirs.noun)
        or _meet_in_verb(ours.verb, theirs.verb, key, word)
        or _meet(ours.negated, theirs.negated)
    )


def is_negation_of(key: str, word: str) -> bool:
    """One denies what the other says: айту – айтпайды, мүше – мүшесіз."""
    if key == word:
        return False
    ours, theirs = forms_of(key), forms_of(word)
    return (
        key in theirs.without
        or word in ours.without
        or not ours.verb.isdisjoint(theirs.negated)
        or not ours.negated.isdisjoint(theirs.verb)
    )


def is_derived(key: str, word: str) -> bool:
    """Another word of the same root: саясат – саясатшы, дипломатия – дипломатиялық."""
    ours, theirs = forms_of(key), forms_of(word)
    return (
        key in theirs.derived
        or word in ours.derived
        or _meet(ours.derived, theirs.noun)
        or _meet(ours.noun, theirs.derived)
        or _meet(ours.derived, theirs.derived)
    )


def _meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(len(stem) >= _SHORTEST_SHARED for stem in ours & theirs)


def _meet_in_verb(ours: frozenset[str], theirs: frozenset[str], key: str, word: str) -> bool:
    """A verb's dictionary form (stem and у) may have a short stem: ету – етті."""
    shared = ours & theirs
    return any(len(stem) >= _SHORTEST_SHARED or f"{stem}у" in (key, word) for stem in shared)
