"""An order in which answers that speak of the same things stand side by side.

Each text is written as its words, the commonest of them first; sorted like that, texts begin with
the words they share (the order of an FP-tree, Han et al. 2000). It is one sort however many there
are, where comparing all pairs would take a minute for some thousands.
"""

from collections import Counter
from collections.abc import Sequence

from lessons.domain.text.tokens import tokenise

_STEM = 5
_SHORTEST = 4
_IN_TOO_MANY = 0.6
"""A word that more of the texts have is of the question, and tells none of them apart."""


def shared_words_first(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The stems of each text, those that most texts share first; for sorting and for heads."""
    stems = [_stems(text) for text in texts]
    spread = Counter(stem for own in stems for stem in own)
    most = max(2, len(texts) * _IN_TOO_MANY)
    return [
        tuple(
            sorted(
                (stem for stem in own if 1 < spread[stem] <= most),
                key=lambda stem: (-spread[stem], stem),
            )
        )
        for own in stems
    ]


def _stems(text: str) -> set[str]:
    keys = (token.key for token in tokenise(text))
    return {key[:_STEM] for key in keys if len(key) >= _SHORTEST}
