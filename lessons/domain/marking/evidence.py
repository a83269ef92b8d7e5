"""The words of an answer that show a key point, as a person would underline them."""

from collections.abc import Iterator, Mapping, Sequence

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Evidence
from lessons.domain.marking.scoring import Scored
from lessons.domain.text.tokens import Token


def evidence_of(scored: Scored, shares: Mapping[str, Share]) -> Iterator[Evidence]:
    for id_, share in shares.items():
        if share is not Share.NONE:
            order = {word.token.start: at for at, word in enumerate(scored.words)}
            for start, end in _spans(scored.matches[id_].tokens, order):
                yield Evidence(key_point=id_, start=start, end=end)


def _spans(tokens: Sequence[Token], order: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Words of one clause with at most one other between them are one span."""
    start, last = -1, None
    for token in tokens:
        is_next = (
            last is not None
            and token.clause == last.clause
            and order[token.start] - order[last.start] <= 2
        )
        if last is not None and not is_next:
            yield start, last.end
        if not is_next:
            start = token.start
        last = token
    if last is not None:
        yield start, last.end
