"""How many words an author asks for, read from what they say beside a task."""

import re
from dataclasses import dataclass

from lessons.domain.text.characters import DASHES, GROUPING_BLANKS
from lessons.domain.text.samples import Sample

_NUMBER = rf"\d{{1,3}}(?:[{GROUPING_BLANKS}]\d{{3}})|\d{{2,5}}"
_WORDS = r"(?:сөз|слов|word)"
_RANGE = re.compile(
    rf"(?P<least>{_NUMBER})\s*[{DASHES}]\s*(?P<most>{_NUMBER})\s*{_WORDS}", re.IGNORECASE
)
_ONE = re.compile(rf"(?P<number>{_NUMBER})\s*{_WORDS}", re.IGNORECASE)
_AT_MOST = re.compile(
    r"дейін|аспа|көп\s+емес|\bдо\b|не\s+бол|up\s+to|at\s+most|not?\s+more", re.IGNORECASE
)


SAMPLES = (
    Sample(
        pattern=_RANGE,
        how="search",
        matches=("400–800 сөз", "от 1 000 - 1 500 слов", "300—500 words"),
        misses=("2–3 бет", "400 сөз", "400–800", "5–9 words"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Of words; None where there is no such end."""

    least: int | None = None
    most: int | None = None


def wanted_words(volume: str) -> Wanted | None:
    """None where the volume is not told in words (“2–3 бет”).

    A bare number is what the text should reach.
    """
    both = _RANGE.search(volume)
    if both:
        return Wanted(least=_read(both["least"]), most=_read(both["most"]))
    one = _ONE.search(volume)
    if not one:
        return None
    number = _read(one["number"])
    return Wanted(most=number) if _AT_MOST.search(volume) else Wanted(least=number)


def _read(number: str) -> int:
    return int(re.sub(r"\s", "", number))
