"""Counted lines with gaps are to be completed; forms and single gaps are not."""

import pytest

from lessons.domain.handouts.learnt.gap_runs import with_gap_runs
from lessons.domain.handouts.learnt.labels import Label
from tests.domain.handouts.learnt.lines_of_text import tagged

GAPS = ["1. The author ____ that it is so.", "2. Studies ____ a link.", "3. The data ____ it."]


def labels(lines) -> list[Label]:
    return [each.label for each in with_gap_runs(tagged(*((Label.OTHER, t) for t in lines)))]


def test_counted_lines_with_gaps_are_asked():
    assert labels(GAPS) == [Label.QUESTION] * 3


@pytest.mark.parametrize(
    "lines",
    [
        GAPS[:2],
        ["1. Мақсаты: ____", "2. Нәтижесі: ____", "3. Қорытынды: ____"],
        [GAPS[0], "2. Water is wet.", "3. Ice is cold."],
    ],
)
def test_forms_two_gaps_and_a_single_one_are_not(lines):
    assert labels(lines) == [Label.OTHER] * len(lines)
