"""Numbers of rows as forms and addresses name them."""

import pytest

from lessons.domain.typed_ids import typed_id, typed_ids, typed_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [("7", 7), ("0", 0), ("", None), ("-1", None), ("x", None), ("٣", None), ("²", None)],
)
def test_only_plain_digits_are_a_number(typed, number):
    assert typed_number(typed) == number
    assert typed_id(typed) == (number or 0)


def test_a_number_that_no_database_takes_names_nothing():
    assert typed_ids(["9" * 19, "3", "", "9" * 18]) == [3, int("9" * 18)]
