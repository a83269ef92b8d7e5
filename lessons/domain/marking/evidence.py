"""The words of an answer that show a key point, as a person would underline them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Evidence
from lessons.domain.marking.scoring import Scored
from lessons.domain.text.tokens import Token

_MOST_SENTENCES = 2
_SAYS_LITTLE = (
    "misal", "maselen", "uzak", "bar", "kop", "kobir", "bola", "ote", "tagi", "jane", "adette",
)  # fmt: skip
"""Beginnings of words that nobody would underline alone."""
_BETWEEN = 2
"""Words between two that belong to one phrase."""


def evidence_of(scored: Scored, shares: Mapping[str, Share]) -> Iterator[Evidence]:
    order = {word.token.start: at for at, word in enumerate(scored.words)}
    for id_, share in shares.items():
        if share is not Share.NONE:
            for start, end in _spans(_needed(scored.matches[id_].tokens), order):
                yield Evidence(key_point=id_, start=start, end=end)


def _needed(tokens: Sequence[Token]) -> list[Token]:
    """Those of the one or two sentences that show most of it; a word that says little stays only
    where no other shows anything."""
    telling = [token for token in tokens if not token.key.startswith(_SAYS_LITTLE)] or tokens
    held = Counter(token.sentence for token in telling)
    kept = {sentence for sentence, _ in held.most_common(_MOST_SENTENCES)}
    most = max(held.values(), default=0)
    lonely = {sentence for sentence in kept if held[sentence] == 1 < most}
    return [token for token in telling if token.sentence in kept - lonely]


def _spans(tokens: Sequence[Token], order: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Words of one clause with few others between them are one phrase."""
    start, last = -1, None
    for token in tokens:
        is_next = (
            last is not None
            and token.clause == last.clause
            and order[token.start] - order[last.start] <= _BETWEEN + 1
        )
        if last is not None and not is_next:
            yield start, last.end
        if not is_next:
            start = token.start
        last = token
    if last is not None:
        yield start, last.end
