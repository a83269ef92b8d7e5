"""How long a lesson takes to read."""

from collections.abc import Iterable
from math import ceil

from lessons.domain.rich_text.plain import plain_words

WORDS_A_MINUTE = 150
"""Silent reading of Turkish, the nearest language that was measured, runs at 166 ± 25 words a
minute (Trauzettel-Klosinski, Dietz, IReST 2012, doi:10.1167/iovs.11-8284); one who studies reads
a little slower."""


def reading_minutes(texts: Iterable[str]) -> int:
    """Whole minutes, rounded up; 0 where there is nothing to read."""
    return ceil(sum(len(plain_words(text).split()) for text in texts) / WORDS_A_MINUTE)
