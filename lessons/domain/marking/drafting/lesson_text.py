"""The text of a lesson, prepared once for all its questions."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lessons.domain.marking.drafting.likeness import Keys, Vocabulary, keys_of
from lessons.domain.marking.drafting.units import SourceSection, Unit, units_of
from lessons.domain.marking.drafting.vocabulary import says
from lessons.domain.text.characters import CAPITALS, LETTER, SMALL
from lessons.domain.text.samples import Sample

_DATE = re.compile(r"\b\d{4}\b")
_PERSON = re.compile(rf"(?<={LETTER}\s)[{CAPITALS}](?:\.\s?|[{SMALL}]+\s)[{CAPITALS}][{SMALL}]+")
"""Two capitalised words, or an initial and one, within a sentence."""
SAMPLES = (
    Sample(
        pattern=_PERSON,
        how="search",
        matches=("терминді Милтон Фридман енгізді", "терминді М. Фридман енгізді"),
        misses=("Милтон Фридман", "терминді Фридман енгізді", "терминді БҰҰ мен Банк енгізді"),
    ),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with its stems; ``at`` counts from 0."""

    at: int
    unit: Unit
    keys: Keys


@dataclass(frozen=True, slots=True)
class Look:
    """What a unit shows of itself, whatever is asked."""

    is_example: bool
    announces: bool
    refers_back: bool
    weighs: bool
    is_dated: bool
    names_people: bool
    words: int


@dataclass(frozen=True)
class LessonText:
    sections: tuple[SourceSection, ...]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        units = units_of(self.sections)
        return tuple(Place(at, unit, keys_of(unit.text)) for at, unit in enumerate(units))

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        return tuple(_look(place.unit) for place in self.places)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(tuple(place.keys for place in self.places))

    @cached_property
    def heading_keys(self) -> tuple[Keys, ...]:
        return tuple(keys_of(section.heading) for section in self.sections)

    @cached_property
    def heading_words(self) -> Keys:
        return frozenset[str]().union(*self.heading_keys)

    @cached_property
    def paragraphs(self) -> Mapping[int, Sequence[int]]:
        """By its number the places of its units."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in self.places:
            found[place.unit.paragraph].append(place.at)
        return found

    @cached_property
    def paragraph_keys(self) -> Mapping[int, Keys]:
        return {
            number: frozenset[str]().union(*(self.places[at].keys for at in units))
            for number, units in self.paragraphs.items()
        }

    @cached_property
    def lead_keys(self) -> Mapping[str, Keys]:
        """In the order of the text."""
        leads = dict.fromkeys(place.unit.lead for place in self.places if place.unit.lead)
        return {lead: keys_of(lead) for lead in leads}

    def neighbours(self, at: int) -> list[int]:
        """Those beside it in its paragraph."""
        number = self.places[at].unit.paragraph
        near = (one for one in (at - 1, at + 1) if 0 <= one < len(self.places))
        return [one for one in near if self.places[one].unit.paragraph == number]


def _look(unit: Unit) -> Look:
    return Look(
        is_example=says("example", unit.text),
        announces=says("announces", unit.text),
        refers_back=says("refers", unit.text),
        weighs=says("weighs", f"{unit.text} {unit.lead}"),
        is_dated=_DATE.search(unit.text) is not None,
        names_people=_PERSON.search(unit.text) is not None,
        words=len(unit.text.split()),
    )


@lru_cache(maxsize=32)
def prepared(sections: tuple[SourceSection, ...]) -> LessonText:
    """The same object for the questions that one after another are asked of a text."""
    return LessonText(sections)
