"""Questions that stand in a bank twice: the same after folding, and those that only look alike.

The same are found for sure and can be skipped. What looks alike is suggested and no more: it must
agree in its numbers and in what it denies, since «1991» and «1995», «болады» and «болмайды» make
other questions of the same words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.kazakh.folding import fold
from lessons.domain.questions.registry import REGISTRY

_STEM = 6
"""Letters of a word that are compared, so that its endings make no difference."""
_RAREST = 5
_MOST_ALIKE = 40
"""Of one rare word; where more questions share it, it tells nothing."""
_MOST_TOLD = 3
_SAME_TEXT, _LIKE_TEXT = 0.8, 0.6
_SOME_OPTIONS, _MOST_OPTIONS = 0.4, 0.75

# Marks that folding takes for punctuation and that make other questions all the same.
_SIGNS = re.compile(r"(?<!\w)[-−–](?=\d)|(?<=\d)[.,](?=\d)|[<>=≤≥≠±√^*/×÷]")
_NUMBER = re.compile(r"(?<![\w.,])[-−–]?\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"\b[IVXІХLС]{1,7}\b")
_ROMAN_LETTERS = str.maketrans("ІХС", "IXC")
_DENIAL = re.compile(
    r"\b(?:емес|жок|баска|не|нет|ни|нельзя|кроме|not|no|never|except|without"
    r"|исключ\w+|коспаганда|неверн\w+|неправильн\w+|кате|дурыс емес"
    r"|\w+(?:майды|мейди|байды|бейди|пайды|пейди|майтын|мейтин|байтын|бейтин|пайтын|пейтин"
    r"|маган|меген|баган|беген|паган|пеген|мады|меди|бады|беди|пады|педи))\b"
)


@dataclass(frozen=True, slots=True)
class Alike:
    """``index`` looks like ``other``; ``likeness`` is 0..1, 1 for the same text."""

    index: int
    other: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Indexes count ``before`` first and the new questions after them."""

    same: dict[int, int]
    """A new question → the first one that is the same."""
    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class _Looks:
    """What of a question is compared."""

    words: frozenset[str]
    options: frozenset[str]
    signature: tuple[Any, ...]


def find_duplicates(
    questions: Sequence[BankQuestion], before: Sequence[BankQuestion] = ()
) -> Duplicates:
    """``before`` are the questions of the lesson itself; among themselves they are not told."""
    everything = [*before, *questions]
    same = dict(_same(everything, since=len(before)))
    index = _Index(everything)
    found = (alike for at in range(len(before), len(everything)) for alike in index.like(at))
    alike = tuple(one for one in found if one.index not in same and one.other not in same)
    return Duplicates(same=same, alike=alike)


def identity(question: BankQuestion) -> tuple[Any, ...]:
    """Equal for questions that differ in case, keyboard, punctuation or the order of options."""
    type_ = REGISTRY[question.kind]
    definition = type_.parse(question.payload)
    options = getattr(definition, "options", None)
    if options is None or not hasattr(definition, "correct"):
        lines = map(_exact, type_.to_text(definition).split("\n"))
        return (question.kind, _exact(question.text), *lines)
    right = type_.solution(definition).option_ids
    marked = frozenset((_exact(option.text), option.id in right) for option in options)
    return (question.kind, _exact(question.text), marked)


def _exact(text: str) -> str:
    """Folded, with the signs that carry meaning."""
    return f"{fold(text)}\n{''.join(_SIGNS.findall(text))}".replace(",", ".").replace("−", "-")


def _same(questions: Sequence[BankQuestion], *, since: int) -> Iterator[tuple[int, int]]:
    first: dict[tuple[Any, ...], int] = {}
    for index, question in enumerate(questions):
        other = first.setdefault(identity(question), index)
        if other != index and index >= since:
            yield index, other


@dataclass(slots=True)
class _Index:
    """Rare words → the questions that hold them."""

    questions: Sequence[BankQuestion]
    looks: list[_Looks] = field(init=False)
    rarity: dict[str, float] = field(init=False)
    places: dict[Any, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.looks = [_looks(question) for question in self.questions]
        counts = Counter(word for looks in self.looks for word in looks.words)
        self.rarity = {word: log(1 + len(self.looks) / n) for word, n in counts.items()}
        self.places = defaultdict(list)
        for index, looks in enumerate(self.looks):
            for key in self._keys(looks):
                if len(self.places[key]) < _MOST_ALIKE:
                    self.places[key].append(index)

    def _keys(self, looks: _Looks) -> Iterator[Any]:
        rarest = sorted(looks.words, key=lambda word: (-self.rarity[word], word))[:_RAREST]
        yield from ((looks.signature, word) for word in rarest)
        yield looks.signature, looks.words

    def like(self, index: int) -> list[Alike]:
        """The earlier questions that look like this one, the likeliest first."""
        looks = self.looks[index]
        others = {other for key in self._keys(looks) for other in self.places[key] if other < index}
        told = (Alike(index, other, self._likeness(looks, self.looks[other])) for other in others)
        found = sorted(
            (one for one in told if one.likeness), key=lambda one: (-one.likeness, one.other)
        )
        return found[:_MOST_TOLD]

    def _likeness(self, one: _Looks, other: _Looks) -> float:
        """By how rare the words are that both have; 0 where the two do not look alike."""
        text = self._share(one.words, other.words)
        if text < _LIKE_TEXT:
            return 0
        if not one.options or not other.options:
            return text if text >= _SAME_TEXT else 0
        options = len(one.options & other.options) / len(one.options | other.options)
        is_like = options >= (_SOME_OPTIONS if text >= _SAME_TEXT else _MOST_OPTIONS)
        return text if is_like else 0

    def _share(self, one: frozenset[str], other: frozenset[str]) -> float:
        if one == other:
            return 1
        common = self._weight(one & other)
        every = self._weight(one | other)
        return common / every if every else 0

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self.rarity[word] for word in words)


def _looks(question: BankQuestion) -> _Looks:
    folded = fold(question.text)
    options = question.payload.get("options", ())
    return _Looks(
        words=frozenset(word[:_STEM] for word in folded.split()),
        options=frozenset(_exact(option["text"]) for option in options),
        signature=(
            tuple(sorted(_numbers(question.text))),
            len(_DENIAL.findall(folded)),
        ),
    )


def _numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        yield number.replace(",", ".").replace("−", "-").replace("–", "-")
    for number in _ROMAN.findall(text):
        yield number.translate(_ROMAN_LETTERS)
