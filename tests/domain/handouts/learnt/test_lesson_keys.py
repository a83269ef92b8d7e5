"""Lists of keys below the last of several lessons."""

import pytest

from lessons.domain.handouts.blocks import Block
from lessons.domain.handouts.headings import Heading, Role
from lessons.domain.handouts.learnt.lesson_keys import with_keys_by_lesson
from tests.domain.handouts.learnt.lines_of_text import rows


def lesson(number: int | None, *keys: str) -> list[Block]:
    title = Block(Heading(Role.CLASS_TITLE, "Су", number=number), 1, tuple(rows("Су")))
    own = [Block(Heading(Role.KEY), 9, tuple(rows(*keys)))] if keys else []
    return [title, *own]


def keys(*lessons: list[Block]) -> list[list[str]]:
    return [
        [row.text for block in blocks if block.role is Role.KEY for row in block.rows]
        for blocks in with_keys_by_lesson(lessons)
    ]


@pytest.mark.parametrize(
    "told",
    [("1-тақырып: 1–1; 2–3", "2-тақырып: 1–2; 2–4"), ("Тема 1: 1–1; 2–3. Тема 2: 1–2; 2–4",)],
)
def test_each_list_goes_to_the_lesson_that_it_names(told):
    assert keys(lesson(1), lesson(2, "Жауаптары", *told)) == [
        ["1–1; 2–3"],
        ["Жауаптары", "1–2; 2–4"],
    ]


@pytest.mark.parametrize(
    "told",
    [
        ("1-нұсқа: 1–1; 2–3", "2-нұсқа: 1–2; 2–4"),
        ("1-тақырып: 1–1; 2–3", "3-тақырып: 1–2; 2–4"),
        ("1-тақырып: 1–1; 2–3", "1-тақырып: 1–2; 2–4"),
        ("1-тақырып: 1–1; 2–3",),
    ],
)
def test_lists_of_variants_and_of_other_lessons_stay(told):
    assert keys(lesson(1), lesson(2, *told)) == [[], list(told)]


def test_lessons_without_numbers_keep_what_they_have():
    told = ("1-тақырып: 1–1; 2–3", "2-тақырып: 1–2; 2–4")

    assert keys(lesson(None), lesson(None, *told)) == [[], list(told)]
