"""How much of the same two questions ask, told by the words that they share."""

from collections.abc import Iterable

from lessons.domain.text.search import search_key

BEGINNING = 6
"""Letters of a word that are compared: endings of all three languages come later."""
SHORTEST = 4
"""Shorter words say how something is asked, not what."""
LEAST = 0.3
"""Of all words of both texts; set on nothing, it only keeps strangers out of a list that a person
reads."""


def beginnings(text: str) -> frozenset[str]:
    """What the words of a text begin with, as ``search_key`` writes them."""
    words = search_key(text).split()
    return frozenset(word[:BEGINNING] for word in words if len(word) >= SHORTEST)


def alikeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0..1: shared beginnings among all of both (Jaccard 1901)."""
    every = one | other
    return len(one & other) / len(every) if every else 0.0


def most_telling(words: Iterable[str], *, most: int) -> list[str]:
    """The longest first: they are the rarest."""
    return sorted(words, key=lambda word: (-len(word), word))[:most]
