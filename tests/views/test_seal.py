"""The drawing of where a student stands in a lesson."""

import re
from dataclasses import replace

import pytest

from lessons.domain.parts import Part
from lessons.domain.progress import PartProgress, State
from lessons.views.seal import ring, seal, seal_words

ROW = PartProgress(
    part=Part.LEVEL_1,
    question_count=3,
    state=State.NOT_STARTED,
    best=None,
    submitted=0,
    waiting_count=0,
    has_open=False,
    attempts_left=None,
)


def arcs(*states: State) -> list[str]:
    return re.findall(r'<circle(?: class="(\w+)")?', ring(states))


@pytest.mark.parametrize(
    ("state", "drawn"),
    [
        (State.NOT_STARTED, [""]),
        (State.UNDER_WAY, ["", "way"]),
        (State.BELOW, ["", "way"]),
        (State.WAITING, ["", "wait"]),
        (State.PASSED, ["done"]),
        (State.MASTERED, ["done", "rim"]),
    ],
)
def test_each_state_has_its_arc(state, drawn):
    assert arcs(state, State.NOT_STARTED) == [*drawn, ""]


def test_a_lesson_that_is_mastered_whole_has_the_lattice_in_place_of_its_number():
    rows = [replace(ROW, state=State.MASTERED), replace(ROW, part=Part.GUIDED)]

    assert "<text" in seal(rows, number=15)
    whole = seal([replace(row, state=State.MASTERED) for row in rows], number=15)
    assert "lattice" in whole
    assert "<text" not in whole


def test_it_is_told_in_words():
    assert seal_words([ROW, replace(ROW, part=Part.GUIDED, label="ОБӨЖ")]) == (
        "1-деңгей: басталмаған, ОБӨЖ: басталмаған"
    )
