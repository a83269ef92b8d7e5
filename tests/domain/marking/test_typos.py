import pytest

from lessons.domain.marking.typos import is_slip


@pytest.mark.parametrize(
    ("one", "other"),
    [("memleket", "memlket"), ("saiasat", "saisaat"), ("kural", "kurla"), ("elshiler", "elshleer")],
)
def test_a_slip_in_a_long_word_is_seen(one, other):
    assert is_slip(one, other)


@pytest.mark.parametrize(("one", "other"), [("ishki", "sirtki"), ("bar", "bir")])
def test_another_word_is_no_slip(one, other):
    assert not is_slip(one, other)


def test_short_words_allow_none():
    assert not is_slip("el", "er")
