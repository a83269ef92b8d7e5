"""Where a student stands in a lesson, computed from attempts; nothing here is stored.

An open answer that waits for the teacher is never counted as wrong: it leaves the sum until it
is marked, and says so.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from lessons.domain.marks import mark_of, percent
from lessons.domain.mastery import NOTHING, USUAL, Limits, Practised
from lessons.domain.parts import LEVELS, USUALLY_REQUIRED, Part


class Gate(StrEnum):
    """What happens to a level before the one below it is passed."""

    OFF = "off"
    WARN = "warn"
    LOCK = "lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseMark:
    """One response of a submitted attempt; ``fraction`` None while it waits for a person."""

    points: int
    fraction: Decimal | None
    count: int = 1
    """How many responses are worth the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The sum over one submitted attempt, in points."""

    earned: Decimal
    marked: int
    """Points of the responses that have a mark."""
    waiting: int
    """Points of the responses that wait for the teacher."""
    waiting_count: int = 0

    @property
    def total(self) -> int:
        return self.marked + self.waiting

    @property
    def is_final(self) -> bool:
        return self.waiting_count == 0

    @property
    def fraction(self) -> Fraction | None:
        """Of the points marked so far; None while nothing is marked."""
        return Fraction(self.earned) / self.marked if self.marked else None

    @property
    def percent(self) -> int | None:
        return None if self.fraction is None else percent(self.fraction)


def points_to(percent: int, score: Score) -> Decimal:
    """How many more points of those marked so far would show as ``percent``; 0 where they do."""
    wanted = (Decimal(percent) - Decimal("0.5")) * score.marked / 100
    missing = (wanted - score.earned).quantize(Decimal("0.01"), ROUND_UP)
    return max(missing, Decimal(0))


def score_of(responses: Iterable[ResponseMark]) -> Score:
    earned, marked, waiting, waiting_count = Decimal(0), 0, 0, 0
    for response in responses:
        if response.fraction is None:
            waiting += response.points * response.count
            waiting_count += response.count
        else:
            earned += mark_of(response.fraction, response.points) * response.count
            marked += response.points * response.count
    return Score(earned=earned, marked=marked, waiting=waiting, waiting_count=waiting_count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One attempt as progress sees it; ``score`` is None until it is submitted."""

    part: Part
    number: int
    last_active_at: datetime
    score: Score | None = None
    is_returned: bool = False
    """For revision: it is the student's turn again."""
    unmarked_returned: int = 0
    """Answers that were returned before they had a mark: they wait for nobody but the student."""
    is_withdrawable: bool = False


class State(StrEnum):
    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    WAITING = "waiting"
    BELOW = "below"
    PASSED = "passed"
    MASTERED = "mastered"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartProgress:
    """One part of a lesson for one student."""

    part: Part
    label: str = ""
    """The author's own name for a task (ОБӨЖ), empty where there is none."""
    question_count: int
    state: State
    best: Score | None
    submitted: int
    """Attempts handed in."""
    waiting_count: int
    """Answers that wait for the teacher in all of them, whichever one counts."""
    has_open: bool
    """Something can be written there: under way, or returned for revision."""
    is_returned: bool = False
    attempts_left: int | None
    """None where the number of attempts is not limited."""
    is_locked: bool = False
    is_early: bool = False
    """The level below is not passed yet; under ``warn`` the page says so."""
    is_withdrawable: bool = False
    """A task that is handed in and may be withdrawn: its key would help to write it again."""
    practised: Practised = NOTHING
    limits: Limits = USUAL
    is_required: bool = True
    """By what the teacher declared; the rest is up to the student."""

    @property
    def is_done(self) -> bool:
        return self.submitted > 0

    @property
    def is_finished(self) -> bool:
        """Passed, or on the teacher's desk: nothing is asked of the student at the moment."""
        return self.state in {State.WAITING, State.PASSED, State.MASTERED}

    @property
    def is_new(self) -> bool:
        return not self.is_done and not self.has_open

    @property
    def is_mastered_by_practice(self) -> bool:
        """Not by the test that counts, which may be still to come."""
        reached = self.best.percent if self.best and self.best.is_final else None
        return self.state is State.MASTERED and (reached or 0) < self.limits.mastered

    @property
    def can_start(self) -> bool:
        return not self.is_locked and (self.has_open or self.attempts_left != 0)


