"""What of a rubric an answer says: a score for each key point, before anything is learned."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lessons.domain.marking.contrary import Contraries
from lessons.domain.marking.contrast import Contrast, Crossed
from lessons.domain.marking.coverage import Coverage, matched
from lessons.domain.marking.english import is_english
from lessons.domain.marking.finding import IN_GROUP, Finder, Found, Place
from lessons.domain.marking.forbidding import forbidden
from lessons.domain.marking.grams import PointLetters
from lessons.domain.marking.heads import Heads, is_foreign
from lessons.domain.marking.ideas import (
    Phrasing,
    Unit,
    content,
    is_empty,
    phrasings,
    plain_phrasing,
)
from lessons.domain.marking.kinds import kind_of
from lessons.domain.marking.labels import Labels
from lessons.domain.marking.lexicon import Lexicon, academic
from lessons.domain.marking.mixing import Mixing
from lessons.domain.marking.modelling import with_model_answer
from lessons.domain.marking.pretences import (
    denies_most,
    is_copied,
    is_like_a_list,
    is_list_of_keywords,
    is_own_story,
    is_single_words,
    is_untied_row,
    listed,
)
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.reasons import Reason
from lessons.domain.marking.roles import Roles
from lessons.domain.marking.statements import SaidWord, is_finite, read
from lessons.domain.text.characters import CYRILLIC_BLOCK
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import tokenise
from lessons.domain.types.definition import PointKind

_CYRILLIC = re.compile(f"[{CYRILLIC_BLOCK}]")
_TYPICAL_WEIGHT = 4.0
_WEIGHT_POWER = 0.25
"""Long key points are never said in full: their coverage counts more."""
FOREIGN = 0.15
_FEWEST_HEADS = 2
_TURNED = 0.2
"""Of 46 such key points of marked answers 12 were held all the same."""
_SPOKEN_OF = 0.3
_LEAST_REPEATED = 0.35
_MUCH_CROSSED = 4
"""Words. Set on 1,087 marked answers."""
_HARDLY_NAMED = 0.3
"""Of 454 good answers the poorest named a quarter, 98 of 100 four tenths."""
_LITTLE_USED = 0.3
_DENIED_WORDS = 0.45
_LEAST_DENIED = 14
"""Words; in a short answer so many are seldom denied to deny the key points."""
_DENIED_POINTS = 0.1
_MUCH_DENIED = 20
_NEARLY_DENIED = 0.6


@dataclass(frozen=True, slots=True)
class Crossing:
    """Words of a key point in an answer: ``own`` stand under the thing that it says them of, and
    ``crossed`` only under another, of all ``words``."""

    own: int = 0
    crossed: int = 0
    words: int = 1

    @property
    def share(self) -> float:
        return self.crossed / max(1, self.words)


@dataclass(frozen=True, slots=True)
class Scored:
    """``scores`` are about 0..1, by key point; a guard sets them all to 0 and says why."""

    words: tuple[SaidWord, ...]
    matches: Mapping[str, Coverage]
    scores: Mapping[str, float]
    guard: Reason | None
    forbidden: frozenset[str] = frozenset()
    """Key points whose "must not say" the answer says."""
    swapped: frozenset[str] = frozenset()
    """Key points whose things have changed their roles."""
    contrary: frozenset[str] = frozenset()
    """Key points that are repeated with their opposite, or denied."""
    is_mixed: bool = False
    """The key points' own words and hardly others, put together otherwise."""
    crossing: Crossed = field(default_factory=Crossed)
    acts: frozenset[str] = frozenset()
    """Key points that ask for an act: «келіспеймін» denies none."""
    letters: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Of each key point the share of its letters in the best sentence and in the whole answer."""
    crossed: Mapping[str, Crossing] = field(default_factory=dict)
    things: Mapping[str, float] = field(default_factory=dict)
    """Of the words that a key point shares with the question the part that the answer names."""
    asked: float = 0.0
    """The share of the question's words that the answer names."""
    of_question: float = 0.0
    """The share of words that the question has."""
    listed: float = 0.0
    """The share of words that stand in a row and say nothing of one another."""
    is_listed: bool = False
    """Hardly more than such rows."""
    is_story: bool = False
    """Of the writer's own, where nobody asked for one."""
    denies_most: bool = False
    """Of its statements, where the key points do not."""

    @property
    def silent(self) -> frozenset[str]:
        """Key points that the answer surely does not hold, whatever its words are like."""
        if self.guard is not None:
            return frozenset(self.scores)
        turned = {id_ for id_, match in self.matches.items() if _is_turned(match)}
        return self.forbidden | self.swapped | self.crossing.key_points | (turned - self.acts)

    @property
    def has_changed_places(self) -> bool:
        """More is said of the wrong thing than of the right one."""
        crossed = sum(one.crossed for one in self.crossed.values())
        own = sum(one.own for one in self.crossed.values())
        is_crossed = crossed >= _MUCH_CROSSED and crossed > own
        return bool(self.swapped) or self.crossing.is_all or is_crossed

    @property
    def says_the_opposite(self) -> bool:
        """Of half of what it speaks of. One such key point alone tells little: of 27 in marked
        answers 11 were held."""
        held = {id_ for id_, score in self.scores.items() if score >= _SPOKEN_OF} | self.silent
        against = (self.contrary | self.silent) & held
        return bool(self.contrary) and 2 * len(against) >= len(held)

    @property
    def is_of_something_else(self) -> bool:
        """What the question asks about is hardly named, however like the words may be."""
        named = sum(self.things.values())
        is_hardly_named = named < _HARDLY_NAMED * len(self.things)
        return self.is_story or (is_hardly_named and self.used < _LITTLE_USED)

    @property
    def denied(self) -> float:
        return sum(word.is_denied for word in self.words) / max(1, len(self.words))

    @property
    def used(self) -> float:
        """The share of words that show some key point."""
        used = {token.start for match in self.matches.values() for token in match.tokens}
        return len(used) / max(1, len(content(self.words)))

    @property
    def understood(self) -> float:
        """The share of words that the lexicon knows. Where most are strange to it, an answer that
        seems to say nothing may say everything in words of its own."""
        telling = content(self.words)
        known = sum(bool(word.groups.open or word.groups.settled) for word in telling)
        return known / len(telling) if telling else 1.0


