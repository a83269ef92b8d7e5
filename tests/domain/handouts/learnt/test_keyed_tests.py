"""Tests in the plainest form are read by rule, whatever the models make of figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.composing import judge
from lessons.domain.handouts.document import Judgement, ReadQuestion
from lessons.domain.handouts.learnt.keyed_tests import with_keyed_tests
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.plain_text import PlainText
from tests.domain.handouts.learnt.lines_of_text import tagged
from tests.properties import examples

SUMS = ["3", "4", "5", "6"]
_FIGURES = st.text("0123456789+-=?/√²()<>", min_size=1, max_size=8).map(str.strip).filter(bool)


def asked(*lines: str) -> list[ReadQuestion]:
    document = PlainText().read("a.txt", "\n".join(lines).encode())
    return [question for lesson in document.lessons for question in lesson.questions]


def right(question: ReadQuestion) -> str:
    options = {each["id"]: each["text"] for each in question.payload["options"]}
    return options[question.payload["correct"]] if question.is_key_confirmed else ""


def item(*options: str, stem: str = "1. 2+2=?") -> list[str]:
    return [stem, *(f"{letter}) {text}" for letter, text in zip("ABCD", options, strict=False))]


@pytest.mark.parametrize("head", [["Тест тапсырмалары", ""], []])
@pytest.mark.parametrize(
    "key", ["Дұрыс жауап: B", "Жауабы: B", "Жауап: В", "Ответ: б", "Answer: B", "Дұрыс жауабы – B"]
)
def test_a_sum_with_its_key_is_a_test(head, key):
    (question,) = asked(*head, *item(*SUMS), key)

    assert (question.text, right(question)) == ("2+2=?", "4")


@pytest.mark.parametrize("marked", ["+B) 4", "*B) 4", "B) 4*", "B) 4+"])
def test_a_sign_is_as_good_as_a_key(marked):
    lines = [marked if line == "B) 4" else line for line in item(*SUMS)]

    assert [right(question) for question in asked(*lines)] == ["4"]


def test_of_several_items_each_has_its_own_key():
    second = item("9", "6", stem="2. 3·3=?")

    found = asked(*item(*SUMS), "Жауап: B", *second, "Жауап: A")

    assert [right(question) for question in found] == ["4", "9"]


def test_an_item_without_a_key_beside_one_with_it_is_read_and_asked_about():
    second = item("9", "6", stem="2. 3·3=?")

    found = asked(*item(*SUMS), *second, "Жауап: A")

    assert [right(question) for question in found] == ["", "9"]


def test_options_that_ask_themselves_are_options():
    found = asked(*item("Су?", "Неге?", stem="1. Қайсысы – себеп сұрағы?"), "Дұрыс жауап: B")

    assert [right(question) for question in found] == ["Неге?"]


def test_the_key_of_one_test_does_not_say_that_all_begin_with_what_is_right():
    second = item("9", "6", stem="2. 3·3=?")

    found = asked(*item("4", "5"), "Дұрыс жауап: A", *second)

    assert [right(question) for question in found] == ["4", ""]


def test_a_stem_that_looks_like_a_key_is_none():
    (found,) = asked(*item("4", "5", "6+", stem="1. ANSWER: A"), "Дұрыс жауап: A")

    assert right(found) == "4"


def test_a_sum_is_no_doubt():
    document = PlainText().read("a.txt", "\n".join([*item(*SUMS), "Жауап: B"]).encode())

    assert judge(document.warnings) is Judgement.OK


@pytest.mark.parametrize(
    "texts",
    [
        ["Бөлімдері", "A) су", "B) бу", "Жауап: B"],
        ["1. Бөлімдері", "A) су", "B) бу", "Жауап: D"],
        ["1. Бөлімдері", "A) су", "B) бу", "Жауап: су мен бу"],
        ["1. Бөлімдері", "A) су", "B) бу"],
        ["1. Бөлімдері", "+A) су", "+B) бу"],
    ],
)
def test_without_a_number_or_a_key_that_fits_nothing_is_certain(texts):
    given_ = tagged(*((Label.OTHER, text) for text in texts))

    assert with_keyed_tests(given_) == given_


@pytest.mark.parametrize("stem", ["√√", "√9 + √16 = ?", "√x·√y"])
def test_roots_are_no_boxes_to_be_ticked(stem):
    (question,) = asked(*item("3", "7", stem=f"1. {stem}"), "Дұрыс жауап: B")

    assert right(question) == "7"


@examples(10)
@given(
    stems=st.lists(_FIGURES, min_size=1, max_size=4),
    options=st.lists(_FIGURES.filter(str.isalnum), min_size=2, max_size=5, unique=True),
)
def test_whatever_the_figures_every_item_is_read(stems, options):
    lettered = [f"{letter}) {text}" for letter, text in zip("ABCDE", options, strict=False)]
    items = [[f"{n}. {stem}", *lettered, "Дұрыс жауап: B"] for n, stem in enumerate(stems, 1)]

    found = asked(*(line for lines in items for line in lines))

    assert [right(question) for question in found] == [options[1]] * len(stems)
