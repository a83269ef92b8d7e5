"""What a question wants: its words by weight, its parts, and the kind of answer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lessons.domain.marking.drafting.likeness import Vocabulary, Wanted
from lessons.domain.marking.drafting.vocabulary import ASKED, FORMS, is_task_word, said, says
from lessons.domain.marking.ideas import is_empty
from lessons.domain.text.endings import stem
from lessons.domain.text.samples import Sample
from lessons.domain.text.tokens import tokenise

_TASK_WEIGHT = 0.15
_PART = re.compile(
    r"[?:;.]\s|\s(?:және|ал|сондай-ақ)\s"
    r"|,?\sи\s(?=(?:как|чем|почему|зачем|в чём|каков|какие)\b|\w+(?:йте|ите)\b)",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_PART,
        how="search",
        matches=(
            "түрлері және себептері",
            "определение и назовите виды",
            "причины и как с ними быть",
        ),
        misses=("определение и виды", "бағалар өсті"),
    ),
)
_FEWEST_WORDS = 2
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class AskedWord:
    key: str
    is_task: bool
    """It says what to do, not what about."""
    is_kind: bool = False
    """It names a kind of thing, «себеп», which an answer shows in other words."""


@dataclass(frozen=True)
class Asked:
    text: str

    @cached_property
    def words(self) -> tuple[AskedWord, ...]:
        """Each once, in order."""
        kept: dict[str, AskedWord] = {}
        for token in tokenise(self.text):
            key = stem(token.key)
            if not is_empty(token.key) and key not in kept:
                kept[key] = AskedWord(
                    key, is_task_word(token.key), _names_kind(self.text[token.start : token.end])
                )
        return tuple(kept.values())

    @property
    def subject(self) -> tuple[str, ...]:
        """The words that say what it is about."""
        return tuple(word.key for word in self.words if not word.is_task)

    @cached_property
    def wants_definition(self) -> bool:
        return says("definition", self.text)

    @cached_property
    def defined(self) -> tuple[str, ...]:
        """The words whose meaning is asked, before «дегеніміз» or behind «что такое»."""
        for piece in _PART.split(self.text):
            mark = next(said("definition", piece), None)
            if mark:
                before, after = (
                    Asked(one).subject for one in (piece[: mark.start()], piece[mark.end() :])
                )
                return before or after
        return ()

    @cached_property
    def wants_opinion(self) -> bool:
        return says("opinion", self.text)

    @cached_property
    def wants_time(self) -> bool:
        return says("asks-time", self.text)

    @cached_property
    def form(self) -> str | None:
        """What is to be made: a plan, an essay …; None for a question that is answered."""
        if not (says("makes", self.text) or says("needs-no-verb", self.text)):
            return None
        return next((name for name, form in FORMS.items() if form.stand_in(self.text)), None)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of things it asks for: causes, purposes …"""
        return tuple(name for name, words in ASKED.items() if words.stand_in(self.text))

    @cached_property
    def parts(self) -> tuple["Asked", ...]:
        """What may be asked one by one; none where it asks one thing only."""
        pieces = [Asked(piece) for piece in _PART.split(self.text) if piece.strip()]
        told = [piece for piece in pieces if len(piece.subject) >= _FEWEST_WORDS]
        return tuple(told[:_MOST_PARTS]) if len(pieces) > 1 else ()

    def wanted(self, vocabulary: Vocabulary, others: Iterable[str]) -> tuple[Wanted, ...]:
        """``others`` are words of the lesson that stand in no unit, as those of headings."""
        apart = tuple(others)
        return tuple(_wanted(word, vocabulary, apart) for word in self.words)


def _names_kind(word: str) -> bool:
    return any(words.stand_in(word) for words in ASKED.values())


def _wanted(word: AskedWord, vocabulary: Vocabulary, others: tuple[str, ...]) -> Wanted:
    like = vocabulary.like(word.key, others)
    weight = vocabulary.weight(word.key, like)
    return Wanted(weight * (_TASK_WEIGHT if word.is_task else 1.0), like)
