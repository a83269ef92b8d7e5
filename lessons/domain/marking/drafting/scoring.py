"""How likely a unit of a lesson is a key point of a question, told by named parts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from lessons.domain.marking.drafting.asking import Asked
from lessons.domain.marking.drafting.defining import DEFINES, defined
from lessons.domain.marking.drafting.following import chained, members
from lessons.domain.marking.drafting.lesson_text import LessonText, Place
from lessons.domain.marking.drafting.likeness import Keys, Wanted, similarity
from lessons.domain.marking.drafting.vocabulary import SHOWN

WEIGHTS: dict[str, float] = {
    "own": 1.0,
    "paragraph": 0.5,
    "heading": 0.6,
    "lead": 0.7,
    "neighbour": 0.15,
    "definition": 1.2,
    "shown": 0.12,
    "lead-shown": 0.25,
    "best-list": 0.05,
    "best-paragraph": 0.15,
    "best-section": 0.2,
    "behind-best": 0.2,
    "before-best": 0.05,
    "refers-back": 0.35,
    "chain": 0.8,
    "member": 0.4,
    "length": 0.2,
    "weighs": 0.2,
    "example": -0.25,
    "announces": -0.7,
    "short": -0.4,
    "leads": -0.5,
    "dated": -0.12,
}
_WHOLE_LENGTH = 25
_SHORT = 2
_ABOUT = 0.2
_SECOND = 0.3
"""What else has the shape of a definition mostly says something of the thing in passing."""


@dataclass(frozen=True, slots=True)
class Scored:
    place: Place
    parts: Mapping[str, float]
    """By the names of ``WEIGHTS``, weighed already; what is nothing is left out."""

    @property
    def total(self) -> float:
        return sum(self.parts.values())


@dataclass(frozen=True)
class Reading:
    """One question beside one text."""

    asked: Asked
    text: LessonText

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        return self.asked.wanted(self.text.vocabulary, self.text.heading_words)

    @cached_property
    def own(self) -> list[float]:
        return [similarity(self.wanted, place.keys) for place in self.text.places]

    @cached_property
    def headings(self) -> list[float]:
        return [similarity(self.wanted, keys) for keys in self.text.heading_keys]

    @cached_property
    def paragraphs(self) -> dict[int, float]:
        return {
            number: similarity(self.wanted, self.text.paragraph_keys[number])
            for number in self.text.paragraphs
        }

    @cached_property
    def leads(self) -> dict[str, float]:
        return {lead: similarity(self.wanted, keys) for lead, keys in self.text.lead_keys.items()}

    @cached_property
    def definitions(self) -> list[float]:
        if not self.asked.wants_definition:
            return [0.0] * len(self.text.places)
        found = [defined(place.unit, self.asked.defined) for place in self.text.places]
        best = _first_best(found)
        return [worth if at == best else _SECOND * worth for at, worth in enumerate(found)]

    @cached_property
    def chained(self) -> dict[int, float]:
        """The sentences behind the best definition that go on with it."""
        best = _first_best(self.definitions)
        if best is None or self.definitions[best] < DEFINES:
            return {}
        return chained(self.text, best, self._like(self.asked.defined))

    @cached_property
    def members(self) -> dict[int, float]:
        """What the sentence that is most like the question lists, one by one."""
        best = _first_best(self.own)
        return {} if best is None else members(self.text, best, self._like(self.asked.subject))

    def _like(self, words: Sequence[str]) -> Keys:
        return frozenset(one for word in words for one in self.text.vocabulary.like(word))

    @cached_property
    def best_paragraph(self) -> int | None:
        worth = {number: self._paragraph_worth(number) for number in self.text.paragraphs}
        return max(worth, key=lambda number: worth[number], default=None)

    def _paragraph_worth(self, number: int) -> float:
        units = self.text.paragraphs[number]
        heading = self.headings[self.text.places[units[0]].unit.section]
        return self.paragraphs[number] + 0.5 * heading + 0.3 * max(self.own[at] for at in units)

    @cached_property
    def best_section(self) -> int | None:
        squares: dict[int, float] = defaultdict(float)
        for place, own in zip(self.text.places, self.own, strict=True):
            squares[place.unit.section] += own**2
        worth = {at: sqrt(total) + self.headings[at] for at, total in squares.items()}
        return max(worth, key=lambda at: worth[at], default=None)

    @cached_property
    def best_list(self) -> str:
        worth = {lead: how for lead, how in self.leads.items() if how > 0}
        return max(worth, key=lambda lead: worth[lead], default="")

    @cached_property
    def scored(self) -> list[Scored]:
        return [self._scored(at) for at in range(len(self.text.places))]

    def _scored(self, at: int) -> Scored:
        found = {**self._likeness(at), **self._standing(at), **self._shape(at)}
        return Scored(
            self.text.places[at],
            {name: WEIGHTS[name] * value for name, value in found.items() if value},
        )

    def _likeness(self, at: int) -> dict[str, float]:
        unit = self.text.places[at].unit
        lead = self.leads.get(unit.lead, 0.0)
        near = [self.own[one] for one in self.text.neighbours(at)]
        return {
            "own": self.own[at],
            "paragraph": self.paragraphs[unit.paragraph],
            "heading": self.headings[unit.section],
            "lead": lead,
            "neighbour": max(near, default=0.0),
            "definition": self.definitions[at],
            "chain": self.chained.get(at, 0.0),
            "member": self.members.get(at, 0.0),
            "shown": self._shows(unit.text),
            "lead-shown": self._shows(unit.lead) if lead >= _ABOUT else 0.0,
            "refers-back": self.own[at - 1] if self._refers_back(at) else 0.0,
        }

    def _standing(self, at: int) -> dict[str, float]:
        unit = self.text.places[at].unit
        best = self.best_paragraph
        return {
            "best-list": float(bool(unit.lead) and unit.lead == self.best_list),
            "best-paragraph": float(unit.paragraph == best),
            "best-section": float(unit.section == self.best_section),
            "behind-best": float(best is not None and unit.paragraph == best + 1),
            "before-best": float(best is not None and unit.paragraph == best - 1),
        }

    def _shape(self, at: int) -> dict[str, float]:
        place = self.text.places[at]
        text, look = place.unit.text, self.text.looks[at]
        return {
            "length": min(look.words, _WHOLE_LENGTH) / _WHOLE_LENGTH,
            "weighs": float(self._argues and look.weighs),
            "example": float(look.is_example),
            "announces": float(look.announces),
            "short": float(len(place.keys) <= _SHORT),
            "leads": float(text.endswith(":") or text in self.text.lead_keys),
            "dated": float(not self.asked.wants_time and look.is_dated),
        }

    @property
    def _argues(self) -> bool:
        return self.asked.wants_opinion or self.asked.form is not None

    def _shows(self, text: str) -> float:
        """Whether it shows a kind of thing that is asked for."""
        return float(any(SHOWN[kind].stand_in(text) for kind in self.asked.kinds))

    def _refers_back(self, at: int) -> bool:
        places = self.text.places
        return (
            at > 0
            and places[at - 1].unit.section == places[at].unit.section
            and self.text.looks[at].refers_back
        )


def _first_best(values: Sequence[float]) -> int | None:
    return max(range(len(values)), key=lambda at: values[at]) if values else None
