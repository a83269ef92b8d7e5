"""Forms of one word, words that deny each other, and words that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.text.denial import denies
from lessons.domain.text.inflection import is_derived, is_inflection, is_negation_of
from lessons.domain.text.words import words_of

WORDS = st.text("абгдеийклмнопрстуыиз", max_size=30)


def folded(word):
    return words_of(word)[0].folded


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("кітап", "кітабымызда"),
        ("халық", "халқының"),
        ("орын", "орнында"),
        ("үй", "үйдегілердің"),
        ("тау", "таулар"),
        ("тау", "тауы"),
        ("екі", "екісін"),
        ("мемлекеттің", "мемлекеттерге"),
        ("соқырлыққа", "соқырлық"),
        ("дипломатия", "дипломатиясын"),
        ("қалам", "қаламмен"),
        ("ел", "елдің"),
        ("айту", "айтады"),
        ("айту", "айтылғандықтан"),
        ("ету", "етті"),
        ("оқу", "оқиды"),
        ("қою", "қояды"),
        ("жүргізу", "жүргізіледі"),
        ("қорғау", "қорғайтын"),
        ("қорғамау", "қорғамайды"),
        ("қазақ", "kazaktyn"),
    ],
)
def test_forms_of_one_word_meet(key, word):
    assert is_inflection(folded(key), folded(word))
    assert is_inflection(folded(word), folded(key))


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("қала", "қалды"),
        ("бала", "балды"),
        ("абиотикалық", "биотикалық"),
        ("кофермент", "апофермент"),
        ("саясат", "саясатшы"),
        ("айту", "айтпайды"),
        ("мүше", "мүшесіз"),
        ("жұмыс", "жұмсау"),
        ("1991", "1992"),
    ],
)
def test_other_words_do_not(key, word):
    assert not is_inflection(folded(key), folded(word))


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("айту", "айтпайды"),
        ("айту", "айтылмаған"),
        ("жазу", "жазбады"),
        ("ету", "етпейтін"),
        ("мәжбүрлеу", "мәжбүрлемей"),
        ("мүше", "мүшесіз"),
        ("айтпау", "айтады"),
    ],
)
def test_a_denial_is_known_from_its_suffix(key, word):
    assert is_negation_of(folded(key), folded(word))


@pytest.mark.parametrize(("key", "word"), [("алма", "алу"), ("айту", "айтты"), ("мүше", "мүшесі")])
def test_what_denies_nothing_is_no_denial(key, word):
    assert not is_negation_of(folded(key), folded(word))


@pytest.mark.parametrize(("key", "word"), [("саясат", "саясатшы"), ("дипломатия", "дипломатиялық")])
def test_a_derived_word_is_of_the_same_root(key, word):
    assert is_derived(folded(key), folded(word))


@pytest.mark.parametrize("word", ["емес", "жоқ", "емеспін", "болмайды", "жасамаған", "білмей"])
def test_some_words_deny_by_themselves(word):
    assert denies(folded(word))


@pytest.mark.parametrize(
    "word", ["Алматы", "алма", "анықтамасын", "мемлекет", "немесе", "қызылбас", "аспап", "жақын"]
)
def test_other_words_that_look_like_it_do_not(word):
    assert not denies(folded(word))


@given(WORDS, WORDS)
def test_being_forms_of_one_word_is_mutual(one, other):
    assert is_inflection(one, other) == is_inflection(other, one)
    assert is_negation_of(one, other) == is_negation_of(other, one)
    assert is_derived(one, other) == is_derived(other, one)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_strings_at_all_can_be_compared(one, other):
    assert is_inflection(one, one)
    assert isinstance(is_inflection(one, other), bool)
    assert isinstance(denies(one), bool)
