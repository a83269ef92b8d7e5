import pytest

from lessons.domain.marking.drafting.asking import Asked


def test_words_of_the_task_are_told_from_what_it_is_about():
    asked = Asked("Инфляцияның негізгі себептерін атап, түсіндіріңіз.")
    assert [word.is_task for word in asked.words] == [False, True, False, True, True]


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Келіссөздің жоспарын құрыңыз.", "plan"),
        ("Инфляция туралы эссе", "essay"),
        ("Екі елді салыстырып, кесте толтырыңыз.", "table"),
        ("Составьте план переговоров.", "plan"),
        ("Жоспарлау дегеніміз не?", None),
        ("Маршалл жоспары Еуропаға қалай әсер етті?", None),
    ],
)
def test_what_is_to_be_made_is_told_from_what_is_answered(question, form):
    assert Asked(question).form == form


@pytest.mark.parametrize(
    ("question", "is_one"),
    [
        ("Осы пікірмен келісесіз бе?", True),
        ("Саммит елшіні алмастыра ала ма?", True),
        ("Согласны ли вы с этим?", True),
        ("Саммит қалай өтеді?", False),
    ],
)
def test_an_opinion_is_asked_for(question, is_one):
    assert Asked(question).wants_opinion is is_one


def test_a_question_of_two_things_has_parts():
    asked = Asked("Инфляция себептері қандай және табыс салығы бағаға қалай әсер етеді?")
    assert len(asked.parts) == 2
    assert len(Asked("Дайте определение инфляции и перечислите виды её роста").parts) == 1
    assert Asked("Инфляция себептері қандай?").parts == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Дипломатиялық байланыс дегеніміз не және ол не үшін қажет?", 2),
        ("Дайте определение жёсткой силы", 2),
        ("Инфляция неден туады?", 0),
    ],
)
def test_the_words_to_define_are_found(question, words):
    assert len(Asked(question).defined) == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Инфляцияны азайту үшін бірінші кезекте не істеу керек деп ойлайсыз?", 2),
        ("Можно ли обойтись без инфляции? Назовите не менее трёх.", 2),
    ],
)
def test_what_only_asks_is_no_subject(question, words):
    assert len(Asked(question).subject) == words


def test_the_kinds_of_things_that_are_asked_for():
    assert Asked("Инфляцияның себептері мен салдарын атаңыз").kinds == ("cause", "effect")


def test_a_question_is_cut_into_few_parts_however_long_it_is():
    assert len(Asked("Инфляция себебі? Табыс салығы? " * 300).parts) == 4
