"""A statement that is told and thrown away: «… деп ойлау қате», «это заблуждение, будто …».

No word of the statement itself is denied; the sentence that holds it says that it is false.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lessons.domain.text.tokens import Token

_QUOTING = frozenset(
    {"dep", "degen", "degendi", "degenge", "degenmen", "degenin", "degenderi", "deu", "ekeni"}
)
_QUOTING_ENDS = ("atini", "etini", "itini", "ekendigi")
_REJECTING = (
    "kate", "jansak", "otirik", "jalgan", "mif", "kisinsiz", "oidan", "negizsiz", "adasu",
    "nevern", "nepravd", "nepravil", "zablujden", "lojn", "loj", "oshiboch", "oproverg", "vidumk",
)  # fmt: skip
"""Beginnings of words that call a statement false."""
_TRUTH = ("duris", "shin", "ras", "akikat", "verno", "pravd")
_THAT = frozenset({"chto", "budto", "iakobi"})
_IT = frozenset({"eto", "bul"})
_REACH = 6
"""Words between a statement and what is said of it."""
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Rejected:
    """The half-open range of words that the word ``by`` calls false."""

    by: int
    start: int
    end: int


def rejected(tokens: Sequence[Token]) -> Iterator[Rejected]:
    """One pass over each sentence, whatever stands in it."""
    end = 0
    for _, sentence in groupby(tokens, key=lambda token: token.sentence):
        keys = [token.key for token in sentence]
        first, end = end, end + len(keys)
        told: int | None = None
        for at, key in enumerate(keys):
            if _rejects(keys, at):
                start, stop = _statement(keys, at, told)
                if start < stop:
                    yield Rejected(first + at, first + start, first + stop)
            elif key in _THAT and told is None:
                told = at


def _rejects(keys: Sequence[str], at: int) -> bool:
    key, before = keys[at], keys[at - 1] if at else ""
    if key == "emes":
        return before.startswith(_TRUTH)
    if before == "ne":
        return key.startswith(_TRUTH)
    return key.startswith(_REJECTING) or (key == "soz" and before == "bos")


def _statement(keys: Sequence[str], at: int, told: int | None) -> tuple[int, int]:
    """Behind «что», before «деген» or «это», or behind a «будто» that came long before; nothing
    where none of them is there."""
    for place in range(at + 1, min(at + 1 + _AHEAD, len(keys))):
        if keys[place] in _THAT:
            return place + 1, len(keys)
    for place in range(at - 1, max(0, at - _REACH) - 1, -1):
        if _is_quoting(keys[place]) or keys[place] in _IT:
            return 0, place
    return (told + 1, at) if told is not None else (at, at)


def _is_quoting(key: str) -> bool:
    return key in _QUOTING or key.endswith(_QUOTING_ENDS)
