"""Typed answers as a list that fits on a wall: what is the same however it was typed is one row."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from lessons.domain.text.folding import fold

LONGEST_KEY = 300
_REST = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """``is_right`` is None where a person would have to decide."""

    text: str
    is_right: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """``text`` is the spelling used most; ``is_right`` what all of them are, or None."""

    key: str
    text: str
    count: int
    is_right: bool | None
    is_hidden: bool


def group_key(text: str, *, is_number: bool = False) -> str:
    """Of a number its sign and comma count, which folding would drop."""
    if is_number:
        written = "".join(text.split()).replace(",", ".").replace("−", "-").casefold()
        return written[:LONGEST_KEY]
    return _short(fold(text) or " ".join(text.split()))


def _short(key: str) -> str:
    """Two long answers that begin alike are still two."""
    if len(key) <= LONGEST_KEY:
        return key
    rest = sha256(key.encode()).hexdigest()[:_REST]
    return f"{key[: LONGEST_KEY - _REST]}{rest}"


def grouped(
    answers: Iterable[Typed], *, is_number: bool = False, hidden: Collection[str] = ()
) -> tuple[Group, ...]:
    """The largest first, and those of one size in the order of their keys, so that rows do not
    change places for nothing."""
    found: dict[str, list[Typed]] = defaultdict(list)
    for answer in answers:
        found[group_key(answer.text, is_number=is_number)].append(answer)
    rows = [_group(key, own, is_hidden=key in hidden) for key, own in found.items() if key]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.key)))


def _group(key: str, answers: list[Typed], *, is_hidden: bool) -> Group:
    spellings = Counter(" ".join(answer.text.split()) for answer in answers)
    verdicts = {answer.is_right for answer in answers}
    return Group(
        key=key,
        text=min(spellings, key=lambda text: (-spellings[text], text)),
        count=len(answers),
        is_right=verdicts.pop() if len(verdicts) == 1 else None,
        is_hidden=is_hidden,
    )
