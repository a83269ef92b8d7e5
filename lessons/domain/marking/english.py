"""English answers: their keys, and what they deny.

Everything else reads Kazakh and Russian, where «он», «ат» and «іс» are words of their own. So a
text that is English, as its little words tell, gets keys that the other rules understand: one for
all little words, stems for the others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from operator import xor

from lessons.domain.text.characters import CYRILLIC_BLOCK
from lessons.domain.text.samples import Sample
from lessons.domain.text.tokens import Token, word_key

LITTLE = "the"
"""The key of each word that only ties others together."""
_CYRILLIC = re.compile(f"[{CYRILLIC_BLOCK}]")
_SHARE = 0.2
"""Of the words: of 80 Kazakh answers in Latin letters none has so many little English ones."""
_LITTLE_WORDS = """
the a an of and or is are was were be been being am to in on at by for with from as it its this that
these those which who whom whose what he she they them their his her we us our you your i my me do
does did done has have had having will would can could may might must shall should than then there
here into onto over under up down out about between through during per each every all any some such
so too very also only just even still both either other another one once own more most less least
but while where how yet again like
"""
_TELLING_WORDS = "more most less least over under up down between all both"
"""Little words that may be all the difference."""
_DENYING_WORDS = """
not never neither nor cannot cant dont doesnt didnt isnt arent wasnt werent wont
"""
_LACKING_WORDS = "no without none nothing nobody"
_PARTING_WORDS = "and but or because if when while so which that otherwise"
_LITTLE = frozenset(map(word_key, _LITTLE_WORDS.split()))
_TELLING = frozenset(map(word_key, _TELLING_WORDS.split()))
_DENYING = frozenset(map(word_key, _DENYING_WORDS.split()))
_LACKING = frozenset(map(word_key, _LACKING_WORDS.split()))
_PARTING = frozenset(map(word_key, _PARTING_WORDS.split()))
_ONLY = frozenset(map(word_key, ("only", "just")))
_REACH = 2
_ENDING = re.compile(
    r"(?<=\w{3})(?:ations?|ings?|edli|ed|ies|es|s|li|ities|iti|ments?|ers?|ors?|ions?|ive|al|e|i)$"
)
SAMPLES = (
    Sample(
        pattern=_ENDING,
        how="search",
        matches=("changing", "calls", "reduced"),
        misses=("run", "heat"),
    ),
)


def is_english(text: str, tokens: Sequence[Token]) -> bool:
    known = sum(token.key in _LITTLE for token in tokens)
    return known > 0 and known >= _SHARE * len(tokens) and not _CYRILLIC.search(text)


def with_stems(tokens: Sequence[Token]) -> list[Token]:
    return [replace(token, key=_key(token.key)) for token in tokens]


def _key(key: str) -> str:
    if key in _TELLING:
        return key
    return LITTLE if key in _LITTLE or key in _DENYING or key in _LACKING else _stem(key)


def _stem(key: str) -> str:
    """«calls», «calling» and «call» are one; two endings at most."""
    shorter = _ENDING.sub("", _ENDING.sub("", key))
    return shorter or key


def denied(tokens: Sequence[Token]) -> set[int]:
    """Places of denied words: «not» denies its part of the clause, «no» and «without» two words;
    what is denied twice is not denied. One pass, whatever stands there."""
    turned = [0] * (len(tokens) + 1)
    parts = list(_parts(tokens))
    for at, token in enumerate(tokens):
        if token.key in _DENYING and not _is_only(tokens, at):
            _turn(turned, *parts[at])
        elif token.key in _LACKING:
            _turn(turned, at + 1, min(at + 1 + _REACH, len(tokens)))
    return {at for at, odd in enumerate(accumulate(turned[:-1], xor)) if odd}


def _turn(turned: list[int], start: int, end: int) -> None:
    turned[start] ^= 1
    turned[end] ^= 1


def _is_only(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].key in _ONLY


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Of each word where its part of the clause begins and ends."""
    start = 0
    for _, group in groupby(accumulate(_is_new(tokens))):
        end = start + sum(1 for _ in group)
        yield from [(start, end)] * (end - start)
        start = end


def _is_new(tokens: Sequence[Token]) -> Iterator[int]:
    """1 for a word that begins a part."""
    for at, token in enumerate(tokens):
        is_apart = at > 0 and tokens[at - 1].clause != token.clause
        yield int(is_apart or token.key in _PARTING)
