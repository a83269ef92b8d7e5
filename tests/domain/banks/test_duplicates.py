"""The same questions are found whatever they were typed on; alike ones agree in what matters."""

import pytest

from lessons.domain.banks import keys
from lessons.domain.banks.duplicates import find_duplicates
from lessons.domain.types import choices
from lessons.domain.types.open_answer.bank_forms import open_answer

OPTIONS = ("Астана", "Алматы", "Шымкент")


def choice(text, options=OPTIONS, *, right=0):
    return keys.checked(choices.choice(list(options), [right], several=False), text=text)


def opened(text):
    return keys.checked(open_answer(), text=text)


def same(first, second):
    return find_duplicates([first, second]).same == {1: 0}


def alike(*questions):
    return [(one.index, one.other) for one in find_duplicates(questions).alike]


@pytest.mark.parametrize(
    "text",
    [
        "Қазақстанның елордасы қай қала?",
        "казакстаннын елордасы кай кала",
        "ҚАЗАҚСТАННЫҢ  елордасы — қай қала?!",
        "Қазақстанның елордасы қaй қала?",
    ],
)
def test_case_keyboard_punctuation_and_look_alikes_make_no_difference(text):
    assert same(choice("Қазақстанның елордасы қай қала?"), choice(text))


def test_the_order_of_options_makes_no_difference():
    assert same(choice("Елорда?"), choice("Елорда?", ("Шымкент", "АСТАНА", "Алматы"), right=1))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (choice("Елорда?"), choice("Елорда?", right=1)),
        (choice("Елорда?"), choice("Елорда?", ("Астана", "Алматы"))),
        (choice("Елорда?"), opened("Елорда?")),
        (choice("х > 5 болса?"), choice("х < 5 болса?")),
        (choice("Жауабы?", ("-5", "5", "0")), choice("Жауабы?", ("5", "-5", "0"))),
        (choice("1,5 есе ме?"), choice("15 есе ме?")),
    ],
)
def test_another_key_or_sign_makes_another_question(first, second):
    assert not same(first, second)


def test_questions_of_the_lesson_come_first():
    found = find_duplicates([choice("Елорда?")], [opened("А?"), choice("ЕЛОРДА")])
    assert found.same == {2: 1}


def test_the_same_words_with_other_endings_are_alike():
    first = opened("Елшілік пен консулдықтың айырмашылығын түсіндіріңіз.")
    second = opened("Елшілік пен консулдықтардың айырмашылығын түсіндіріп беріңіз.")
    others = [opened(f"{word} дегеніміз не?") for word in ("Келісім", "Нота", "Меморандум")]
    assert alike(first, second, *others) == [(1, 0)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1991 жылы қандай маңызды оқиға болды?", "1995 жылы қандай маңызды оқиға болды?"),
        ("XIX ғасырдағы дипломатия тарихы қандай?", "XX ғасырдағы дипломатия тарихы қандай?"),
        ("Қайсысы елшінің міндеті болып табылады?", "Қайсысы елшінің міндеті болып табылмайды?"),
        ("Какие страны входят в этот союз?", "Какие страны не входят в этот союз?"),
    ],
)
def test_numbers_and_denials_must_agree(first, second):
    assert alike(opened(first), opened(second)) == []


def test_the_same_words_about_other_options_are_not_alike():
    text = "Дұрыс тұжырымды көрсетіңіз."
    other = ("Елші", "Консул", "Атташе")
    assert alike(choice(text), choice(text, other)) == []
    assert alike(choice(text), choice(text, (*OPTIONS, "Ақтау"))) == [(1, 0)]


def test_another_key_of_the_same_question_is_shown_beside_it():
    assert alike(choice("Елордасы қай қала?"), choice("Елордасы қай қала?", right=1)) == [(1, 0)]


def test_what_is_the_same_is_not_told_as_alike_too():
    assert alike(choice("Елорда?"), choice("ЕЛОРДА?")) == []


def test_a_template_that_a_thousand_questions_share_stays_quick():
    questions = [opened(f"{number}-тақырып бойынша негізгі ұғымды ата") for number in range(3000)]
    assert alike(*questions) == []