class Scorer:
    def __init__(self, rubric: Rubric, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or academic()
        self.rubric = rubric
        self._points = tuple(point.id for point in rubric.key_points)
        self.phrasings = with_model_answer(phrasings(rubric, self._lexicon), rubric, self._lexicon)
        self._acts = frozenset(
            point.id for point in rubric.key_points if kind_of(point) is not PointKind.IDEA
        )
        self._heads = Heads(rubric, self._lexicon)
        self._question = read(rubric.question, self._lexicon)
        self._is_english = is_english(rubric.question, tokenise(rubric.question))
        self._asked = {stem(word.token.key) for word in content(self._question)}
        self._letters = PointLetters(
            {point.id: read(point.text, self._lexicon) for point in rubric.key_points},
            self._question,
        )
        self._forbidden = {
            point.id: tuple(
                forbidden(text, (rubric.question, point.text, *point.wordings), self._lexicon)
                for text in point.must_not
            )
            for point in rubric.key_points
        }

        self._finder = Finder(one for told in self.phrasings.values() for one in told)
        self._unit_heads = [
            head
            for id_, told in self.phrasings.items()
            for phrasing in told
            for head in self._heads.of_units(id_, phrasing)
        ]
        self._point_heads = [
            self._heads.of_point(id_)
            for id_, told in self.phrasings.items()
            for phrasing in told
            for _ in phrasing.units
        ]
        self._thing_units = {
            id_: [
                number
                for number, unit in zip(self._finder.numbers(told[0]), told[0].units, strict=True)
                if unit.is_asked
            ]
            for id_, told in self.phrasings.items()
        }
        self._question_finder = Finder((plain_phrasing(rubric.question, self._lexicon),))
        stated = [told[0].units for told in self.phrasings.values() if told[0].units]
        self._asks_statements = 2 * sum(map(_is_statement, stated)) >= len(stated)
        texts = [read(point.text, self._lexicon) for point in rubric.key_points]
        self._denies = any(map(denies_most, texts))
        self._asks_for_oneself = bool(self._acts)
        self._roles = Roles(self.phrasings, self._finder)
        self._mixing = Mixing(self.phrasings)
        self._contraries = Contraries(self.phrasings, self._finder)
        self._contrast = Contrast(self.phrasings, self._finder, self._heads)
        self._labelled = Contrast(self.phrasings, self._finder, Labels(rubric, self._lexicon))

    def score(self, answer: str) -> Scored:
        words = read(
            answer, self._lexicon, is_english=self._is_english and not _CYRILLIC.search(answer)
        )
        found = self._finder.find(words)
        worth_of = self._worths(words)
        matches = {
            id_: matched(self.phrasings[id_], words, self._finder, found, worth_of)
            for id_ in self._points
        }
        guard = self._guard(answer, words, matches)
        said = frozenset(
            id_ for id_, texts in self._forbidden.items() if any(t.is_said(words) for t in texts)
        )
        crossing = self._contrast.crossed(words, found)
        labelled = self._labelled.crossed(words, found)
        crossing = replace(
            crossing,
            key_points=crossing.key_points | labelled.key_points,
            is_all=crossing.is_all or labelled.is_all,
        )
        swapped = self._roles.swapped(words, found)
        silent = set(self._points) if guard else said | swapped | crossing.key_points
        return Scored(
            words=tuple(words),
            matches=matches,
            scores={
                id_: 0.0 if id_ in silent else _score(self.phrasings[id_], matches[id_])
                for id_ in self._points
            },
            guard=guard,
            forbidden=said,
            swapped=swapped,
            is_mixed=_repeats(matches.values()) and self._mixing.is_mixed(words),
            contrary=self._contraries.of(words, found) - self._acts,
            crossing=crossing,
            acts=self._acts,
            letters=self._letters.held_by(words),
            crossed=self._crossed(words, found),
            things=self._things(found),
            asked=self._asked_named(words),
            of_question=self._of_question(words),
            listed=listed(words) if words else 0.0,
            is_listed=is_like_a_list(answer, words)
            or is_untied_row(words, _used(found))
            or (self._asks_statements and is_single_words(words)),
            is_story=not self._asks_for_oneself and is_own_story(words),
            denies_most=not self._denies and denies_most(words),
        )

    def _things(self, found: Found) -> dict[str, float]:
        return {
            id_: sum(number in found for number in numbers) / len(numbers) if numbers else 1.0
            for id_, numbers in self._thing_units.items()
        }

    def _asked_named(self, words: Sequence[SaidWord]) -> float:
        found = self._question_finder.find(words)
        named = sum(
            any(place.strength >= IN_GROUP for place in found.get(number, ()))
            for number in range(len(self._question_finder.units))
        )
        return named / max(1, len(self._question_finder.units))

    def _of_question(self, words: Sequence[SaidWord]) -> float:
        told = content(words)
        asked = sum(stem(word.token.key) in self._asked for word in told)
        return asked / len(told) if told else 0.0

    def _crossed(self, words: Sequence[SaidWord], found: Found) -> dict[str, Crossing]:
        """How many words of each key point stand under its own thing, and under another only."""
        heads = self._heads.of_words(words)
        if len(set(heads) - {""}) < _FEWEST_HEADS:
            return dict.fromkeys(self._points, Crossing())
        return {
            id_: self._crossing(self._finder.numbers(told[0]), found, heads)
            for id_, told in self.phrasings.items()
        }

    def _crossing(self, numbers: Sequence[int], found: Found, heads: Sequence[str]) -> Crossing:
        own = crossed = 0
        for number in numbers:
            head = self._unit_heads[number]
            under = {heads[place.at] for place in found.get(number, ()) if place.agrees} - {""}
            own += under == {head}
            crossed += bool(head and head in heads and under and head not in under)
        return Crossing(own, crossed, len(numbers))

    def _worths(self, words: Sequence[SaidWord]) -> Callable[[int, Place], float]:
        """What a word counts: little under another heading than the key point's own."""
        heads, own = self._heads.of_words(words), self._point_heads
        named = set(heads)

        def worth_of(number: int, place: Place) -> float:
            is_other = is_foreign(heads[place.at], own[number], named)
            return place.strength * (FOREIGN if is_other else 1.0)

        return worth_of

    def _guard(
        self, answer: str, words: Sequence[SaidWord], matches: Mapping[str, Coverage]
    ) -> Reason | None:
        if all(is_empty(word.token.key) for word in words):
            return Reason.BLANK
        if is_list_of_keywords(answer, words):
            return Reason.KEYWORD_LIST
        if is_copied(words, self._question):
            return Reason.COPIED_QUESTION
        return Reason.DENIED if _is_denied(words, matches.values()) else None


def _is_statement(units: Sequence[Unit]) -> bool:
    return is_finite(units[-1].words[-1].token.key)


def _used(found: Found) -> set[int]:
    return {place.at for own in found.values() for place in own if place.strength >= IN_GROUP}


def _repeats(matches: Collection[Coverage]) -> bool:
    return sum(match.strict for match in matches) >= _LEAST_REPEATED * len(matches)


def _score(told: Sequence[Phrasing], match: Coverage) -> float:
    weight = told[match.phrasing].weight if told else 0.0
    return match.coverage * float((weight / _TYPICAL_WEIGHT) ** _WEIGHT_POWER)


def _is_turned(match: Coverage) -> bool:
    """Its words stand there denied, and hardly otherwise."""
    return match.reversed >= _TURNED and 2 * match.coverage <= match.reversed


def _is_denied(words: Sequence[SaidWord], matches: Collection[Coverage]) -> bool:
    """Most words are denied, and with them what the key points say; or nearly all of a long text.
    Many denied words alone tell nothing: «келіспеймін», «басқа жол болмады» are answers."""
    denied = sum(word.is_denied and not word.groups.settled for word in words)
    if denied < max(_LEAST_DENIED, _DENIED_WORDS * len(words)):
        return False
    against = sum(match.reversed for match in matches) / len(matches)
    return against >= _DENIED_POINTS or denied >= max(_MUCH_DENIED, _NEARLY_DENIED * len(words))
