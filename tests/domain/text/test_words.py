"""Words with their places: the key meets across keyboards and alphabets, the span is as typed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.text.words import loose, word_key, words_of
from tests.effort import effort_below

LETTERS = "аәғқңөұүһіийыэяюцщъьё АІХaeiopxyqgwhs'’ʼşğūıİ\u0301\u0306\u00ad\u200b1 250,.-–»%+_\n"
TEXTS = st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=60))


def keys(text):
    return [word.folded for word in words_of(text)]


def loose_keys(text):
    return [loose(word.folded) for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ҚАЗАҚ елі.", "казак ели"),
        ("елші\u00adлік", "елшілік"),
        ("и\u0306од", "йод"),
        ("келiссөз", "келіссөз"),
        ("Вeнa", "Вена"),
        ("Hота", "Нота"),
        ("т1л", "тіл"),
        ("объект", "обьект"),
        ("об’ект", "объект"),
        ("ＡＴＦ", "АТФ"),
        ("А\u0301бай", "Абай"),
    ],
)
def test_spellings_of_one_word_have_one_key(one, other):
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("S'ymkent qalasy", "Шымкент қаласы"),
        ("Shymkent qalasy", "Шымкент қаласы"),
        ("Şymkent qalasy", "Шымкент қаласы"),
        ("ǵylym jáne bilim", "ғылым және білім"),
        ("ğylym jäne bılım", "ғылым және білім"),
        ("g'ylym ja'ne bilim", "ғылым және білім"),
        ("gylym zhane bilim", "ғылым және білім"),
        ("táýelsizdik", "тәуелсіздік"),
        ("täuelsızdık", "тәуелсіздік"),
        ("täwelsizdik", "тәуелсіздік"),
        ("ta'y'elsizdik", "тәуелсіздік"),
        ("diplomatia", "дипломатия"),
        ("diplomatiya", "дипломатия"),
        ("Aybek oqyady", "Айбек оқиады"),
        ("ŪLTTYQ EL", "ұлттық ел"),
        ("İRAN", "Иран"),
    ],
)
def test_a_latin_spelling_meets_the_cyrillic_one(latin, cyrillic):
    assert loose_keys(latin) == loose_keys(cyrillic)


@pytest.mark.parametrize(
    ("one", "other"),
    [("болды", "белді"), ("C++", "C"), ("БҰҰ", "БҰ"), ("1991", "1992"), ("-5", "5"), ("3,5", "35")],
)
def test_different_words_have_different_keys(one, other):
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("37,5 метр", ["37.5", "метр"]),
        ("10 000 теңге", ["10000", "тенге"]),
        ("1817,1881", ["1817", "1881"]),
        ("16.12.1991", ["16", "12", "1991"]),
        ("1, 2,3,4", ["1", "2", "3", "4"]),
        ("50-60 жыл", ["50", "60", "жыл"]),
        ("температура –5", ["температура", "-5"]),
        ("1804ж.", ["1804", "ж"]),
        ("65%", ["65", "%"]),
        ("H2O", ["х2о"]),
    ],
)
def test_numbers_are_words_of_their_own(text, expected):
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("АТФ-ның рөлі", ["АТФ-ның", "рөлі"]),
        ("«Айқап»тың", ["Айқап»тың"]),
        ("1465-ші жылы", ["1465-ші", "жылы"]),
        ("16ның", ["16ның"]),
        ("бірақ-ау", ["бірақ-ау"]),
        ("көп-векторлық", ["көп", "векторлық"]),
        ("Нью-Йоркті", ["Нью", "Йоркті"]),
        ("жер – ана", ["жер", "ана"]),
    ],
)
def test_a_suffix_that_stands_apart_belongs_to_its_word(text, spans):
    assert [word.text for word in words_of(text)] == spans


def test_an_apostrophe_is_a_letter_mark_in_a_word_and_a_quotation_mark_around_it():
    assert keys("bas' 'bas'") == ["баш", "бас"]


@given(TEXTS)
def test_every_word_is_a_slice_of_the_text_as_it_was_typed(text):
    words = words_of(text)

    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert all(word.folded for word in words)


@given(TEXTS)
def test_a_key_is_its_own_key(text):
    for word in words_of(text):
        assert word.folded[0] in "-0123456789%" or word_key(word.folded)[0] == word.folded


def test_one_endless_word_is_read_at_once():
    endless = "ә" * 100_000 + " 1" * 50_000 + "'" * 50_000

    with effort_below(100):
        words_of(endless)
