"""Which questions an attempt asks, and in which order."""

from collections import Counter

import pytest

from lessons.domain.drawing import Drawing, draw, seed_of

POOL = list(range(101, 113))
ALL = Drawing(count=None, is_shuffled=True, others_first=True)


def drawing(**rules):
    return Drawing(**{"count": 4, "is_shuffled": True, "others_first": True, **rules})


def test_the_same_seed_draws_the_same():
    assert draw(POOL, drawing(), asked={}, seed=7) == draw(POOL, drawing(), asked={}, seed=7)


def test_without_a_count_every_question_is_asked_once_in_another_order():
    drawn = draw(POOL, ALL, asked={}, seed=7)

    assert sorted(drawn) == POOL
    assert drawn != POOL


def test_a_count_takes_that_many_and_other_seeds_take_others():
    draws = [draw(POOL, drawing(), asked={}, seed=seed) for seed in range(1, 200)]

    assert {len(drawn) for drawn in draws} == {4}
    counts = Counter(id_ for drawn in draws for id_ in drawn)
    assert set(counts) == set(POOL)
    assert max(counts.values()) < 2 * min(counts.values())


def test_questions_in_the_order_of_the_lesson_stay_so():
    drawn = draw(POOL, drawing(is_shuffled=False), asked={}, seed=3)

    assert drawn == sorted(drawn)
    assert len(drawn) == 4


def test_a_second_attempt_asks_others_first():
    first = draw(POOL, drawing(), asked={}, seed=1)
    second = draw(POOL, drawing(), asked=Counter(first), seed=2)
    third = draw(POOL, drawing(), asked=Counter([*first, *second]), seed=3)

    assert sorted([*first, *second, *third]) == POOL


def test_a_second_attempt_may_ask_the_same_again_where_the_rule_is_off():
    rules = drawing(others_first=False)

    assert draw(POOL, rules, asked=Counter(POOL[:4]), seed=2) == draw(POOL, rules, asked={}, seed=2)


def test_a_count_above_the_pool_takes_the_pool():
    assert sorted(draw(POOL, drawing(count=99), asked={}, seed=1)) == POOL


@pytest.mark.parametrize("names", [(1, 2, "level-1", 1), (1, 2, "level-1", 2), ("", "")])
def test_a_seed_fits_every_database_and_is_never_nought(names):
    assert 1 <= seed_of(*names) < 2**31
    assert seed_of(*names) == seed_of(*names)