def best_of(scores: Iterable[Score]) -> Score | None:
    """The score that counts: the best fully marked one, else the best so far.

    A partly marked attempt can look like 100 % on its first closed question, so it never beats
    a final one.
    """
    return max(scores, key=_rank, default=None)


def _rank(score: Score) -> tuple[bool, Fraction, int]:
    return (score.is_final, score.fraction or Fraction(0), score.marked)


def _state_of(
    scores: Sequence[Score], *, has_open: bool, practised: Practised, limits: Limits
) -> State:
    """By the test, and by practice where no mark speaks against it."""
    tested = _tested_state(scores, has_open=has_open, limits=limits)
    if practised.is_forgotten:
        return State.PASSED if tested is State.MASTERED else tested
    learnt_over = {State.NOT_STARTED, State.UNDER_WAY, State.PASSED}
    return State.MASTERED if practised.is_learnt and tested in learnt_over else tested


def _tested_state(scores: Sequence[Score], *, has_open: bool, limits: Limits) -> State:
    best = best_of(scores)
    if best is None:
        return State.UNDER_WAY if has_open else State.NOT_STARTED
    reached = (best.percent or 0) if best.is_final else 0
    if reached >= limits.mastered:
        return State.MASTERED
    if reached >= limits.passed:
        return State.PASSED
    return State.BELOW if all(score.is_final for score in scores) else State.WAITING


def lesson_progress(
    question_counts: Mapping[Part, int],
    sittings: Sequence[Sitting],
    *,
    attempts_allowed: int | None,
    gate: Gate,
    labels: Mapping[Part, str] | None = None,
    is_over: bool = False,
    is_closed: bool = False,
    practised: Mapping[Part, Practised] | None = None,
    limits: Limits = USUAL,
    required: Collection[Part] = USUALLY_REQUIRED,
) -> tuple[PartProgress, ...]:
    """Progress of each part that has questions, in the order of the lesson.

    ``labels`` are the author's own names of the tasks. ``is_over``: what was handed in cannot be
    repeated, because its right answers are shown by now; ``is_closed``: nor is anything begun.
    ``practised`` is what practice says.
    """
    result: list[PartProgress] = []
    is_below_passed = True
    for part in Part:
        if not question_counts.get(part):
            continue
        closed = bool(part.level) and gate is not Gate.OFF and not is_below_passed
        own = [sitting for sitting in sittings if sitting.part is part]
        is_used_up = is_closed or (is_over and own)
        allowed = len(own) if is_used_up else attempts_allowed
        known = (practised or {}).get(part, NOTHING)
        progress = _part_progress(
            part, question_counts[part], own, allowed, practised=known, limits=limits
        )
        is_locked = closed and gate is Gate.LOCK and not progress.has_open
        label = (labels or {}).get(part, "")
        progress = replace(progress, label=label, is_locked=is_locked, is_early=closed)
        result.append(replace(progress, is_required=part in required))
        if part.level:
            is_below_passed = progress.state in (State.PASSED, State.MASTERED, State.WAITING)
    return tuple(result)


