from lessons.domain.marking.key_points import Share
from lessons.domain.marking.taught import Given, taught_shares

FULL, NONE = Share.FULL, Share.NONE


def given(*, is_read=True, **shares):
    return Given(shares=shares, is_read=is_read)


def test_the_last_mark_that_judged_a_key_point_teaches_it():
    assert taught_shares([given(a=FULL), given(a=NONE, b=NONE)]) == {"a": FULL, "b": NONE}


def test_a_hurried_mark_teaches_nothing_and_what_it_changed_is_not_taught():
    assert taught_shares([given(a=FULL, is_read=False)]) == {}
    assert taught_shares([given(a=FULL, is_read=False), given(a=NONE)]) == {}


def test_what_a_hurried_mark_left_as_it_was_stays_taught():
    """A new key point was gone through in haste; the others were read."""
    marks = [given(a=FULL, b=NONE, c=FULL, is_read=False), given(a=FULL, b=NONE)]

    assert taught_shares(marks) == {"a": FULL, "b": NONE}


def test_a_mark_from_before_time_was_measured_teaches():
    assert taught_shares([given(a=FULL, is_read=None)]) == {"a": FULL}


def test_haste_over_haste_teaches_nothing():
    marks = [given(a=FULL, is_read=False), given(a=FULL, is_read=False)]

    assert taught_shares(marks) == {}
