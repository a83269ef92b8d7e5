"""Whether a mark was given with time enough to read what it marks.

Only the time is asked, never what was decided: a rule that asked confirmations for more time than
corrections would raise or lower the agreement by itself.
"""

from collections.abc import Iterator, Sequence

from lessons.domain.marking.grouping import same_key

LEAST_SECONDS = 2.0
"""From the answer to the mark: to look, to decide and to press a key take longer."""
CHARACTERS_A_SECOND = 45.0
"""Faster than anybody reads. Turkish, the nearest language that was measured, is read at 166 ± 25
words a minute (Trauzettel-Klosinski, Dietz, IReST 2012, doi:10.1167/iovs.11-8284): with eight
letters and a blank to a word some 25 characters a second, and 45 is five standard deviations
above."""


def read_in_time(texts: Sequence[str], seconds: float | None) -> list[bool]:
    """Which of the texts could be read in that time, one after another in this order.

    None where the time is not known: then nothing shows that any was read. What says the same
    letter by letter is read once.
    """
    if seconds is None or seconds < LEAST_SECONDS:
        return [False] * len(texts)
    return [needed <= seconds for needed in _needed(texts)]


def _needed(texts: Sequence[str]) -> Iterator[float]:
    needed_for: dict[str, float] = {}
    characters = 0
    for text in texts:
        key = same_key(text)
        if key not in needed_for:
            characters += len(text)
            needed_for[key] = characters / CHARACTERS_A_SECOND
        yield needed_for[key]
