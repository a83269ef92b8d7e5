"""The answers given most often to a question that is typed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Answers that say the same letter for letter, but for case and the like."""

    key: str
    text: str
    """As most of them were typed."""
    count: int
    mark: float | None
    """Their mean fraction; None where none has a mark."""


def commonest(
    answers: Iterable[tuple[str, str, float | None]], *, most: int, least: int = 2
) -> tuple[Common, ...]:
    """Of (key, text, fraction) those given by ``least`` or more, the most frequent first."""
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    marks: dict[str, list[float]] = defaultdict(list)
    for key, text, fraction in answers:
        texts[key][text] += 1
        if fraction is not None:
            marks[key].append(fraction)
    found = [
        Common(key=key, text=_usual(own), count=own.total(), mark=_mean(marks[key]))
        for key, own in texts.items()
        if key and own.total() >= least
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.key))[:most])


def _usual(texts: Counter[str]) -> str:
    return min(texts, key=lambda text: (-texts[text], text))


def _mean(marks: list[float]) -> float | None:
    return fsum(marks) / len(marks) if marks else None
