"""What a short answer forgives, refuses and asks a person about."""

import pytest

from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY


@pytest.mark.parametrize("typed", ["вена", " ВЕНА. ", "«Вена»", "Вeнa"])
def test_a_short_answer_forgives_case_spaces_quotes_and_look_alikes(typed):
    type_ = REGISTRY["short-answer"]

    assert type_.grade(type_.parse({"accepted": ["Вена"]}), (typed,)).fraction == 1


@pytest.mark.parametrize("typed", ["Венада", "Вен", "Виена", "Vena", "ВЕННА"])
def test_a_short_answer_may_have_a_suffix_a_slip_and_another_alphabet(typed):
    type_ = REGISTRY["short-answer"]

    assert type_.grade(type_.parse({"accepted": ["Вена"]}), (typed,)).fraction == 1


@pytest.mark.parametrize("typed", ["Женева", "не Вена", "Вена емес", "Прага"])
def test_a_short_answer_that_says_something_else_is_wrong(typed):
    type_ = REGISTRY["short-answer"]

    assert type_.grade(type_.parse({"accepted": ["Вена"]}), (typed,)).fraction == 0


@pytest.mark.parametrize("typed", ["Венада өткен", "биотикалық"])
def test_a_short_answer_does_not_guess(typed):
    type_ = REGISTRY["short-answer"]
    definition = type_.parse({"accepted": ["Вена", "абиотикалық"]})

    assert type_.grade(definition, (typed,)).fraction is None


def test_a_near_miss_that_the_author_names_is_wrong_and_what_lies_between_is_asked_about():
    type_ = REGISTRY["short-answer"]
    definition = type_.parse({"accepted": ["Қаратау"], "wrong": ["Қаратай"]})

    assert type_.grade(definition, ("каратауда",)).fraction == 1
    assert type_.grade(definition, ("Каратай",)).fraction == 0
    assert type_.grade(definition, ("Қарата",)).fraction is None


def test_a_short_answer_without_near_misses_is_stored_as_before_there_were_any():
    type_ = REGISTRY["short-answer"]

    assert type_.dump(type_.parse({"accepted": ["Вена"], "wrong": []})) == {"accepted": ["Вена"]}


@pytest.mark.parametrize("accepted", ["?!", "–", "«»"])
def test_an_accepted_answer_that_nobody_could_type_is_refused(accepted):
    with pytest.raises(PayloadError) as caught:
        REGISTRY["short-answer"].parse({"accepted": ["Вена", accepted]})

    assert (caught.value.code, caught.value.key) == ("text-empty", "accepted.1")
