"""What stands in one run or one column shares what the models give each of its lines."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.together import FEWEST, LONG, together
from tests.domain.handouts.learnt.lines_of_text import lines, table


def given(*asked: float) -> list[dict[Label, float]]:
    return [
        dict.fromkeys(Label, 0.0) | {Label.QUESTION: share, Label.OTHER: 1 - share}
        for share in asked
    ]


def questions(found) -> list[float]:
    return [each[Label.QUESTION] for each in found]


def test_a_line_of_a_run_is_what_most_of_it_are():
    run = lines(*(f"{number}. Су туралы" for number in range(1, 5)))

    assert min(questions(together(run, given(0.9, 0.9, 0.2, 0.9)))) > 0.5


def test_what_each_line_gives_adds_up_to_one_still():
    run = lines(*(f"{number}. Су туралы" for number in range(1, 5)))

    for each in together(run, given(0.9, 0.9, 0.2, 0.9)):
        assert sum(each.values()) == pytest.approx(1)


def test_two_lines_share_nothing():
    assert FEWEST == 3
    assert questions(together(lines("1. Су", "2. Мұз"), given(0.9, 0.1))) == [0.9, 0.1]


def test_lines_outside_runs_keep_their_own():
    assert questions(together(lines("Су", "Мұз", "Бу"), given(0.9, 0.1, 0.1))) == [0.9, 0.1, 0.1]


def test_a_long_run_needs_less_to_be_asked():
    """At 0.4 a list of ten is asked and one of five is not."""
    short = lines(*(f"{number}. Су туралы" for number in range(1, 6)))
    long = lines(*(f"{number}. Су туралы" for number in range(1, LONG + 1)))

    assert max(questions(together(short, given(*[0.4] * 5)))) < 0.5
    assert min(questions(together(long, given(*[0.4] * LONG)))) > 0.5


def test_the_cells_of_a_column_are_one_kind_of_thing():
    rows = table(["Код", "Не"], ["А-1", "Су"], ["А-2", "Мұз"], ["А-3", "Бу"], ["А-4", "Қар"])
    cells = lines_of(rows)
    second = [index for index, line in enumerate(cells) if line.row.place.column == 1][1:]
    shares = [0.0] * len(cells)
    for index, share in zip(second, (0.9, 0.9, 0.2, 0.9), strict=True):
        shares[index] = share

    found = questions(together(cells, given(*shares)))

    assert min(found[index] for index in second) > 0.5
    assert max(found[index] for index in range(len(cells)) if index not in second) < 0.5
