import pytest

from lessons.domain.marking.drafting.like_questions import beginnings, draft_from_rubric, likest
from lessons.domain.text.search import search_key
from lessons.domain.types.definition import KeyPoint

QUESTION = "Дипломатия сөзіне анықтама беріңіз?"


@pytest.mark.parametrize(
    "other",
    [
        "Дипломатия cөзіне анықтама беріңіз ?",
        "ДИПЛОМАТИЯҒА АНЫҚТАМА БЕРІҢІЗ",
        "Дипломатия дегеніміз не?",
        "дипломатия созине аныктама бериниз",
    ],
)
def test_the_same_question_in_other_letters_or_other_words_of_the_task_is_found(other):
    assert likest(QUESTION, [other]) == 0


@pytest.mark.parametrize(
    "other",
    [
        "Жария дипломатияға анықтама беріңіз",
        "Дипломатияның түрлерін атаңыз",
        "Инфляция сөзіне анықтама беріңіз",
        "",
    ],
)
def test_another_question_is_not(other):
    assert likest(QUESTION, [other]) is None


def test_the_likest_of_several_is_taken():
    others = ["Дипломатия дегеніміз не?", "Дипломатия сөзіне анықтама беріңіз"]
    assert likest(QUESTION, others) == 1


def test_the_search_key_of_a_like_question_holds_one_of_the_beginnings():
    assert any(one in search_key("Дипломатияға анықтама бер") for one in beginnings(QUESTION))


def test_a_like_questions_key_points_come_with_all_that_was_written_about_them():
    point = KeyPoint(id="a", text="Құрал", points=3, wordings=("амал",), must_not=("соғыс",))
    (candidate,) = draft_from_rubric([point]).candidates
    assert (candidate.text, candidate.points) == ("Құрал", 3)
    assert (candidate.wordings, candidate.must_not) == (("амал",), ("соғыс",))
