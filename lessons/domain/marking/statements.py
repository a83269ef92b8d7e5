"""An answer as it is compared with key points: words, what they may stand for, what is denied."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import xor

from lessons.domain.marking import english
from lessons.domain.marking.lexicon import Groups, Lexicon
from lessons.domain.marking.rejecting import rejected
from lessons.domain.text.denial import denied_stem
from lessons.domain.text.tokens import Token, tokenise

ONLY = frozenset({"gana", "kana", "tek", "tolko", "tolik", "lish"})
_OPPOSED = frozenset({"karsi", "jat", "kate", "salingan", "salinadi", "jalgan", "teris"})
_DENYING = {
    "kedergi": ("jasa", "keltir", "bol"),
    "boget": ("jasa", "bol"),
    "joka": ("shigar",),
    "teriske": ("shigar",),
}
"""Nouns that deny together with a verb, and its beginnings."""
_TOLD_TWICE = frozenset({"ne", "esh"})
"""Words of Kazakh that need a denied predicate, and tell it once more."""
_FINITE_DENIAL = ("idi", "adi", "edi", "imiz", "imin", "di", "as", "es", "ik")
_FINITE = (
    "di", "ti", "edi", "adi", "dik", "tik", "im", "in", "miz", "gan", "gen", "kan", "ken", "bolar",
    "kerek", "tiis", "mumkin", "kajet", "nujno",
)  # fmt: skip
_WHOLE_PREDICATES = frozenset({"bar", "jok", "emes", "net", "est"})
_TIED = re.compile(r".{3,}(?:[ndt]in|[gk][ae]|n[ae]|[dtn][ae]n|[dt][ae])")
MOST_WORDS = 3_000
"""Of a text; the longest answer that may be sent has fewer, but for one that is no text at all."""
_BREAKING = "al birak sebebi oitkeni sondiktan aitpese inache no potomu otkeni kerisinshe demek"
_BREAKS = frozenset(_BREAKING.split())
_RUSSIAN_VERB = (
    "uet", "aet", "iaet", "eiet", "aiut", "uiut", "iaiut", "eiut", "etsia", "itsia", "utsia",
    "iatsia", "atsia", "vali", "valo", "vala",
)  # fmt: skip
_RUSSIAN_VERBS_LISTED = """
mojet mogut imet imeiut bil bila bilo bili budet budut est hranit stoit vedet idet dast daiut hvatit
nosit vnosit prinosit hodit vhodit vhodiat zavisit zavisiat rastet rastut padet znachit sviazan
sviazana sviazano sviazani nujno nujen nujna nujni bolshe menshe vishe nije bistre medlene silne
slabe chashe reje
"""
_RUSSIAN_VERBS = frozenset(_RUSSIAN_VERBS_LISTED.split())
"""Frequent ones whose ending Kazakh words have, too."""
_PARTING = frozenset({"i", "a", "no", "ili", "zato", "libo"})
"""Between the parts of a clause, of which one may be denied alone."""
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


def read(text: str, lexicon: Lexicon, *, is_english: bool = False) -> list[SaidWord]:
    """``is_english`` is known of an answer in Latin letters to an English question; else the little
    words of the text tell."""
    tokens = tokenise(text, most=MOST_WORDS)
    if is_english or english.is_english(text, tokens):
        denied, tokens = english.denied(tokens), english.with_stems(tokens)
        stems = [""] * len(tokens)
    else:
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
    clauses = Clauses(tokens, stems)
    turned = [0] * (len(tokens) + 1)
    called_false = {one.by: (one.start, one.end) for one in rejected(tokens)}
    for at, token in enumerate(tokens):
        start, end = called_false.get(at) or _scope(clauses, at, token.key)
        _turn(turned, start, end)
    return {at for at, odd in enumerate(accumulate(turned[:-1], xor)) if odd}


def _turn(turned: list[int], start: int, end: int) -> None:
    if start < end:
        turned[start] ^= 1
        turned[end] ^= 1


class Clauses:
    """Where clauses and statements begin, told once for a text: an endless one costs no more for
    each of its words."""

    def __init__(self, tokens: Sequence[Token], stems: Sequence[str]) -> None:
        self.tokens = tokens
        self.stems = stems
        self.starts = _clause_starts(tokens)
        self.statements = _statement_starts(tokens, self.starts)
        self._closing = _denied_ends(tokens, stems)
        self.russian_verbs = _denied_verbs(tokens)

    def is_last(self, at: int) -> bool:
        tokens = self.tokens
        return at + 1 == len(tokens) or tokens[at + 1].clause != tokens[at].clause

    def is_denied_at_its_end(self, at: int) -> bool:
        """«не оттегі, не азот бөлінбейді»: one denial, told twice."""
        return self._closing[at]


def _scope(clauses: Clauses, at: int, key: str) -> tuple[int, int]:
    """The half-open range of words that the word at a place denies."""
    tokens, own = clauses.tokens, clauses.stems[at]
    clause = clauses.starts[at]
    is_last = clauses.is_last(at)
    if key == "emes":
        return (_phrase_start(tokens, clause, at) if _is_denying(tokens, at) else at, at)
    if key in {"jok", "net"} or (is_last and key in _OPPOSED) or _denies_by_word(tokens, at):
        return clauses.statements[at], at
    if key in {"ne", "ni"} and clauses.russian_verbs[at] is not None:
        return _russian_scope(clauses, at)
    if key in {"bez", "ne", "esh", "ni"}:
        is_told_twice = key in _TOLD_TWICE and clauses.is_denied_at_its_end(at)
        return at + 1, at + 1 if is_told_twice else min(at + 2, len(tokens))
    if own and is_last and key.endswith(_FINITE_DENIAL):
        return clauses.statements[at], at + 1
    return (max(clause, at - _LOCAL_REACH + 1) if own else at + 1, at + 1)


def _russian_scope(clauses: Clauses, at: int) -> tuple[int, int]:
    """«Фагоциты не уничтожают возбудителей»: with its verb all of its part of the clause is denied,
    once, however often «ни» says it before."""
    if clauses.russian_verbs[at] != at:
        return at + 1, at + 1
    tokens, clause = clauses.tokens, clauses.tokens[at].clause
    start = end = at
    while start > 0 and _is_of(tokens[start - 1], clause):
        start -= 1
    while end < len(tokens) and _is_of(tokens[end], clause):
        end += 1
    return start, end


def _is_of(token: Token, clause: int) -> bool:
    return token.clause == clause and token.key not in _PARTING


def _denied_verbs(tokens: Sequence[Token]) -> list[int | None]:
    """Of each «не» and «ни» the place of the «не» that denies a Russian verb in its part of the
    clause."""
    found: list[int | None] = [None] * len(tokens)
    last: int | None = None
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if last is not None and not _is_of(token, tokens[last].clause):
            last = None
        if token.key == "ne" and at + 1 < len(tokens) and _is_russian_verb(tokens[at + 1].key):
            last = at
        if token.key in {"ne", "ni"}:
            found[at] = last
    return found


def _is_russian_verb(key: str) -> bool:
    return key.endswith(_RUSSIAN_VERB) or key in _RUSSIAN_VERBS


def _is_denying(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].key not in ONLY


def _denies_by_word(tokens: Sequence[Token], at: int) -> bool:
    """«кедергі жасайды», «жоққа шығарады»: a noun and a verb that deny what stands before them."""
    verbs = _DENYING.get(tokens[at].key)
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    return verbs is not None and following.startswith(verbs)


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


def _clause_starts(tokens: Sequence[Token]) -> list[int]:
    starts: list[int] = []
    for at, token in enumerate(tokens):
        is_same = at > 0 and tokens[at - 1].clause == token.clause
        starts.append(starts[-1] if is_same else at)
    return starts


def _statement_starts(tokens: Sequence[Token], starts: Sequence[int]) -> list[int]:
    """A denied predicate ends a list too: «Мәдениет, өнер, тіл оған кірмейді»."""
    found: list[int] = []
    for at, start in enumerate(starts):
        if start < at:
            found.append(found[-1])
        else:
            found.append(found[-1] if _goes_on(tokens, at) else at)
    return found


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause that begins here still belongs to the statement of the one before."""
    return (
        at > 0
        and tokens[at - 1].sentence == tokens[at].sentence
        and not is_finite(tokens[at - 1].key)
        and tokens[at].key not in _BREAKS
    )


def _denied_ends(tokens: Sequence[Token], stems: Sequence[str]) -> list[bool]:
    """Of each word whether a denied predicate follows in its sentence."""
    found = [False] * len(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        following = tokens[at + 1]
        if following.sentence == tokens[at].sentence:
            is_denied = bool(stems[at + 1]) and following.key.endswith(_FINITE_DENIAL)
            found[at] = found[at + 1] or is_denied or following.key in {"jok", "emes"}
    return found


def is_finite(key: str) -> bool:
    """A predicate, as far as an ending tells."""
    return key in _WHOLE_PREDICATES or (len(key) > 3 and key.endswith(_FINITE))


def sentences(words: Sequence[SaidWord]) -> list[list[SaidWord]]:
    return [list(one) for _, one in groupby(words, key=lambda word: word.token.sentence)]
