"""What tells who somebody is, taken out."""

import pytest

from lessons.domain.privacy.addresses import shortened
from lessons.domain.privacy.names import names_pattern, without_names


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("10.20.30.40", "10.20.30.0"),
        ("10.20.30.0", "10.20.30.0"),
        ("2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::"),
        ("", ""),
    ],
)
def test_a_shortened_address_names_a_network(address, expected):
    assert shortened(address) == expected
    assert shortened(shortened(address)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Орындаған: Айдарова Айару", "Орындаған: … …"),
        ("Айаруға берілген тапсырма", "… берілген тапсырма"),
        ("айдарова деген сөз", "айдарова деген сөз"),
        ("Дипломатия – сыртқы саясат құралы", "Дипломатия – сыртқы саясат құралы"),
    ],
)
def test_names_go_with_their_endings_and_other_words_stay(text, expected):
    pattern = names_pattern(["Айдарова", "Айару", "Ян"])

    assert without_names([text], pattern) == [expected]


def test_whoever_has_no_name_has_none_to_be_taken_out():
    assert names_pattern(["", "Ян"]) is None
