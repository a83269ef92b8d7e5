"""A question asked in class: what may be done and seen when, how answers count and group."""

import pytest

from lessons.domain.live.grouping import LONGEST_KEY, Typed, group_key, grouped
from lessons.domain.live.showing import MOST_ITEMS, SHOWN_AS, Showing, fits_wall
from lessons.domain.live.stages import (
    Stage,
    Step,
    are_bars_shown,
    is_key_shown,
    stage_of,
    steps,
    takes_answers,
)
from lessons.domain.live.tally import bars, percent
from lessons.domain.types.definition import Control, Field, Input


@pytest.mark.parametrize(
    ("is_revealed", "is_over", "is_last", "expected"),
    [
        (False, False, False, (Step.REVEAL, Step.BARS, Step.END)),
        (False, False, True, (Step.REVEAL, Step.BARS, Step.END)),
        (True, False, False, (Step.NEXT, Step.END)),
        (True, False, True, (Step.END,)),
        (True, True, True, ()),
        (False, True, False, ()),
    ],
)
def test_a_question_is_revealed_before_the_next_is_asked(is_revealed, is_over, is_last, expected):
    stage = stage_of(is_revealed=is_revealed, is_over=is_over)

    assert steps(stage, is_last=is_last, shown_as=Showing.BARS) == expected


def test_answers_are_taken_until_the_reveal_or_the_end():
    assert [stage for stage in Stage if takes_answers(stage)] == [Stage.ASKED]


def test_the_key_is_shown_by_the_reveal_alone_not_by_the_end():
    shown = [
        (stage, is_revealed)
        for stage in Stage
        for is_revealed in (False, True)
        if is_key_shown(stage, is_revealed=is_revealed)
    ]

    assert shown == [(Stage.REVEALED, True), (Stage.OVER, True)]


@pytest.mark.parametrize("shown_as", Showing)
def test_bars_wait_for_the_reveal_unless_the_teacher_wants_them(shown_as):
    """A share of right answers would tell the key before its time, so it always waits."""
    is_open = shown_as is not Showing.ITEMS

    assert not are_bars_shown(is_revealed=False, shows_bars=False, shown_as=shown_as)
    assert are_bars_shown(is_revealed=False, shows_bars=True, shown_as=shown_as) is is_open
    assert are_bars_shown(is_revealed=True, shows_bars=False, shown_as=shown_as)
    asked = steps(Stage.ASKED, is_last=False, shown_as=shown_as)
    assert (Step.BARS in asked) is is_open


def test_every_control_can_stand_on_a_wall_and_only_what_can_be_read_there_does():
    assert set(SHOWN_AS) == set(Control)
    items = [Field(id=str(n), text="Вена конгресі") for n in range(MOST_ITEMS)]
    fits = Input(control=Control.ORDERING, fields=tuple(items))
    many = Input(control=Control.ORDERING, fields=(*items, Field(id="z", text="тағы")))
    long = Input(control=Control.GAPS, fields=(Field(id="a", text="сөз " * 200),))

    assert [fits_wall(one) for one in (fits, many, long)] == [True, False, False]
    assert fits_wall(Input(control=Control.LONG_TEXT))


def test_every_option_has_a_bar_of_those_who_answered():
    found = bars(["a", "b", "c"], [("a",), ("a",), ("b",)])

    assert [(bar.id, bar.count, bar.percent) for bar in found] == [
        ("a", 2, 67),
        ("b", 1, 33),
        ("c", 0, 0),
    ]


def test_an_answer_of_several_options_counts_at_each_and_once():
    found = bars(["a", "b"], [("a", "b"), ("a", "a")])

    assert [(bar.count, bar.percent) for bar in found] == [(2, 100), (1, 50)]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, 0), (0, 7, 0), (7, 7, 100), (1, 8, 13), (1, 1000, 1), (999, 1000, 99)],
)
def test_all_and_none_are_not_rounded_to(part, whole, expected):
    assert percent(part, whole) == expected


def test_one_word_on_two_keyboards_is_one_row_in_the_spelling_used_most():
    found = grouped(
        [
            Typed(text="Қазақстан", is_right=True),
            Typed(text="казакстан ", is_right=True),
            Typed(text="Қазақстан", is_right=True),
            Typed(text="Өзбекстан", is_right=False),
        ]
    )

    assert [(row.text, row.count, row.is_right) for row in found] == [
        ("Қазақстан", 3, True),
        ("Өзбекстан", 1, False),
    ]


def test_a_row_of_two_verdicts_says_neither():
    found = grouped([Typed(text="нота", is_right=True), Typed(text="Нота", is_right=False)])

    assert [row.is_right for row in found] == [None]


def test_rows_of_one_size_stand_in_an_order_that_stays():
    answers = [Typed(text="вето"), Typed(text="нота"), Typed(text="акт")]

    assert grouped(answers) == grouped(reversed(answers))


def test_what_is_hidden_is_marked_so_and_still_counted():
    found = grouped([Typed(text="Нота"), Typed(text="бос сөз")], hidden={group_key("Бос сөз")})

    assert {row.text: row.is_hidden for row in found} == {"Нота": False, "бос сөз": True}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [("0,5", "0.5", True), ("5", "-5", False), ("1 000", "1000", True), ("−5", "-5", True)],
)
def test_numbers_keep_their_sign_and_comma(one, other, is_same):
    assert (group_key(one, is_number=True) == group_key(other, is_number=True)) is is_same


def test_long_answers_that_begin_alike_are_two_rows():
    begun = "Елшілік мемлекет атынан сөйлейді. " * 12
    keys = {group_key(f"{begun} Бірінші."), group_key(f"{begun} Екінші.")}

    assert {len(key) for key in keys} == {LONGEST_KEY}
    assert len(keys) == 2


def test_signs_alone_are_a_row_too_and_nothing_is_none():
    assert [row.text for row in grouped([Typed(text=" ?? "), Typed(text="  ")])] == ["??"]
