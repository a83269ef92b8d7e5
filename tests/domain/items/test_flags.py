"""Flags on classes made up by chance: sound questions get none, each fault gets its own."""

from dataclasses import replace
from random import Random

import pytest

from lessons.domain.items.answered import Answered
from lessons.domain.items.flags import ENOUGH, Asked, Flag, findings
from tests.domain.items.classes import KEY, OPTIONS, answers_to, class_of, sound_choice

CHOICE = Asked(options=OPTIONS, right=frozenset({KEY}), chance=0.25, has_distractors=True)


def flags(rows, asked=CHOICE):
    return [found.flag for found in findings(rows, asked)]


def able_table(students: int, *, questions: int, seed: int) -> list[dict[int, str]]:
    chance = Random(seed)  # noqa: S311
    abilities = [chance.gauss(0, 1) for _ in range(students)]
    return [
        {q: sound_choice(ability, (q % 5 - 2) / 2, chance) for q in range(questions)}
        for ability in abilities
    ]


def test_of_sound_questions_hardly_one_in_a_hundred_is_flagged():
    found = [
        flag
        for seed, students in enumerate([ENOUGH, 60, 120, 200])
        for rows in class_of(students, questions=25, seed=seed)
        for flag in flags(rows)
    ]
    assert len(found) <= 1


def test_a_wrong_key_is_found_by_what_the_highest_marks_choose_in_most_classes_of_120():
    found = []
    for seed in range(3):
        table = able_table(120, questions=20, seed=seed)
        for question in (0, 2, 4):
            rows = answers_to(question, table, keys={question: "b"})
            found += findings(rows, replace(CHOICE, right=frozenset({"b"})))[:1]

    assert len(found) >= 7
    for one in found:
        assert (one.flag, one.option, one.count) == (Flag.CHECK_KEY, KEY, 120)
        assert one.share > one.other


def test_with_fewer_answers_than_enough_nothing_is_said():
    table = able_table(ENOUGH - 1, questions=20, seed=1)
    assert (
        findings(answers_to(2, table, keys={2: "b"}), replace(CHOICE, right=frozenset("b"))) == ()
    )


def test_a_question_that_high_marks_miss_is_backwards_where_no_option_says_why():
    rows = [
        Answered(own=float(i % 3 == 0 and i < 60), rest=i / 100, chosen=frozenset({str(i)}))
        for i in range(100)
    ]
    assert flags(rows, Asked()) == [Flag.BACKWARDS]


def test_a_question_at_the_height_of_chance_that_tells_nobody_apart_is_guessed():
    chance = Random(4)  # noqa: S311
    rows = [
        Answered(own=float(choice == KEY), rest=chance.random(), chosen=frozenset({choice}))
        for choice in (chance.choice(OPTIONS) for _ in range(120))
    ]
    assert flags(rows) == [Flag.GUESSING]
    assert flags(rows, replace(CHOICE, chance=None)) == []


def test_a_question_harder_than_the_next_level_is_so_by_the_same_students():
    rows = [Answered(own=float(i % 4 == 0), rest=0.5 + i % 5 / 10, above=0.7) for i in range(40)]
    (found,) = findings(rows, Asked())
    assert (found.flag, found.share, found.other) == (Flag.HARDER, 0.25, pytest.approx(0.7))


def test_a_wrong_option_that_nobody_takes_is_told_and_a_typed_text_is_no_option():
    rows = [
        Answered(own=float(i % 3 > 0), rest=(i % 7) / 10, chosen=frozenset({"a" if i % 3 else "b"}))
        for i in range(90)
    ]
    assert [f.option for f in findings(rows, CHOICE) if f.flag is Flag.UNCHOSEN] == ["c", "d"]
    assert flags(rows, replace(CHOICE, has_distractors=False)) == []
