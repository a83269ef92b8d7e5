"""General academic words that may stand for one another: from ``lexicon.txt``, once per process."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lessons.domain.text.denial import denials
from lessons.domain.text.endings import is_inflected
from lessons.domain.text.tokens import Token, tokenise

_PATH = Path(__file__).with_name("lexicon.txt")
_SHORT = 4
"""A beginning of so many letters must be followed by endings, or «ел» would find «елеулі»."""


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    groups: frozenset[int]
    denies: bool


@dataclass(frozen=True, slots=True)
class Groups:
    """Of one token. ``settled`` come from phrases that hold their denial in themselves
    («соғыссыз», «үкіметтік емес»): what is denied around them has been counted."""

    open: frozenset[int]
    settled: frozenset[int]
    every: frozenset[int]


class Lexicon:
    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        found: dict[tuple[str, ...], set[int]] = defaultdict(set)
        denying: set[tuple[str, ...]] = set()
        for number, group in enumerate(groups):
            for text in group:
                tokens = tokenise(text)
                words = tuple(_beginning(token.key) for token in tokens)
                found[words].add(number)
                if denials(tokens):
                    denying.add(words)
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for words, numbers in found.items():
            self._entries[words[0][:2]].append(_Entry(words, frozenset(numbers), words in denying))
        self._starting = lru_cache(maxsize=1 << 15)(self._find_starting)

    def groups_of(self, tokens: Sequence[Token]) -> list[Groups]:
        """For each token the groups it belongs to, alone or as part of a phrase."""
        found: list[set[int]] = [set() for _ in tokens]
        settled: list[set[int]] = [set() for _ in tokens]
        for at, token in enumerate(tokens):
            for entry in self._starting(token.key):
                if _follow(tokens, at, entry.words):
                    for place in range(at, at + len(entry.words)):
                        (settled if entry.denies else found)[place].update(entry.groups)
        return [
            Groups(frozenset(a), frozenset(b), frozenset(a | b))
            for a, b in zip(found, settled, strict=True)
        ]

    def _find_starting(self, key: str) -> tuple[_Entry, ...]:
        return tuple(
            entry for entry in self._entries.get(key[:2], ()) if _begins(key, entry.words[0])
        )


def _follow(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether all words of an entry stand from this place on; the first is known to."""
    if len(words) == 1:
        return True
    following = tokens[at + 1 : at + len(words)]
    return len(following) == len(words) - 1 and all(
        _begins(token.key, word) for token, word in zip(following, words[1:], strict=True)
    )


def _begins(key: str, beginning: str) -> bool:
    if not key.startswith(beginning):
        return False
    return len(beginning) > _SHORT or is_inflected(key[len(beginning) :])


def _beginning(key: str) -> str:
    """Without a last letter that changes before a vowel: ``құқық`` → ``құқығы``."""
    return key[:-1] if len(key) > _SHORT and key[-1] in "kp" else key


def _read(text: str) -> list[list[str]]:
    lines = (line.strip() for line in text.splitlines())
    return [line.split(",") for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def academic() -> Lexicon:
    return Lexicon(_read(_PATH.read_text(encoding="utf-8")))


NO_LEXICON = Lexicon(())
