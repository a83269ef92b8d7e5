"""Lists and copies, by the figures that tell them from answers."""

import pytest

from lessons.domain.marking.lexicon import academic
from lessons.domain.marking.pretences import (
    bare,
    holds_statement,
    is_copied,
    is_list_of_keywords,
    predicates,
)
from lessons.domain.marking.statements import read

QUESTION = "Фотосинтез үдерісі мен маңызы"


def words(text: str):
    return read(text, academic())


def is_list(text: str) -> bool:
    return is_list_of_keywords(text, words(text))


@pytest.mark.parametrize(
    ("text", "without_case", "saying"),
    [
        ("Өсімдік, жарық, су, газ, оттегі", 1, 1 / 5),
        ("Өсімдік жарықтан қант түзеді", 2 / 4, 2 / 4),
        ("Оттегін, суға, газбен, жарықтан, елде, үйі", 3 / 6, 0),
        ("это не так и в лес на реку", 1, 1 / 8),
    ],
)
def test_words_without_a_case_and_predicates_are_counted(text, without_case, saying):
    assert bare(words(text)) == pytest.approx(without_case)
    assert predicates(words(text)) == pytest.approx(saying)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Өсімдік жарықтан қант түзеді", True),
        ("Жарықтан қант түзеді", False),
        ("Қант, өсімдік жарықтан оны түзеді", True),
        ("Өсімдік, жарықтан, қант, түзеді", False),
        ("это не так и в лес на реку", True),
    ],
)
def test_a_statement_is_a_clause_of_four_words_with_a_predicate_or_russian(text, expected):
    assert holds_statement(words(text)) is expected


def test_five_words_are_too_few_for_a_list_and_six_are_not():
    assert not is_list("қант, жарық, су, газ, тұз")
    assert is_list("қант, жарық, су, газ, тұз, май")


def test_one_heading_does_not_make_a_list_an_answer_and_two_do():
    listed = "Керегі: қант, жарық, су, газ, тұз, май"
    assert is_list(listed)
    assert not is_list(f"{listed}. Керек емесі – құм, тас")


def test_names_with_cases_are_a_list_where_they_are_very_many_and_stand_alone():
    eight = "суға, газбен, жарықтан, елде, үйге, тауға, көлге, жерге"
    assert is_list(eight)
    assert not is_list("суға, газбен, жарықтан, елде, үйге, тауға, көлге")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("фотосинтез үдерісі маңызы", False),  # three words may be an answer
        ("фотосинтез үдерісі маңызы фотосинтез", True),
        ("фотосинтез үдерісі маңызы фотосинтез қант", True),  # four of five
        ("фотосинтез үдерісі маңызы қант су", False),
    ],
)
def test_little_but_the_words_of_the_question_is_a_copy(text, expected):
    assert is_copied(words(text), words(QUESTION)) is expected


def test_nothing_copies_a_question_without_words():
    assert not is_copied(words("қант су газ тұз"), words("бұл ол"))
