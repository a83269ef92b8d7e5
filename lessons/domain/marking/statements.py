"""An answer as it is compared with key points: words, what they may stand for, what is denied."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lessons.domain.marking.lexicon import Groups, Lexicon
from lessons.domain.text.denial import denied_stem
from lessons.domain.text.tokens import Token, tokenise

ONLY = frozenset({"gana", "kana", "tek", "tolko", "tolik", "lish"})
_OPPOSED = frozenset({"karsi", "jat", "kate", "salingan", "salinadi", "jalgan", "teris"})
_FINITE_DENIAL = ("idi", "adi", "edi", "imiz", "imin", "di", "as", "es", "ik")
_FINITE = (
    "di", "ti", "edi", "adi", "dik", "tik", "im", "in", "miz", "gan", "gen", "kan", "ken", "bolar",
    "kerek", "tiis", "mumkin", "kajet", "nujno",
)  # fmt: skip
_WHOLE_PREDICATES = frozenset({"bar", "jok", "emes", "net", "est"})
_TIED = re.compile(r".{3,}(?:[ndt]in|[gk][ae]|n[ae]|[dtn][ae]n|[dt][ae])")
_BREAKING = "al birak sebebi oitkeni sondiktan aitpese inache no potomu otkeni kerisinshe demek"
_BREAKS = frozenset(_BREAKING.split())
_LOCAL_REACH = 3
_AFTERWARD_REACH = 4


@dataclass(frozen=True, slots=True)
class SaidWord:
    """``own`` is the key without an ending that denies; ``is_denied`` by whatever denies it."""

    token: Token
    own: str
    groups: Groups
    is_denied: bool

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.token.key, self.own) if self.own else (self.token.key,)


def read(text: str, lexicon: Lexicon) -> list[SaidWord]:
    tokens = tokenise(text)
    stems = [denied_stem(token.key) for token in tokens]
    denied = _denied(tokens, stems)
    return [
        SaidWord(token, own, groups, at in denied)
        for at, (token, own, groups) in enumerate(
            zip(tokens, stems, lexicon.groups_of(tokens), strict=True)
        )
    ]


def _denied(tokens: Sequence[Token], stems: Sequence[str]) -> set[int]:
    """Places of denied words. Two denials of one word («ескермесе болмайды») are none."""
    denied: set[int] = set()
    for at, token in enumerate(tokens):
        for place in _scope(tokens, stems, at, token.key):
            denied ^= {place}
    return denied


def _scope(tokens: Sequence[Token], stems: Sequence[str], at: int, key: str) -> Iterator[int]:
    clause = _clause_start(tokens, at)
    is_last = at + 1 == len(tokens) or tokens[at + 1].clause != tokens[at].clause
    if key == "emes":
        if at and tokens[at - 1].key not in ONLY:
            yield from range(_phrase_start(tokens, clause, at), at)
    elif key in {"jok", "net"} or (is_last and key in _OPPOSED):
        yield from range(_statement_start(tokens, clause), at)
    elif key in {"bez", "ne", "esh", "ni"}:
        yield from range(at + 1, min(at + 2, len(tokens)))
    elif stems[at] and is_last and key.endswith(_FINITE_DENIAL):
        yield from range(_statement_start(tokens, clause), at + 1)
    elif stems[at]:
        yield from range(max(clause, at - _LOCAL_REACH + 1), at + 1)


def _phrase_start(tokens: Sequence[Token], clause: int, at: int) -> int:
    """«нәтижеге | әскери қысым арқылы емес»: back to the word whose case ties it elsewhere."""
    start = at - 1
    while (
        start > max(clause, at - _AFTERWARD_REACH)
        and not _TIED.match(tokens[start - 1].key)
        and not (tokens[start].key == "arkili" and start < at - 1)
    ):
        start -= 1
    return start


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    while at and tokens[at - 1].clause == tokens[at].clause:
        at -= 1
    return at


def _statement_start(tokens: Sequence[Token], clause: int) -> int:
    """A denied predicate ends a list too: «Мәдениет, өнер, тіл оған кірмейді»."""
    while (
        clause
        and tokens[clause - 1].sentence == tokens[clause].sentence
        and not is_finite(tokens[clause - 1].key)
        and tokens[clause].key not in _BREAKS
    ):
        clause = _clause_start(tokens, clause - 1)
    return clause


def is_finite(key: str) -> bool:
    """A predicate, as far as an ending tells."""
    return key in _WHOLE_PREDICATES or (len(key) > 3 and key.endswith(_FINITE))


def sentences(words: Sequence[SaidWord]) -> list[list[SaidWord]]:
    return [list(one) for _, one in groupby(words, key=lambda word: word.token.sentence)]
