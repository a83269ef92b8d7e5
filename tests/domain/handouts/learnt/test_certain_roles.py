"""What rules know for sure: keys are keys, and answers last until something ends them."""

import pytest

from lessons.domain.handouts.learnt.certain import settle
from lessons.domain.handouts.learnt.labels import Label
from tests.domain.handouts.learnt.lines_of_text import tagged

ASKED = (Label.QUESTION, "1. Су деген не?")


def labels(*pairs) -> list[Label]:
    return [each.label for each in settle(tagged(*pairs, surety=0.3))]


@pytest.mark.parametrize(
    "text", ["1-A, 2-B, 3-C", "Тест жауаптары: 1-а, 2-б", "Дұрыс жауаптары: 1. Астана 2. Ертіс"]
)
def test_a_list_of_keys_is_one_whatever_the_models_say(text):
    (found,) = settle(tagged((Label.QUESTION, text), surety=0.3))

    assert (found.label, found.surety, found.asked) == (Label.KEY, 1.0, 0.0)


def test_an_answer_beside_its_word_is_one():
    assert labels(ASKED, (Label.OTHER, "Жауабы: сұйық зат")) == [Label.QUESTION, Label.ANSWER]


def test_the_word_alone_makes_what_stands_below_the_answer():
    found = labels(
        ASKED,
        (Label.OTHER, "Эталон жауап:"),
        (Label.QUESTION, "1. Сұйық зат."),
        (Label.QUESTION, "2. Иіссіз."),
    )

    assert found[1:] == [Label.ANSWER, Label.ANSWER_ON, Label.ANSWER_ON]


def test_a_question_mark_ends_the_answer():
    found = labels(
        ASKED, (Label.OTHER, "Эталон жауап:"), (Label.OTHER, "Сұйық."), (Label.QUESTION, "Мұз не?")
    )

    assert found[2:] == [Label.ANSWER_ON, Label.QUESTION]


def test_a_number_that_does_not_count_on_ends_the_answer():
    found = labels(
        ASKED,
        (Label.OTHER, "Эталон жауап:"),
        (Label.OTHER, "1. Сұйық."),
        (Label.QUESTION, "5. Мұзды сипаттаңыз."),
    )

    assert found[2:] == [Label.ANSWER_ON, Label.QUESTION]


def test_before_anything_is_asked_the_word_tells_nothing():
    assert labels((Label.OTHER, "Жауабы: сұйық зат"), ASKED) == [Label.OTHER, Label.QUESTION]
