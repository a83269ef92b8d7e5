"""Signs before or behind questions, and the legend that tells their levels and points."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagged_levels import with_tagged_levels
from tests.domain.handouts.learnt.lines_of_text import tagged

LEGEND = "E = easy, 5 pts; M = medium, 10 pts; H = hard, 15 pts. Each ticket takes one of each."
BARE = ("Define water.", "What is ice?", "Why does ice float?")


def told(*texts: str, legend: str = LEGEND) -> list[tuple]:
    """Of each question its text and the level and points that stand above it."""
    found, marker = [], None
    given = [(Label.OTHER, legend), *((Label.OTHER, text) for text in texts)]
    for each in with_tagged_levels(tagged(*given)):
        marker = each.line.marker or marker
        if each.label is Label.QUESTION and marker:
            found.append((each.line.text, marker.level, marker.points))
    return found


@pytest.mark.parametrize("way", ["{n}. [{sign}] {text}", "({sign}) {text}", "{text} [{sign}]"])
def test_signs_are_levels_and_points_and_none_of_the_words(way):
    texts = [
        way.format(n=n, sign=sign, text=text)
        for n, (sign, text) in enumerate(zip("HEM", BARE, strict=True), 1)
    ]

    assert told(*texts) == [(BARE[0], 3, 15), (BARE[1], 1, 5), (BARE[2], 2, 10)]


def test_without_points_only_levels_are_told():
    texts = [f"{n}. [{sign}] Су деген не?" for n, sign in enumerate("ООҚ", 1)]

    found = told(*texts, legend="О – оңай; Т – орташа; Қ – қиын")

    assert [level for _, level, _ in found] == [1, 1, 3]


@pytest.mark.parametrize(
    ("legend", "texts"),
    [
        (
            "E = easy, 5 pts; M = medium, 10 pts",
            [f"{n}. [E] {text}" for n, text in enumerate(BARE)],
        ),
        (LEGEND, ["1. [E] Define water.", *BARE[1:]]),
        ("E – energy; M – mass; H – height", [f"{n}. [E] {text}" for n, text in enumerate(BARE)]),
    ],
)
def test_without_a_whole_legend_or_signs_nothing_is_told(legend, texts):
    assert told(*texts, legend=legend) == []
