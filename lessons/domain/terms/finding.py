"""Where the key terms of a lesson are met in its text, in whatever form they stand there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.terms.english import EnglishWords
from lessons.domain.terms.kazakh import KazakhWords
from lessons.domain.terms.russian import RussianWords
from lessons.domain.terms.term import Term
from lessons.domain.terms.wording import Token, Words
from lessons.domain.text.characters import HYPHENS, members

REGISTRY: Mapping[str, Words] = {
    "kk": KazakhWords(),
    "ru": RussianWords(),
    "en": EnglishWords(),
}
"""The words of each language that a lesson may be in."""

_BETWEEN = re.compile(rf"\s+|[{HYPHENS}]")
_HYPHENS = members(HYPHENS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``term`` is the place (from 0) of the term that it names, else None."""

    text: str
    term: int | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    term: int
    keys: tuple[str, ...]


class TermFinder:
    """For one lesson's terms in the lesson's language."""

    def __init__(self, terms: Sequence[Term], *, language: str) -> None:
        self._words = REGISTRY.get(language) or EnglishWords()
        self._wanted: dict[str, list[_Wanted]] = defaultdict(list)
        for place, term in enumerate(terms):
            keys = tuple(token.key for token in self._words.tokens(term.name(language)))
            if keys:
                self._wanted[_beginning(keys[0])].append(_Wanted(place, keys))
        for wanted in self._wanted.values():
            # The longest first: «жария дипломатия» is not «дипломатия».
            wanted.sort(key=lambda one: -len(one.keys))

    def pieces(self, text: str, seen: set[int]) -> list[Piece]:
        """The whole text in pieces. Terms that are ``seen`` are passed over, found ones added."""
        pieces, rest = [], 0
        for start, end, term in self._found(text):
            if term not in seen:
                seen.add(term)
                pieces += [Piece(text[rest:start]), Piece(text[start:end], term)]
                rest = end
        return [piece for piece in (*pieces, Piece(text[rest:])) if piece.text]

    def _found(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, term), none of them within another."""
        tokens = self._words.tokens(text) if self._wanted else ()
        place = 0
        while place < len(tokens):
            wanted = self._at(text, tokens, place)
            if wanted is None:
                place += 1
                continue
            last = tokens[place + len(wanted.keys) - 1]
            yield tokens[place].start, last.end, wanted.term
            place += len(wanted.keys)

    def _at(self, text: str, tokens: Sequence[Token], place: int) -> _Wanted | None:
        for wanted in self._wanted.get(_beginning(tokens[place].key), ()):
            met = tokens[place : place + len(wanted.keys)]
            if self._are_forms(wanted.keys, met) and _is_whole(text, met):
                return wanted
        return None

    def _are_forms(self, keys: Sequence[str], met: Sequence[Token]) -> bool:
        if len(keys) != len(met):
            return False
        last = len(keys) - 1
        return all(
            self._words.is_form(key, token.key, is_last=place == last)
            for place, (key, token) in enumerate(zip(keys, met, strict=True))
        )


def _beginning(word: str) -> str:
    """What all forms of a word share; to ask for it first spares most of the work."""
    return word[:2]


def _is_whole(text: str, met: Sequence[Token]) -> bool:
    """Nothing but a blank or a hyphen between its words, and no half of a hyphenated word."""
    gaps = (text[one.end : two.start] for one, two in pairwise(met))
    around = text[max(0, met[0].start - 2) : met[0].start], text[met[-1].end :][:2][::-1]
    is_half = any(two[1:] in _HYPHENS and two[:1].isalnum() for two in around if len(two) == 2)
    return not is_half and all(_BETWEEN.fullmatch(gap) for gap in gaps)
