"""Drawings: every line within its box, no box upon another, whatever the texts are."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.figures.definition import Box, Branch, Layout
from lessons.domain.figures.registry import parse_figure
from lessons.domain.figures.scheme import SIZE, Scheme, narrow_layout, wide_layout
from lessons.domain.figures.syllables import soften, syllables
from lessons.domain.figures.widths import width_of, wrap, wrap_evenly
from lessons.domain.text.characters import SOFT_HYPHEN
from tests.properties import examples

WORDS = ("нота", "халықаралық", "представительство", "мемлекетаралықынтымақтастық" * 3, "–", "№")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
SCHEMES = st.builds(
    Scheme,
    centre=TEXTS,
    parts=st.lists(
        st.builds(Branch, text=TEXTS, items=st.lists(TEXTS, max_size=4).map(tuple)),
        min_size=2,
        max_size=6,
    ).map(tuple),
)
LAYOUTS = pytest.mark.parametrize("lay_out", [narrow_layout, wide_layout])


def lines_outside(box: Box) -> list[str]:
    outside = []
    for line in box.lines:
        is_bold = line.look != "item"
        width = width_of(line.text, size=SIZE, is_bold=is_bold)
        left = line.x - width / 2 if line.look == "centre" else line.x
        is_inside = box.x <= left and left + width <= box.x + box.width
        if not is_inside or not box.y < line.y - SIZE / 2 < line.y < box.y + box.height:
            outside.append(line.text)
    return outside


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def is_inside(box: Box, layout: Layout) -> bool:
    return (
        box.x >= 0
        and box.y >= 0
        and box.x + box.width <= layout.width
        and box.y + box.height <= layout.height
    )


@LAYOUTS
@examples(30)
@given(scheme=SCHEMES)
def test_boxes_stand_apart_with_all_their_lines_in_them(lay_out, scheme):
    layout = lay_out(scheme)

    assert [lines_outside(box) for box in layout.boxes if lines_outside(box)] == []
    assert not [pair for pair in combinations(layout.boxes, 2) if overlap(*pair)]
    assert all(is_inside(box, layout) for box in layout.boxes)


@LAYOUTS
def test_every_part_is_drawn_and_linked(lay_out):
    layout = lay_out(Scheme("Бүтін", tuple(Branch(f"{number}-бөлік", ()) for number in range(5))))

    assert len(layout.boxes) == 6
    assert len(layout.links) >= 5


def test_three_parts_stand_below_the_centre_and_more_around_it():
    def rows(count: int) -> int:
        parts = tuple(Branch(f"{number}-бөлік", ()) for number in range(count))
        boxes = wide_layout(Scheme("Бүтін", parts)).boxes
        return len({box.y for box in boxes if box.look == "part"})

    assert [rows(count) for count in (2, 3, 4, 6)] == [1, 1, 2, 2]


@examples(30)
@given(text=TEXTS, width=st.integers(60, 300))
def test_no_letter_is_lost_where_a_text_is_wrapped(text, width):
    lines = wrap(text, width=width, size=SIZE)

    joined = "".join(line.removesuffix("-") for line in lines).replace(" ", "")
    assert joined == text.replace(" ", "")
    assert all(width_of(line, size=SIZE) <= width for line in lines)


def test_a_last_word_is_not_left_alone():
    text = "Министерство иностранных дел"

    assert wrap(text, width=250, size=SIZE, is_bold=True)[-1] == "дел"
    assert wrap_evenly(text, width=250, size=SIZE, is_bold=True)[-1] == "иностранных дел"


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("дипломатиялық", "дип-ло-ма-тия-лық"),
        ("көпвекторлық", "көп-век-тор-лық"),
        ("взаимозависимость", "взаи-мо-за-ви-си-мость"),
        ("нота", "нота"),
    ],
)
def test_a_word_is_broken_between_syllables(word, parts):
    assert "-".join(syllables(word)) == parts


def test_only_long_words_of_a_table_may_break():
    payload = {
        "kind": "comparison",
        "title": "Екеуі",
        "columns": ["Елшілік", "Халықаралық ұйым"],
        "rows": [{"label": "Аумағы", "cells": ["Бүкіл ел", "Округ"]}],
    }

    drawn = parse_figure(payload).drawing

    assert drawn.columns == ("Елшілік", soften("Халықаралық ұйым"))
    assert SOFT_HYPHEN in drawn.columns[1]
    assert drawn.rows[0].cells == ("Бүкіл ел", "Округ")
