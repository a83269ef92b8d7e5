"""Words of an answer that were taken from the lesson as they stand there.

A definition may be known by heart; whole sentences in a row are pasted. What is pasted shows no
idea as understood.
"""

from collections.abc import Iterator, Sequence

from lessons.domain.text.tokens import Token, tokenise

RUN = 10
"""Words in a row: of 968 answers written for the lessons three hold eight that stand in a text, and
none holds ten."""
MOSTLY = 0.6

Span = tuple[int, int]


def copied_spans(answer: str, texts: Sequence[str]) -> list[Span]:
    """Start and end in the answer of each run of RUN words or more that a text has as well."""
    known = {run for text in texts for run in _runs(tokenise(text))}
    tokens = tokenise(answer)
    begins = [at for at, run in enumerate(_runs(tokens)) if run in known]
    covered = sorted({at + step for at in begins for step in range(RUN)})
    return [(tokens[first].start, tokens[last].end) for first, last in _together(covered)]


def is_mostly_copied(answer: str, spans: Sequence[Span]) -> bool:
    words = tokenise(answer)
    inside = sum(any(start <= word.start < end for start, end in spans) for word in words)
    return bool(words) and inside >= MOSTLY * len(words)


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    keys = [token.key for token in tokens]
    yield from (tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1))


def _together(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken row."""
    first = last = None
    for place in places:
        if first is None or last is None:
            first = place
        elif place != last + 1:
            yield first, last
            first = place
        last = place
    if first is not None and last is not None:
        yield first, last
