"""A question asked in class: what its teacher may do next, and what may be seen when."""

from enum import StrEnum

from lessons.domain.live.showing import Showing

MOST_QUESTIONS = 20
"""In one session: an hour of class has no room for more."""


class Stage(StrEnum):
    ASKED = "asked"
    """Answers are taken and may be changed."""
    REVEALED = "revealed"
    """What is right stands on the screen; no answer is taken any more."""
    OVER = "over"


class Step(StrEnum):
    """What a teacher presses."""

    REVEAL = "reveal"
    NEXT = "next"
    END = "end"
    BARS = "bars"
    """Show how the answers stand while they come, or hide it again."""


def stage_of(*, is_revealed: bool, is_over: bool) -> Stage:
    if is_over:
        return Stage.OVER
    return Stage.REVEALED if is_revealed else Stage.ASKED


def steps(stage: Stage, *, is_last: bool, shown_as: Showing) -> tuple[Step, ...]:
    """What can be done, the main step first: nothing is skipped that the class has not seen."""
    if stage is Stage.OVER:
        return ()
    if stage is Stage.ASKED:
        bars = () if shown_as is Showing.ITEMS else (Step.BARS,)
        return (Step.REVEAL, *bars, Step.END)
    return (Step.END,) if is_last else (Step.NEXT, Step.END)


def takes_answers(stage: Stage) -> bool:
    return stage is Stage.ASKED


def is_key_shown(stage: Stage, *, is_revealed: bool) -> bool:
    """A session that ended over an open question has shown nothing, and shows nothing."""
    return is_revealed and stage is not Stage.ASKED


def are_bars_shown(*, is_revealed: bool, shows_bars: bool, shown_as: Showing) -> bool:
    """How others answered moves those who have not yet: hidden unless the teacher wants it. A
    share of right answers would tell the key to whoever changes an answer and looks."""
    return is_revealed or (shows_bars and shown_as is not Showing.ITEMS)
