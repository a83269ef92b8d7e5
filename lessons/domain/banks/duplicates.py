"""Questions that stand in a bank twice: the same after folding, and those that only look alike.

The same are found for sure and can be skipped. What looks alike is suggested and no more: it must
agree in its numbers and in what it denies, since «1991» and «1995», «болады» and «болмайды» make
other questions of the same words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.content.parsing import parse
from lessons.domain.text.characters import MINUSES, members
from lessons.domain.text.folding import fold
from lessons.domain.text.samples import Sample

_STEM = 6
"""Letters of a word that are compared, so that its endings make no difference."""
_RAREST = 5
_FEW_WORDS = 3
"""Such a short text may share only one word with its like."""
_MOST_ALIKE = 40
"""Of one rare word; where more questions share it, it tells nothing."""
_MOST_TOLD = 3
_SAME_TEXT, _LIKE_TEXT = 0.75, 0.6
_SOME_OPTIONS, _MOST_OPTIONS = 0.4, 0.75

# Marks that folding takes for punctuation and that make other questions all the same.
_SIGNS = re.compile(rf"(?<!\w)[{MINUSES}](?=\d)|(?<=\d)[.,](?=\d)|[<>=≤≥≠±√^*/×÷]")
_NUMBER = re.compile(rf"(?<![\w.,])[{MINUSES}]?\d+(?:[.,]\d+)*")
_ONE_SIGN = str.maketrans({",": ".", **dict.fromkeys(members(MINUSES), "-")})
_ROMAN = re.compile(r"\b[IVXІХLС]{1,7}\b")
_ROMAN_LETTERS = str.maketrans("ІХС", "IXC")
_DENIAL = re.compile(
    r"\b(?:емес|жок|баска|не|нет|ни|нельзя|кроме|not|no|never|except|without"
    r"|исключ\w+|коспаганда|неверн\w+|неправильн\w+|кате|дурыс емес"
    r"|\w+(?:майды|мейди|байды|бейди|пайды|пейди|майтын|мейтин|байтын|бейтин|пайтын|пейтин"
    r"|маган|меген|баган|беген|паган|пеген|мады|меди|бады|беди|пады|педи))\b"
)
SAMPLES = (
    Sample(
        pattern=_DENIAL,
        how="search",
        matches=("1 гомолог дегенимиз не", "question 1991 не болды"),
        misses=("1 калька дегенимиз", "question1 елордасы"),
    ),
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
    """What of a question is compared: ``identity`` for sameness, the others for likeness."""

    identity: tuple[Any, ...]
    words: frozenset[str]
    options: frozenset[str]
    signature: tuple[Any, ...]


def find_duplicates(
    questions: Sequence[BankQuestion], before: Sequence[BankQuestion] = ()
) -> Duplicates:
    """``before`` are the questions of the lesson itself; among themselves they are not told."""
    since = len(before)
    looks = [_looks(question) for question in (*before, *questions)]
    same = dict(_same(looks, since=since))
    index = _Index(looks)
    found = (alike for at in range(since, len(looks)) if at not in same for alike in index.like(at))
    return Duplicates(same=same, alike=tuple(one for one in found if one.other not in same))


def identity(question: BankQuestion) -> tuple[Any, ...]:
    """Equal for questions that differ in case, keyboard, punctuation or the order of options."""
    return _looks(question).identity


def _looks(question: BankQuestion) -> _Looks:
    folded = fold(question.text)
    text = _with_signs(folded, question.text)
    options = {
        option["id"]: _exact(option["text"]) for option in question.payload.get("options", ())
    }
    key = _marked(question, options) if options else _key_lines(question)
    return _Looks(
        identity=(question.kind, text, key),
        words=frozenset(word[:_STEM] for word in folded.split()),
        options=frozenset(options.values()),
        signature=(tuple(sorted(_numbers(question.text))), len(_DENIAL.findall(folded))),
    )


def _marked(question: BankQuestion, options: Mapping[str, str]) -> Any:
    """The options, whatever their order, each with whether it is right."""
    correct = question.payload.get("correct", ())
    right = {correct} if isinstance(correct, str) else set(correct)
    return frozenset((text, id_ in right) for id_, text in options.items())


def _key_lines(question: BankQuestion) -> tuple[str, ...]:
    return tuple(map(_exact, parse(question).key_lines.split("\n")))


def _exact(text: str) -> str:
    return _with_signs(fold(text), text)


def _with_signs(folded: str, text: str) -> str:
    """Folded, with the signs that carry meaning."""
    signs = "".join(_SIGNS.findall(text))
    return f"{folded}\n{signs.translate(_ONE_SIGN)}" if signs else folded


def _same(looks: Sequence[_Looks], *, since: int) -> Iterator[tuple[int, int]]:
    first: dict[tuple[Any, ...], int] = {}
    for index, one in enumerate(looks):
        other = first.setdefault(one.identity, index)
        if other != index and index >= since:
            yield index, other


class _Index:
    """Rare words → the questions that hold them."""

    def __init__(self, looks: Sequence[_Looks]) -> None:
        self._looks = looks
        counts = Counter(word for one in looks for word in one.words)
        self._rarity = {word: log(1 + len(looks) / count) for word, count in counts.items()}
        self._weights = [self._weight(one.words) for one in looks]
        self._keys = [list(self._keys_of(one)) for one in looks]
        self._places: dict[Any, list[int]] = defaultdict(list)
        for index, keys in enumerate(self._keys):
            for key in keys:
                if len(self._places[key]) < _MOST_ALIKE:
                    self._places[key].append(index)

    def _weight(self, words: Iterable[str]) -> float:
        return sum([self._rarity[word] for word in words])

    def _keys_of(self, looks: _Looks) -> Iterator[Any]:
        """All words together weigh as much as two, so that the same text is always compared."""
        rarest = sorted(looks.words, key=lambda word: (-self._rarity[word], word))[:_RAREST]
        yield from ((looks.signature, word) for word in rarest)
        yield from ((looks.signature, place, looks.words) for place in range(2))

    def like(self, index: int) -> list[Alike]:
        """The earlier questions that look like this one, the likeliest first."""
        shared = Counter(
            other for key in self._keys[index] for other in self._places[key] if other < index
        )
        few = len(self._looks[index].words) <= _FEW_WORDS
        told = [
            Alike(index, other, self._likeness(index, other))
            for other, count in shared.items()
            if count > 1 or few
        ]
        found = [one for one in told if one.likeness]
        return sorted(found, key=lambda one: (-one.likeness, one.other))[:_MOST_TOLD]

    def _likeness(self, index: int, other: int) -> float:
        """By how rare the words are that both have; 0 where the two do not look alike."""
        one, two = self._looks[index], self._looks[other]
        if one.options and two.options and one.options.isdisjoint(two.options):
            return 0
        text = self._share(index, other)
        if text < _LIKE_TEXT:
            return 0
        if not one.options or not two.options:
            return text if text >= _SAME_TEXT else 0
        options = len(one.options & two.options) / len(one.options | two.options)
        is_like = options >= (_SOME_OPTIONS if text >= _SAME_TEXT else _MOST_OPTIONS)
        return text if is_like else 0

    def _share(self, index: int, other: int) -> float:
        one, two = self._looks[index].words, self._looks[other].words
        if one == two:
            return 1
        first, second = self._weights[index], self._weights[other]
        if min(first, second) < _LIKE_TEXT * max(first, second):
            return 0
        common = self._weight(one & two)
        return common / (first + second - common)


def _numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        yield number.translate(_ONE_SIGN)
    for number in _ROMAN.findall(text):
        yield number.translate(_ROMAN_LETTERS)
