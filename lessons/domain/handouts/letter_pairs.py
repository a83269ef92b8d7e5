"""How Kazakh or Russian a text looks, from the pairs of letters that stand side by side in it.

Measured on 700 Kazakh passages, in pieces of 120 characters: of the pairs in real text 92 % and
more (in nine pieces of ten) are in the table below; in text read with the wrong code page 0–40 %,
with a neighbouring Kazakh code page 72–91 %, and there always fewer than with the right one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.text.characters import TYPOGRAPHY, members

# The commonest pairs of Kazakh and Russian: the first letter of a word here with each other one.
_PAIRS = """
абвгдежзйклмнпрстухцчшщюяғқң баеилорсущъыяіұө вавеилнорстуыя гадеиорыі давгдеилнопуыёіә
еабвгдезйклмнопрстуфхчшң жадеиноыіүұ забвгдеилмнорсуыёі иабвгдезийклмнопрстхцчшщяі йбделмнстыі
каеиклморстуцшыіүө лагдеимностуыьяіғ мадеиклмнопуыіүә нагдеикностуцшыьяіғә
обвгдежзийклмнопрстхцчяғқ паежилнопрстуыяі рабгдежиклмнорстухшыяёіғқ савеиклмнопрстухчшыяіқұө
тавеиклмнорстушыьіқүұә уабгдежзлмнпрсхцчшыюіғ феоуф халнос цаеиуы чавеинтуё шаеикы ща ъяё
ывезлмнпрстхчғқң ьзнтш эклстф югртщ явдезлмнстщю ёмртх ігдзклмнпрстшң ғады қаиопстшықұ ңабгдеыі
үдзйкмрсш ұжйлмрсқұ әджлнрст өзлмнпрт һаы
"""
_COMMON = frozenset(word[0] + second for word in _PAIRS.split() for second in word[1:])
_PUNCTUATION = members(TYPOGRAPHY) | {"©", "®"}

SURE = 0.7
"""The least share seen in real text, even in pieces of 40 characters."""


@dataclass(frozen=True, slots=True)
class Likeness:
    common: int
    pairs: int

    @property
    def share(self) -> float:
        return self.common / self.pairs if self.pairs else 0.0

    @property
    def is_sure(self) -> bool:
        return self.share >= SURE

    def __add__(self, other: "Likeness") -> "Likeness":
        return Likeness(self.common + other.common, self.pairs + other.pairs)


def likeness(text: str) -> Likeness:
    """Of one text; plain Latin letters, digits and usual punctuation count neither way."""
    pairs = common = 0
    for (first, second), count in Counter(pairwise(text)).items():
        if _counts(first) and _counts(second):
            pairs += count
            common += count * _is_common(first, second)
    return Likeness(common, pairs)


def likeness_of(texts: Iterable[str]) -> Likeness:
    return sum(map(likeness, texts), Likeness(0, 0))


def _counts(character: str) -> bool:
    is_neutral = character < "\x80" or character in _PUNCTUATION
    return not is_neutral and not character.isspace()


def _is_common(first: str, second: str) -> bool:
    """A capital after a small letter is no writing, but what KOI8 looks like."""
    is_odd_case = first.islower() and second.isupper()
    return not is_odd_case and first.lower() + second.lower() in _COMMON
