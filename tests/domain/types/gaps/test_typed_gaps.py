"""A typed gap is right only where that is sure."""

import pytest

from lessons.domain.types.fields import filled
from lessons.domain.types.registry import REGISTRY


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [("Елшінің", 1), ("елши", 1), ("Елшу", 1), ("елшілік", 0), ("өкіл", 0), ("елші емес", 0)],
)
def test_a_typed_gap_is_right_only_where_a_short_answer_is_surely_so(typed, fraction):
    type_ = REGISTRY["gaps"]
    definition = type_.parse({"parts": [{"id": "a", "accepted": ["Елші"]}, " – өкіл."]})

    assert type_.grade(definition, (filled("a", typed),)).fraction == fraction
