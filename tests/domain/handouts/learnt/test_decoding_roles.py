"""The best roles of all lines together, under the grammar of what may follow what."""

import math
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.learnt.decoding import decode
from lessons.domain.handouts.learnt.labels import BEGINNINGS, Label
from tests.properties import examples

LEAST = 1e-6
ON = {**BEGINNINGS, Label.FIELD_ON: Label.TITLE}
"""What goes on, and what it may go on with."""
SOME = (Label.QUESTION, Label.QUESTION_ON, Label.STEM, Label.OPTION, Label.FIELD_ON, Label.OTHER)
GIVEN = st.fixed_dictionaries(
    {label: st.floats(0, 1, allow_nan=False) for label in SOME},
).map(lambda given: {label: given.get(label, 0.0) for label in Label})


def sure(*labels: Label) -> list[dict[Label, float]]:
    return [{label: float(label is each) for label in Label} for each in labels]


def score(path, given) -> float:
    return sum(math.log(max(each[label], LEAST)) for label, each in zip(path, given, strict=True))


def is_allowed(path) -> bool:
    """By the reader's own words: an item goes on only under itself."""
    if path and (path[0] in ON or path[0] is Label.OPTION):
        return False
    return all(_may_follow(above, below) for above, below in pairwise(path))


def _may_follow(above: Label, below: Label) -> bool:
    if below is Label.FIELD_ON:
        return above in FIELDS
    if below is Label.OPTION:
        return above in OPTIONS_UNDER
    return below not in ON or above in {below, ON[below]}


FIELDS = {
    *(Label.TITLE, Label.GOAL, Label.EQUIPMENT, Label.OUTCOMES, Label.METHODS, Label.FIELD_ON),
}
OPTIONS_UNDER = {
    *(Label.STEM, Label.STEM_ON, Label.OPTION, Label.OPTION_ON, Label.ANSWER, Label.LEVEL),
}


def test_nothing_has_no_roles():
    assert decode([]) == []


def test_sure_roles_stay():
    wanted = [Label.TITLE, Label.FIELD_ON, Label.STEM, Label.OPTION, Label.OPTION, Label.KEY]

    assert decode(sure(*wanted)) == wanted


def test_what_goes_on_has_something_to_go_on_with():
    first = {**sure(Label.OTHER)[0], Label.QUESTION: 0.4, Label.OTHER: 0.6}

    assert decode([first, *sure(Label.QUESTION_ON)]) == [Label.QUESTION, Label.QUESTION_ON]


def test_the_first_line_of_all_goes_on_with_nothing():
    given = {**sure(Label.OTHER)[0], Label.QUESTION_ON: 0.9, Label.OTHER: 0.1}

    assert decode([given]) == [Label.OTHER]


@examples(30)
@given(st.lists(GIVEN, min_size=1, max_size=3))
def test_no_allowed_reading_is_better(given):
    best = max(score(path, given) for path in product(SHORT, repeat=len(given)) if is_allowed(path))

    assert math.isclose(score(decode(given), given), best, abs_tol=1e-9)


SHORT = (*SOME, Label.TITLE, Label.OPTION_ON, Label.KEY)
"""All others are given nothing and allow nothing more than these."""


@given(st.lists(GIVEN, max_size=30))
def test_whatever_the_models_say_the_grammar_holds(given):
    found = decode(given)

    assert len(found) == len(given)
    assert is_allowed(found)


def slowly(given) -> float:
    """The worth of the best roles: each role of a line with each of the line above it."""
    worth = {each: score([each], given[:1]) for each in Label if is_allowed([each])}
    for share in given[1:]:
        worth = {
            label: score([label], [share]) + max(above)
            for label in Label
            if (above := [own for each, own in worth.items() if _may_follow(each, label)])
        }
    return max(worth.values())


@examples(20)
@given(st.lists(GIVEN, min_size=1, max_size=8))
def test_the_fast_way_is_as_good_as_the_one_that_tries_each_pair(given):
    assert math.isclose(score(decode(given), given), slowly(given), abs_tol=1e-9)
