"""What a result says first: the mark in words, how far it is to the next, how the answers went."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lessons.domain.mastery import Limits
from lessons.domain.progress import Score, points_to
from lessons.domain.types.definition import Verdict
from lessons.views.attempt_result import QuestionResult
from lessons.wording.attempts import COUNTED

_ORDER = (Verdict.RIGHT, Verdict.PARTLY, Verdict.WRONG, Verdict.BLANK, Verdict.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The answers of one verdict; ``start`` counts those before them."""

    code: Verdict
    words: str
    start: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    percent: int | None
    """Of what is marked so far; None while nothing is."""
    is_passed: bool
    is_mastered: bool
    limit: int
    """The next one, in percent."""
    missing: Decimal
    """Points to the next limit."""
    stretches: tuple[Stretch, ...]
    total: int
    right_count: int
    missed_count: int
    """Marked, and not right in full."""


def summary_of(score: Score, results: Sequence[QuestionResult], *, limits: Limits) -> Summary:
    percent = score.percent
    is_passed = percent is not None and percent >= limits.passed
    limit = limits.mastered if is_passed else limits.passed
    return Summary(
        percent=percent,
        is_passed=is_passed,
        is_mastered=percent is not None and percent >= limits.mastered,
        limit=limit,
        missing=points_to(limit, score),
        stretches=tuple(_stretches(results)),
        total=len(results),
        right_count=sum(result.code is Verdict.RIGHT for result in results),
        missed_count=sum(result.is_missed for result in results),
    )


def _stretches(results: Sequence[QuestionResult]) -> list[Stretch]:
    counts, start, found = Counter(result.code for result in results), 0, []
    for code in _ORDER:
        if counts[code]:
            words = COUNTED[code] % {"count": counts[code]}
            found.append(Stretch(code=code, words=words, start=start, count=counts[code]))
            start += counts[code]
    return found
