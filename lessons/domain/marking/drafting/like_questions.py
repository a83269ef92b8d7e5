"""Whether two questions ask the same, so that the key points of one may serve the other."""

from collections.abc import Iterable, Sequence

from lessons.domain.marking.drafting.asking import Asked, AskedWord
from lessons.domain.marking.drafting.drafting import Candidate, Draft, Outcome
from lessons.domain.marking.likeness import likeness
from lessons.domain.text.search import search_key
from lessons.domain.types.definition import KeyPoint

ALIKE = 0.8
"""Of the words that say what it is about: «себептері» and «салдары» are two questions."""
_TASK_WEIGHT = 0.25
_BEGINNING = 6
_MOST_BEGINNINGS = 5


def beginnings(question: str) -> list[str]:
    """What the ``search_key`` of a like question holds one of: its longest words, begun."""
    words = sorted(set(search_key(question).split()), key=lambda word: (-len(word), word))
    return list(dict.fromkeys(word[:_BEGINNING] for word in words))[:_MOST_BEGINNINGS]


def likest(question: str, others: Sequence[str]) -> int | None:
    """The place of the one that asks the same; of several the likest, of equal ones the first."""
    asked = Asked(question)
    worth = [_worth(asked, Asked(other)) for other in others]
    best = max(range(len(worth)), key=lambda at: worth[at], default=None)
    return best if best is not None and worth[best] > 0 else None


def _worth(one: Asked, other: Asked) -> float:
    if _shared(_subject(one), _subject(other)) < ALIKE:
        return 0.0
    return _shared(one.words, other.words)


def _subject(asked: Asked) -> list[AskedWord]:
    return [word for word in asked.words if not word.is_task]


def _shared(one: Sequence[AskedWord], other: Sequence[AskedWord]) -> float:
    """0..1: the words, by weight, that both have."""
    total = sum(map(_weight, (*one, *other)))
    found = sum(_weight(word) * _best(word, other) for word in one)
    found += sum(_weight(word) * _best(word, one) for word in other)
    return found / total if total else 0.0


def _weight(word: AskedWord) -> float:
    return _TASK_WEIGHT if word.is_task else 1.0


def _best(word: AskedWord, others: Iterable[AskedWord]) -> float:
    return max((likeness(word.key, other.key) for other in others), default=0.0)


def draft_from_rubric(key_points: Iterable[KeyPoint]) -> Draft:
    """Each as a candidate with all that was written about it."""
    return Draft(outcome=Outcome.FOUND, candidates=tuple(map(_candidate, key_points)))


def _candidate(point: KeyPoint) -> Candidate:
    return Candidate(
        text=point.text,
        reasons=("like-question",),
        points=point.points,
        wordings=point.wordings,
        must_not=point.must_not,
    )
