"""Layouts of teachers whose documents no model has learnt from: floors under what is read of them.

They were labelled before they were read; `docs/reading.md` tells what they got at first sight.
"""

from pathlib import Path

import pytest

from benchmarks.documents import measure

FOLDER = Path(__file__).parents[3] / "benchmarks" / "handouts"


@pytest.fixture(scope="module", params=["sixth", "ninth"])
def total(request):
    return measure(FOLDER / request.param).total


def test_most_questions_are_found_and_few_are_false(total):
    questions = total.count("questions")

    assert questions.recall is not None
    assert questions.precision is not None
    assert questions.recall > 0.95
    assert questions.precision > 0.85


def test_no_key_is_confirmed_wrong(total):
    assert total.number("wrong_keys") == 0


def test_no_model_answer_stands_where_students_read(total):
    assert total.number("answers_left") == 0
