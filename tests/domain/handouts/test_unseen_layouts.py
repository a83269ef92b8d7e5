"""Layouts of teachers who have not seen the reader: floors under what is read of them.

The models have learnt from all but the last since, as they came to be worked on.

They were labelled before they were read; `docs/reading.md` tells what they got at first sight.
"""

from pathlib import Path

import pytest

from benchmarks.documents import measure

FOLDER = Path(__file__).parents[3] / "benchmarks" / "handouts"


LEAST_QUESTIONS = {"sixth": 0.95, "ninth": 0.95, "thirteenth": 0.93, "fourteenth": 0.98}


@pytest.fixture(scope="module", params=LEAST_QUESTIONS)
def folder(request):
    return request.param


@pytest.fixture(scope="module")
def total(folder):
    return measure(FOLDER / folder).total


def test_most_questions_are_found_and_few_are_false(total, folder):
    questions = total.count("questions")

    assert questions.recall is not None
    assert questions.precision is not None
    assert questions.recall > LEAST_QUESTIONS[folder]
    assert questions.precision > 0.85


def test_no_key_is_confirmed_wrong(total):
    assert total.number("wrong_keys") == 0


def test_no_model_answer_stands_where_students_read(total):
    assert total.number("answers_left") == 0


def test_tests_are_found_whole_and_few_are_false(total):
    tests = total.count("tests")

    assert tests.recall is not None
    assert tests.precision is not None
    assert tests.recall > 0.95
    assert tests.precision > 0.95
