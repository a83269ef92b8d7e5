"""Which one thing a student is asked to do."""

import pytest

from lessons.domain.parts import Part
from lessons.domain.progress import NextStep, Step
from lessons.domain.today import Chosen, LessonState, Today, choose


def lesson(step: Step, part: Part = Part.LEVEL_1, *, duty: bool = True, past: bool = False):
    return LessonState(next_step=NextStep(step=step, part=part), has_duty=duty, is_past=past)


DUTY = lesson(Step.START)
UNDER_WAY = lesson(Step.CONTINUE)
OPTIONAL = lesson(Step.START, Part.LEVEL_2, duty=False)
OVERDUE = lesson(Step.START, past=True)
WAITING = lesson(Step.WAIT, duty=False)
PASSED = lesson(Step.IMPROVE, duty=False)


@pytest.mark.parametrize(
    ("lessons", "review", "chosen"),
    [
        ([DUTY, UNDER_WAY], 3, Chosen(today=Today.WORK, place=1)),
        ([OPTIONAL, DUTY], 3, Chosen(today=Today.WORK, place=1)),
        ([OVERDUE, OPTIONAL], 3, Chosen(today=Today.WORK, place=1)),
        ([OVERDUE, PASSED], 3, Chosen(today=Today.REVIEW)),
        ([PASSED, OVERDUE], 0, Chosen(today=Today.LATE, place=1)),
        ([WAITING, PASSED], 0, Chosen(today=Today.IMPROVE, place=1)),
        ([WAITING], 0, Chosen(today=Today.WAIT, place=0)),
        ([lesson(Step.DONE, duty=False)], 0, Chosen(today=Today.DONE)),
        ([lesson(Step.CONTINUE, past=True), DUTY], 0, Chosen(today=Today.WORK, place=1)),
        ([DUTY, UNDER_WAY, lesson(Step.REVISE, past=True)], 3, Chosen(today=Today.WORK, place=2)),
        ([], 0, Chosen(today=Today.DONE)),
    ],
)
def test_the_next_step(lessons, review, chosen):
    assert choose(lessons, review_count=review) == chosen
