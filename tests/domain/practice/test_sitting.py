import pytest

from lessons.domain.practice.sitting import (
    MOST_QUESTIONS,
    Item,
    ItemState,
    Known,
    after_answer,
    chosen,
    next_item,
    streak,
)


def item(position, **fields):
    return Item(position=position, **fields)


def answer(item, **fields):
    return after_answer(item, **{"is_right": True, "is_retry": False, "is_last": False, **fields})


def test_what_was_missed_comes_behind_what_was_not_asked_yet():
    items = [item(1, turns=1), item(2, state=ItemState.DONE), item(3), item(4)]

    assert next_item(items).position == 3
    assert next_item([items[0], items[1]]).position == 1
    assert next_item([items[1]]) is None


def test_the_question_just_missed_does_not_come_at_once_while_there_is_another():
    items = [item(1, turns=1), item(2, turns=2)]

    assert next_item(items, after=1).position == 2
    assert next_item(items[:1], after=1).position == 1


def test_right_at_the_first_try_is_done_and_counts():
    change = answer(item(1))

    assert (change.state, change.turns, change.is_first) == (ItemState.DONE, 0, True)


def test_right_after_the_verdict_was_seen_does_not_count_and_comes_back():
    change = answer(item(1, turns=1), is_retry=True)

    assert (change.state, change.is_first) == (ItemState.OPEN, False)


def test_the_last_one_left_is_done_by_a_right_retry():
    assert answer(item(1, turns=1), is_retry=True, is_last=True).state is ItemState.DONE


def test_a_miss_counts_once_however_often_it_is_tried_again():
    first = answer(item(1), is_right=False)
    again = answer(item(1, turns=first.turns), is_right=False, is_retry=True)

    assert (first.turns, first.is_first, again.turns, again.is_first) == (1, True, 1, False)


def test_after_three_misses_it_is_left_for_later():
    assert answer(item(1, turns=2), is_right=False).state is ItemState.LEFT


def test_what_a_person_would_have_to_decide_counts_neither_way():
    change = answer(item(1), is_right=None)

    assert (change.state, change.is_first) == (ItemState.DONE, False)


@pytest.mark.parametrize(
    ("verdicts", "count"),
    [([], 0), ([True, True], 2), ([True, False, True], 1), ([True, None, True], 2), ([False], 0)],
)
def test_a_streak_is_broken_by_a_miss_alone(verdicts, count):
    assert streak(verdicts) == count


def test_a_sitting_takes_what_was_missed_then_new_ones_then_the_oldest():
    pool = [
        Known(key=1, position=1, answered_at=5.0, was_right=True),
        Known(key=2, position=2, answered_at=3.0, was_right=True),
        Known(key=3, position=3),
        Known(key=4, position=4, answered_at=9.0, was_right=False),
    ]

    assert chosen(pool, most=1) == [4]
    assert chosen(pool, most=3) == [2, 3, 4]


def test_a_sitting_is_short():
    assert len(chosen([Known(key=n, position=n) for n in range(40)])) == MOST_QUESTIONS
