"""Matching, ordering and gaps: partial credit, nothing told by the order."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.types.fields import fits, in_field_order, values_of
from lessons.domain.types.registry import REGISTRY
from lessons.domain.types.shuffling import shuffled_places

MATCHING, ORDERING, GAPS = (REGISTRY[kind] for kind in ("matching", "ordering", "gaps"))
PAIRS = "Бір = 1\nЕкі = 2\nҮш = 3\nТөрт = 4"
ORDER = "Бір\nЕкі\nҮш\nТөрт"
TEXT = "((*Астана / Алматы / Шымкент)) – елорда, ((Есіл / Ишим)) – өзен."
texts = st.lists(st.text(min_size=1, max_size=5), min_size=3, max_size=8, unique=True)


def read(type_, text):
    return type_.parse(type_.from_text(text))


def right_answer(type_, definition):
    return {key.id: key.values[0] for key in type_.solution(definition).fields}


def grade(type_, definition, values):
    answer = tuple(f"{id_}:{value}" for id_, value in values.items())
    assert type_.is_valid(definition, answer)
    return type_.grade(definition, answer)


@pytest.mark.parametrize(("type_", "text"), [(MATCHING, PAIRS), (GAPS, TEXT)])
def test_each_right_part_earns_its_share_and_a_wrong_one_takes_nothing(type_, text):
    """One rule for both, which the student reads before and after."""
    definition = read(type_, text)
    right = right_answer(type_, definition)
    guessed = next(field for field in type_.input(definition).fields if field.options)
    known = {id_: value for id_, value in right.items() if id_ != guessed.id}

    share = Fraction(1, len(right))
    for option in guessed.options:
        fraction = grade(type_, definition, known | {guessed.id: option.id}).fraction
        assert fraction == (1 if option.id == right[guessed.id] else 1 - share)
    assert grade(type_, definition, known).fraction == 1 - share


def test_one_right_gap_of_three_is_a_third_however_wrong_the_others_are():
    definition = read(GAPS, "((*а / ә)), ((*б / в)), ((*г / ғ))")
    ids = [gap.id for gap in definition.gaps]
    wrong = {gap.id: gap.options[1].id for gap in definition.gaps}
    one_right = wrong | {ids[0]: definition.gaps[0].right[0]}

    assert grade(GAPS, definition, one_right).fraction == Fraction(1, 3)


def test_two_neighbours_that_are_swapped_cost_only_their_own_pair():
    definition = read(ORDERING, ORDER)
    first, second, *others = [item.id for item in definition.items]
    swapped = {id_: str(n) for n, id_ in enumerate([second, first, *others], start=1)}

    result = grade(ORDERING, definition, swapped)

    assert result.fraction == Fraction(2, 3)
    assert result.right_fields == tuple(others)


def test_a_random_order_earns_little():
    definition = read(ORDERING, ORDER)
    ids = [item.id for item in definition.items]
    orders = [{id_: str(n) for n, id_ in enumerate(order, start=1)} for order in permutations(ids)]

    fractions = [grade(ORDERING, definition, order).fraction for order in orders]

    assert sum(fractions) / len(fractions) < Fraction(1, 5)
    assert fractions.count(1) == 1


def test_items_in_one_place_and_items_without_a_place_are_kept_and_earn_nothing():
    definition = read(ORDERING, ORDER)
    a, b, *_ = [item.id for item in definition.items]

    assert grade(ORDERING, definition, {a: "1", b: "1"}).fraction == 0
    assert grade(ORDERING, definition, {a: "1", b: "2"}).fraction == Fraction(1, 6)


@pytest.mark.parametrize("typed", ["есил", "ИШИМ.", " Ecіл "])
def test_a_typed_gap_forgives_what_a_short_answer_forgives(typed):
    definition = read(GAPS, TEXT)
    gap = definition.gaps[1]

    assert grade(GAPS, definition, {gap.id: typed}).right_fields == (gap.id,)


def test_a_wrong_word_in_a_typed_gap_takes_nothing_from_the_others():
    definition = read(GAPS, TEXT)
    right = right_answer(GAPS, definition)
    typed = definition.gaps[1].id

    assert grade(GAPS, definition, right | {typed: "Ертіс"}).fraction == Fraction(1, 2)


@given(texts)
def test_a_mixed_order_is_always_the_same_and_never_the_right_one(listed):
    places = shuffled_places(listed)

    assert sorted(places) == list(range(len(listed)))
    assert places != sorted(places)
    assert places == shuffled_places(listed)


def test_the_mixed_order_does_not_follow_from_the_right_one():
    """The same four items asked in another order are shown as before."""
    one, other = ["Бір", "Екі", "Үш", "Төрт"], ["Төрт", "Бір", "Үш", "Екі"]

    assert [one[place] for place in shuffled_places(one)] == [
        other[place] for place in shuffled_places(other)
    ]


def test_matches_are_shown_mixed_and_the_same_for_every_item():
    definition = read(MATCHING, PAIRS)
    fields = MATCHING.input(definition).fields

    assert [field.text for field in fields] == ["Бір", "Екі", "Үш", "Төрт"]
    assert {tuple(option.text for option in field.options) for field in fields} != {
        ("1", "2", "3", "4")
    }
    assert len({field.options for field in fields}) == 1


def test_items_to_order_are_not_shown_in_their_order():
    shown = [field.text for field in ORDERING.input(read(ORDERING, ORDER)).fields]

    assert sorted(shown) == sorted(ORDER.split("\n"))
    assert shown != ORDER.split("\n")


def test_matches_listed_in_another_order_are_the_same_question():
    payload = MATCHING.from_text(f"{PAIRS}\n= 5")
    mixed = {**payload, "matches": payload["matches"][::-1]}

    assert MATCHING.parse(mixed) == MATCHING.parse(payload)


def test_strings_of_an_answer_find_their_fields_in_any_order():
    fields = GAPS.input(read(GAPS, TEXT)).fields
    first, second = (field.id for field in fields)
    answer = (f"{second}:а:б", f"{first}:{fields[0].options[0].id}")

    assert values_of(answer)[second] == "а:б"
    assert in_field_order(fields, (*answer, "x")) == (answer[1], answer[0], "x")
    assert fits(fields, answer)
    assert not fits(fields, (*answer, f"{second}:тағы"))
