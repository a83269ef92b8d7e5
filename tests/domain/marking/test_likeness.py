"""How far two words are one, by kind of difference; words are the keys of an answer."""

import pytest

from lessons.domain.marking.likeness import KIN, SAME, SLIP, likeness
from lessons.domain.text.tokens import word_key


def alike(one: str, other: str) -> float:
    return likeness(word_key(one), word_key(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("оттегі", "оттегінің", SAME),
        ("парламент", "прлмент", SLIP),
        ("парламент", "прлмнт", 0.0),  # three vowels
        ("глюкоза", "гдюкоза", SLIP),
        ("қант", "кент", 0.0),  # short words allow no slip
        ("колониялық", "колонизаторлар", KIN),
        ("1991", "1992", 0.0),
        ("1991", "мың", 0.0),
        ("сот", "шот", 0.0),
        ("дипломатия", "дипломаттар", SLIP),
        ("сауда", "саудагер", SLIP),
        ("тарих", "тарихшылар", SLIP),
        ("мәдени", "мәдениеттану", KIN),
        ("саясат", "саясаттанушы", KIN),
        ("қоғам", "қоғамдық", SAME),
        ("батыл", "батл", SLIP),
        ("дамыту", "даму", 0.0),
        ("заңнама", "заңгер", 0.0),  # three letters are no root
        ("еркін", "еркек", 0.0),
        ("демократия", "демографтар", 0.0),
    ],
)
def test_two_words_are_as_like_as_what_parts_them(one, other, expected):
    assert alike(one, other) == alike(other, one) == expected
