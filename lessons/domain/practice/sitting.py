"""One sitting of practice: which question comes next, and what each answer does to it.

A question that was missed comes back behind those that were not asked yet, three times at most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

MOST_TURNS = 3
MOST_QUESTIONS = 10


class ItemState(StrEnum):
    OPEN = "open"
    DONE = "done"
    LEFT = "left"
    """Given up in this sitting: missed too often, or its answer was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of a sitting; ``turns`` counts the times it was missed when it was asked."""

    position: int
    state: ItemState = ItemState.OPEN
    turns: int = 0
    hints: int = 0

    @property
    def is_missed(self) -> bool:
        return self.turns > 0 or self.state is ItemState.LEFT


AnyItem = TypeVar("AnyItem", bound=Item)


def next_item(items: Iterable[Item], *, after: int = 0) -> Item | None:
    """Fresh ones first, then those missed once, each in order; not the one just answered while
    there is another."""
    waiting = [item for item in items if item.state is ItemState.OPEN]
    others = [item for item in waiting if item.position != after]
    return min(others or waiting, key=lambda item: (item.turns, item.position), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an answer makes of its item; ``is_first`` where it tells what the student knew."""

    state: ItemState
    turns: int
    is_first: bool


def after_answer(item: Item, *, is_right: bool | None, is_retry: bool, is_last: bool) -> Change:
    """``is_right`` None where a person would have to decide; ``is_retry`` where the student has
    just seen the verdict; ``is_last`` where no other question waits."""
    if is_right is None:
        return Change(state=ItemState.DONE, turns=item.turns, is_first=False)
    is_first = not is_retry and item.turns == 0 and item.state is ItemState.OPEN
    if is_right:
        is_done = is_last or not is_retry
        state = ItemState.DONE if is_done else item.state
        return Change(state=state, turns=item.turns, is_first=is_first)
    turns = item.turns + (not is_retry)
    state = ItemState.LEFT if turns >= MOST_TURNS else item.state
    return Change(state=state, turns=turns, is_first=is_first)


def streak(verdicts: Sequence[bool | None]) -> int:
    """Right answers in a row at the end of a sitting; what nobody decided breaks nothing."""
    count = 0
    for verdict in reversed(verdicts):
        if verdict is False:
            break
        count += verdict is True
    return count


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a question before a sitting: when it was last answered, and how."""

    key: int
    position: int
    answered_at: float | None = None
    was_right: bool | None = None


def chosen(pool: Iterable[Known], *, most: int = MOST_QUESTIONS) -> list[int]:
    """The keys of a sitting: missed last time, then new ones, then what was answered longest ago;
    asked in the order of the lesson."""
    ranked = sorted(pool, key=_need)[:most]
    return [known.key for known in sorted(ranked, key=lambda known: known.position)]


def _need(known: Known) -> tuple[int, float, int]:
    if known.answered_at is None:
        return (1, 0.0, known.position)
    return (0 if known.was_right is False else 2, known.answered_at, known.position)
