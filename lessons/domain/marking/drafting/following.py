"""Which sentences go on with another: behind a definition, and what a sentence has listed."""

import re
from collections.abc import Sequence

from lessons.domain.marking.drafting.lesson_text import LessonText, Place
from lessons.domain.marking.drafting.likeness import Keys
from lessons.domain.marking.drafting.vocabulary import says
from lessons.domain.marking.ideas import is_empty
from lessons.domain.marking.likeness import KIN, likeness
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import tokenise

CHAIN = (1.0, 0.8, 0.6)
"""What follows a definition goes on with it: «Онымен … айналысады»."""
_LOOSE = 0.5
"""Of a sentence that neither refers back nor names the thing."""
_FURTHEST = 10
_FIRST_WORDS = 2
_FEWEST_LISTED = 2
_LISTS = re.compile(r",|\s(?:және|мен|пен|бен|и|and)\s", re.IGNORECASE)


def chained(text: LessonText, best: int, named: Keys) -> dict[int, float]:
    """The sentences of its paragraph behind the definition ``best``: their worth by place.

    What tells of a year, of a person or an example ends nothing, but does not go on either.
    """
    paragraph = text.places[best].unit.paragraph
    behind = range(best + 1, min(best + 1 + len(CHAIN), len(text.places)))
    near = [at for at in behind if text.places[at].unit.paragraph == paragraph]
    return {
        at: worth * (1.0 if _goes_on(text, at, named) else _LOOSE)
        for at, worth in zip(near, CHAIN, strict=False)
        if not _tells_aside(text, at)
    }


def _goes_on(text: LessonText, at: int, named: Keys) -> bool:
    return text.looks[at].refers_back or not named.isdisjoint(text.places[at].keys)


def _tells_aside(text: LessonText, at: int) -> bool:
    look = text.looks[at]
    return look.is_example or look.is_dated or look.names_people


def members(text: LessonText, lister: int, asked: Keys) -> dict[int, float]:
    """Behind a sentence that lists things, those that begin with one of them."""
    listed = _listed(text.places[lister], asked)
    if len(listed) < _FEWEST_LISTED:
        return {}
    section = text.places[lister].unit.section
    behind = text.places[lister + 1 : lister + 1 + _FURTHEST]
    near = (place for place in behind if place.unit.section == section)
    return {place.at: 1.0 for place in near if _begins_with(place, listed)}


def _listed(place: Place, asked: Keys) -> Sequence[str]:
    """The words beyond the question's of a sentence that says what kinds there are."""
    if not (says("lists", place.unit.text) and _LISTS.search(place.unit.text)):
        return ()
    return [key for key in place.keys if key not in asked]


def _begins_with(place: Place, listed: Sequence[str]) -> bool:
    return any(
        likeness(one, other) >= KIN for one in _first_words(place.unit.text) for other in listed
    )


def _first_words(text: str) -> Sequence[str]:
    told = (stem(t.key) for t in tokenise(text) if not is_empty(t.key))
    return [word for word, _ in zip(told, range(_FIRST_WORDS), strict=False)]
