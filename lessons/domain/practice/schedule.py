"""When a question comes back: FSRS-6 with its published parameters, and two verdicts, right and
wrong. Steps within a day are left out: a sitting itself asks again what was missed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from fsrs import Card, Rating, Scheduler, State

MOST_A_DAY = 15
LONGEST_DAYS = 180
LAST_DAYS = 7
"""Before an exam."""
_SCHEDULER: Final = Scheduler(
    learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is kept of one question for one student; ``due_on`` is a day."""

    stability: float
    difficulty: float
    reviewed_at: datetime
    due_on: date


def remembered(
    memory: Memory | None,
    *,
    is_right: bool,
    now: datetime,
    today: date,
    exam_on: date | None = None,
) -> Memory:
    """After an answer; never due on the day itself, and in time for an exam that lies ahead."""
    rating = Rating.Good if is_right else Rating.Again
    card, _log = _SCHEDULER.review_card(_card(memory), rating, now.astimezone(UTC))
    due_on = today + timedelta(days=max(1, (card.due - now.astimezone(UTC)).days))
    return Memory(
        stability=card.stability or 0.0,
        difficulty=card.difficulty or 0.0,
        reviewed_at=now,
        due_on=_before_exam(due_on, today=today, exam_on=exam_on),
    )


def _before_exam(due_on: date, *, today: date, exam_on: date | None) -> date:
    if exam_on is None or today >= exam_on or due_on < exam_on:
        return due_on
    return max(today + timedelta(days=1), exam_on - timedelta(days=1))


def days_before(exam_on: date, *, today: date) -> list[date]:
    """Over which what would come back too late is spread, so that no day is a wall; empty where
    no day is left."""
    days = (exam_on - timedelta(days=n) for n in range(1, LAST_DAYS + 1))
    return [day for day in days if day > today]


def recall(memory: Memory, *, now: datetime) -> float:
    """The chance that it is still known, 0 to 1."""
    return float(_SCHEDULER.get_card_retrievability(_card(memory), now.astimezone(UTC)))


def _card(memory: Memory | None) -> Card:
    """Its id says nothing here, and the library would take one from the clock."""
    if memory is None:
        return Card(card_id=0, due=datetime.min.replace(tzinfo=UTC))
    reviewed_at = memory.reviewed_at.astimezone(UTC)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=reviewed_at,
        last_review=reviewed_at,
    )


@dataclass(frozen=True, slots=True)
class Due:
    key: int
    memory: Memory


def due_today(
    cards: list[Due], *, now: datetime, today: date, already: int = 0, most: int = MOST_A_DAY
) -> list[int]:
    """The keys of what to review today, the most forgotten first. After a break it is no more
    than on any other day."""
    due = [card for card in cards if card.memory.due_on <= today]
    due.sort(key=lambda card: (recall(card.memory, now=now), card.key))
    return [card.key for card in due[: max(0, most - already)]]
