from dataclasses import replace

import pytest

from lessons.models import Question, QuestionVersion
from lessons.services.authoring import revise_question
from lessons.services.importing import ImportRefused
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    return f.make_question(f.make_lesson(), kind="true-false", text="Вена – Австрияда.")


def revise(question, **changes) -> QuestionVersion:
    revised = replace(question.current.content, **changes)
    return revise_question(question, revised, revised_by=None, now=f.NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Вена – Австрияның астанасы."},
        {"payload": {"correct": False}},
        {"points": 2},
        {"explanation": "Австрияның астанасы – Вена."},
        {"hints": ("Картаға қараңыз.",)},
        {"kind": "open-answer", "payload": {}},
    ],
)
def test_every_edit_makes_a_new_version_and_keeps_the_old_one(question, changes):
    old = question.current

    new = revise(question, **changes)

    assert (old.number, new.number) == (1, 2)
    assert Question.objects.get(pk=question.pk).current == new
    assert QuestionVersion.objects.get(pk=old.pk).text == "Вена – Австрияда."
    for name, value in changes.items():
        assert getattr(new, name) == (list(value) if name == "hints" else value)


def test_saving_a_question_unchanged_makes_nothing(question):
    assert revise(question) == question.current
    assert QuestionVersion.objects.count() == 1


def test_an_edit_that_its_type_refuses_changes_nothing(question):
    with pytest.raises(ImportRefused) as refused:
        revise(question, payload={"correct": "иә"})

    assert (refused.value.facts.detail, refused.value.facts.key) == ("not-true-or-false", "correct")
    assert QuestionVersion.objects.count() == 1


def test_an_edit_from_an_old_page_still_gets_the_next_number(question):
    stale = Question.objects.get(pk=question.pk)
    revise(question, points=2)

    assert revise(stale, points=3).number == 3


def test_an_answer_handed_in_keeps_the_version_it_answered(question):
    classroom = f.make_classroom()
    assignment = f.make_assignment(question.lesson, classroom)
    attempt = f.make_attempt(
        assignment, f.make_student(classroom), answers=[("true",)], submitted=True
    )

    revise(question, payload={"correct": False})

    response = attempt.response_set.get()
    assert (response.version.number, response.fraction) == (1, 1)