def _part_progress(
    part: Part,
    question_count: int,
    sittings: Sequence[Sitting],
    attempts_allowed: int | None,
    *,
    practised: Practised,
    limits: Limits,
) -> PartProgress:
    scores = [sitting.score for sitting in sittings if sitting.score is not None]
    has_open = any(sitting.score is None or sitting.is_returned for sitting in sittings)
    waiting_count = _waiting_count(sittings)
    state = _state_of(scores, has_open=has_open, practised=practised, limits=limits)
    if state is State.WAITING and not waiting_count:
        state = State.UNDER_WAY
    return PartProgress(
        part=part,
        question_count=question_count,
        state=state,
        practised=practised,
        limits=limits,
        best=best_of(scores),
        submitted=len(scores),
        waiting_count=waiting_count,
        has_open=has_open,
        is_returned=any(sitting.is_returned for sitting in sittings),
        is_withdrawable=any(sitting.is_withdrawable for sitting in sittings),
        attempts_left=None
        if attempts_allowed is None
        else max(0, attempts_allowed - len(sittings)),
    )


def _waiting_count(sittings: Iterable[Sitting]) -> int:
    """Answers that wait for the teacher; what was returned waits for the student."""
    handed_in = ((sitting.score, sitting.unmarked_returned) for sitting in sittings)
    return sum(score.waiting_count - returned for score, returned in handed_in if score)


class Mastery(StrEnum):
    """Of a lesson: how far up its levels the student has come."""

    NONE = "none"
    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    LEVEL_3 = "level-3"


def mastery_of(parts: Iterable[PartProgress]) -> Mastery:
    """The highest level mastered together with every level below it."""
    reached = Mastery.NONE
    for progress in parts:
        if progress.part not in LEVELS:
            continue
        if progress.state is not State.MASTERED:
            break
        reached = Mastery(progress.part.value)
    return reached


class Step(StrEnum):
    """The one thing to do next, worded by the page."""

    REVISE = "revise"
    CONTINUE = "continue"
    START = "start"
    REPEAT = "repeat"
    ASK = "ask"
    WAIT = "wait"
    IMPROVE = "improve"
    DONE = "done"


_TO_DO = {Step.REVISE, Step.CONTINUE, Step.REPEAT, Step.START}
"""What a student can do now so that it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    step: Step
    part: Part | None = None
    label: str = ""
    """The author's own name for the part, as in PartProgress."""
    is_required: bool = True

    @property
    def is_pressing(self) -> bool:
        """Something that the student can do now and has to do: never a level that is optional.
        What a teacher has returned somebody waits for."""
        is_asked = self.is_required and self.step in _TO_DO
        return is_asked or self.step is Step.REVISE


def next_step(parts: Sequence[PartProgress]) -> NextStep:
    """First what was returned for revision and what is under way, then what can be repeated or
    begun, then waiting, then asking the teacher about what can't be begun any more, then
    improving. Whoever is below the mark at level 1 is not sent up."""
    is_low = any(row.part is Part.LEVEL_1 and row.state is State.BELOW for row in parts)
    for step, applies in _STEPS:
        for progress in parts:
            is_higher = progress.part.level not in {None, 1}
            is_too_high = is_low and is_higher and step in {Step.START, Step.REPEAT}
            if applies(progress) and not is_too_high:
                return NextStep(
                    step=step,
                    part=progress.part,
                    label=progress.label,
                    is_required=progress.is_required,
                )
    return NextStep(step=Step.DONE)


_STEPS: tuple[tuple[Step, Callable[[PartProgress], bool]], ...] = (
    (Step.REVISE, lambda part: part.is_returned),
    (Step.CONTINUE, lambda part: part.has_open),
    (Step.REPEAT, lambda part: part.state is State.BELOW and part.can_start),
    (Step.START, lambda part: part.is_new and part.can_start),
    (Step.WAIT, lambda part: part.state is State.WAITING),
    (Step.ASK, lambda part: part.state is State.BELOW or part.is_new),
    (
        Step.IMPROVE,
        lambda part: part.state is State.PASSED and part.can_start and part.part in LEVELS,
    ),
)


def has_duty(parts: Sequence[PartProgress]) -> bool:
    """Something of what is required can be done now."""
    return any(
        applies(progress) and (progress.is_required or step is Step.REVISE)
        for step, applies in _STEPS
        if step in _TO_DO
        for progress in parts
    )
