"""Which words of an answer are denied, by the way in which Kazakh and Russian deny."""

from unittest.mock import patch

import pytest

from lessons.domain.marking import statements
from lessons.domain.marking.lexicon import academic
from lessons.domain.marking.statements import read


def denied(text: str) -> str:
    words = [word.token for word in read(text, academic()) if word.is_denied]
    return " ".join(text[word.start : word.end] for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Атмосфераға оттегі бөлінбейді.", "Атмосфераға оттегі бөлінбейді"),
        ("Оттегі бөлінеді, азот бөлінбейді.", "азот бөлінбейді"),
        ("Газ өтеді. Су арқылы өтпейді.", "Су арқылы өтпейді"),
        ("Мәдениет, өнер, тіл оған кірмейді.", "Мәдениет өнер тіл оған кірмейді"),
        ("Мәдениет, өнер оның негізі, ал әскер кірмейді.", "ал әскер кірмейді"),
        ("Ешқандай келісім болған жоқ.", "Ешқандай келісім болған"),
    ],
)
def test_a_denied_predicate_denies_its_statement(text, expected):
    assert denied(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Келісімге күш арқылы емес, сөзбен жетеді.", "күш арқылы"),
        ("Нәтижеге әскери қысым емес, тіл жеткізеді.", "әскери қысым"),
        ("Ол тез арада үлкен әскери күш емес.", "үлкен әскери күш"),
        ("Ауа мен су арқылы жылу емес.", "арқылы жылу"),
        ("Ол ғана емес, басқа да бар.", ""),
    ],
)
def test_a_word_that_denies_takes_the_phrase_before_it(text, expected):
    assert denied(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Келіспеген елдер көп сөйлейді.", "Келіспеген"),
        ("Ол бұл жерде ерте келмеген елдер көп болды.", "жерде ерте келмеген"),
        ("Соғыссыз шешеді.", "Соғыссыз"),
        ("Без оружия решили.", "оружия"),
    ],
)
def test_inside_a_clause_a_denial_reaches_no_farther_than_its_neighbours(text, expected):
    assert denied(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Бұл пікір қате.", "Бұл пікір"), ("Бұл пікір қате деп айтылды.", "")],
)
def test_what_is_called_wrong_is_denied_where_that_ends_the_clause(text, expected):
    assert denied(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Хлорофилл фотосинтезге кедергі жасайды.", "Хлорофилл фотосинтезге"),
        ("Хлорофилл фотосинтезге кедергі жасамайды.", "кедергі жасамайды"),
        ("Ол бұл қағиданы жоққа шығарады.", "Ол бұл қағиданы"),
        ("Осы пікірді теріске шығарды.", "Осы пікірді"),
        ("Бұл жолда кедергі көп.", ""),
    ],
)
def test_a_noun_and_a_verb_deny_what_stands_before_them(text, expected):
    assert denied(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Не оттегі, не азот бөлінбейді.", "Не оттегі не азот бөлінбейді"),
        ("Еш келісім болмайды.", "Еш келісім болмайды"),
        ("Не оттегі бөлінеді.", "оттегі"),
    ],
)
def test_what_is_denied_twice_over_in_kazakh_is_denied_once(text, expected):
    assert denied(text) == expected


@pytest.mark.parametrize("text", ["Өсімдік азот емес, оттегі бөледі.", "Азот емес, оттегі бөледі."])
def test_one_thing_and_not_the_other_affirms_the_other(text):
    assert "оттегі" not in denied(text)


def test_statements_of_an_endless_sentence_are_found_in_one_pass():
    """As many steps as words: each clause asks only for its own beginning."""
    asked = 0
    original = statements._goes_on

    def counted(*arguments):
        nonlocal asked
        asked += 1
        return original(*arguments)

    with patch.object(statements, "_goes_on", counted):
        read("қарсы, " * 500, academic())
    assert asked == 500


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Оттегі бөлінеді деу қисынсыз.", "Оттегі бөлінеді"),
        ("Судың қайнауы жылу бөлетіні – ойдан шығарылған.", "Судың қайнауы жылу"),
        ("Говорят, что вода кипит, но это заблуждение.", "Говорят что вода кипит но"),
        ("Неверно, что вода кипит.", "вода кипит"),
        ("Утверждение, будто вода кипит, опровергнуто.", "вода кипит"),
        ("Оттегі бөлінбейді деген дұрыс емес.", ""),
        ("Қате жіберілсе, оны түзетеді.", ""),
    ],
)
def test_what_is_told_and_called_false_is_denied(text, expected):
    assert denied(text) == expected
