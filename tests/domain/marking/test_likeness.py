"""How far two words are one, by kind of difference; words are the keys of an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marking.likeness import KIN, SAME, SLIP, letters_of, likeness
from lessons.domain.text.tokens import word_key
from tests.properties import examples


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("симметриялық", "асимметриялық"),
        ("биотикалық", "абиотикалық"),
        ("индукция", "дедукция"),
        ("инфляция", "дефляция"),
        ("иммиграция", "эмиграция"),
        ("иммигранттар", "эмигранттар"),
        ("макроэкономика", "микроэкономика"),
        ("макро", "микро"),
        ("эндогендік", "экзогендік"),
        ("гипотония", "гипертония"),
        ("транскрипция", "трансляция"),
        ("экспорт", "импорт"),
        ("сульфат", "сульфит"),
        ("тәуелсіз", "тәуелді"),
        ("мейоз", "митоз"),
    ],
)
def test_opposites_are_not_taken_for_slips(one, other):
    assert alike(one, other) == alike(other, one) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("тәуелсіз", "тәуелсіздік"),
        ("импорт", "импорттау"),
        ("реформа", "реформалар"),
        ("инвестиция", "инвестициялық"),
        ("транскрипция", "транскрипцияның"),
        ("интеграция", "интеграциялық"),
    ],
)
def test_a_telling_beginning_parts_no_word_from_itself(one, other):
    assert alike(one, other) >= SLIP


@examples(200)
@given(*[st.text(alphabet="аеиоукптрсмнлі1", min_size=1, max_size=14)] * 2)
def test_words_whose_letters_rule_each_other_out_are_not_alike(one, other):
    """What saves comparing them may never lose a likeness."""
    first, second = word_key(one), word_key(other)
    if first and second and first[0] == second[0] and likeness(first, second):
        assert letters_of(first).may_be_like(letters_of(second))
