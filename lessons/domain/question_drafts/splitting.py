"""A section's text as sentences and as lists with the words that lead up to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.domain.text.characters import (
    CAPITALS,
    DASHES,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    SENTENCE_ENDS,
)
from lessons.domain.text.samples import Sample

_ITEM = re.compile(rf"\s*[{DASHES}•]\s+(?P<text>.+)")
_SENTENCE = re.compile(
    rf"(?<=[{SENTENCE_ENDS}])\s+(?=[{OPENING_QUOTES}{OPENING_BRACKETS}]?[{CAPITALS}])"
)
_BACKWARD = re.compile(
    r"(?:Ол|Оның|Олар|Олардың|Бұл|Бұлар|Бұлардың|Мұндай|Мұндағы|Мұны|Мұнда|Осы|Сол|Осылайша|Сөйтіп|"
    r"Сондықтан|Бірақ|Алайда|Ал|Демек|Мысалы|Екі|Үш|Оған|Онда|Енді|Сонымен|Біріншісі\w*|Екіншісі\w*|"
    r"Он|Она|Оно|Они|Его|Её|Их|Это|Этот|Эта|Эти|Такой|Такая|Такие|Поэтому|Но|Однако|Например|"
    r"It|They|This|These|That|Such|But|However)\b"
)
SAMPLES = (
    Sample(
        pattern=_BACKWARD,
        how="match",
        matches=("Оның басты белгілері", "Это правило", "Ол елші"),
        misses=("Олимпиада басталды", "Онтология", "Дипломатия"),
    ),
)
SHORTEST, LONGEST = 25, 320


@dataclass(frozen=True, slots=True)
class TextList:
    lead: str
    items: tuple[str, ...]

    @property
    def source(self) -> str:
        return "\n".join([self.lead, *(f"– {item}" for item in self.items)])


def lists_of(text: str) -> Iterator[TextList]:
    """Lines of items below a line that ends in a colon."""
    lead, items = "", list[str]()
    for line in [*text.split("\n"), ""]:
        found = _ITEM.fullmatch(line)
        if found:
            items.append(found["text"].strip().rstrip(";.,").strip())
            continue
        if lead and len(items) > 1:
            yield TextList(lead, tuple(items))
        lead, items = _lead_of(line), []


def _lead_of(line: str) -> str:
    sentences = _SENTENCE.split(line.strip())
    return sentences[-1] if sentences[-1].endswith(":") else ""


def sentences_of(text: str) -> Iterator[str]:
    """Whole ones, of a length that a question can hold; no item of a list."""
    for line in text.split("\n"):
        if _ITEM.fullmatch(line):
            continue
        for sentence in _SENTENCE.split(line.strip()):
            if SHORTEST <= len(sentence) <= LONGEST and sentence.endswith("."):
                yield sentence


def looks_back(text: str) -> bool:
    """Whether it says who or what only by the sentence before it."""
    return _BACKWARD.match(text) is not None


def beginning_small(text: str) -> str:
    """Unless the word is a name of capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def beginning_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
