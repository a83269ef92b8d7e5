"""The quick questions inside a lesson's text: whom they are shown, and what an answer says."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.models import PracticeAnswer, PracticeSitting, Question, ReviewCard, UseChoices
from lessons.queries.mastery import practised_parts
from lessons.queries.pools import pools
from tests import factories as f

pytestmark = pytest.mark.django_db
FRAGMENT = {"X-Fragment": "1"}


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def student(classroom):
    return f.make_student(classroom)


@pytest.fixture
def lesson():
    return f.make_lesson()


@pytest.fixture
def question(lesson):
    """Of the text's only section, for practice alone; ``a`` is right."""
    section = f.make_section(lesson)
    found = f.make_question(
        lesson, section=section, text="Қай құрал?", explanation="Себебі кездесу ұйымдастырды."
    )
    Question.objects.filter(pk=found.pk).update(use=UseChoices.PRACTICE)
    return found


@pytest.fixture
def assignment(lesson, classroom):
    opened = timezone.now() - timedelta(days=1)
    return f.make_assignment(lesson, classroom, opens_at=opened, due_at=None)


@pytest.fixture
def client(client, student):
    client.force_login(student)
    client.cookies["django_language"] = "en"
    return client


def page(client, assignment) -> str:
    return client.get(reverse("lessons:assignment-read", args=[assignment.pk])).content.decode()


def answer(client, assignment, question, value, *, seen=0, **more):
    url = reverse("lessons:in-text", args=[assignment.pk, question.pk])
    return client.post(url, {"answer": value, "seen": seen}, **more)


def test_a_question_stands_behind_its_section_and_holds_no_key(client, assignment, question):
    text = page(client, assignment)

    assert f'id="question-{question.pk}"' in text
    assert "Себебі" not in text
    options = question.in_force.input.options
    assert all(f">{option.text}</span>" in text for option in options)
    assert not PracticeSitting.objects.exists()


def test_a_question_that_a_test_may_still_ask_is_not_shown(client, assignment, question):
    Question.objects.filter(pk=question.pk).update(use=UseChoices.BOTH)

    assert "data-in-text" not in page(client, assignment)
    assert answer(client, assignment, question, "a").status_code == 404


def test_whoever_has_left_the_class_reads_without_being_asked(
    client, assignment, question, student, classroom
):
    student.membership_set.update(ended_at=timezone.now())

    assert "data-in-text" not in page(client, assignment)


def test_a_wrong_answer_says_so_without_the_right_one(client, assignment, question):
    said = answer(client, assignment, question, "b", headers=FRAGMENT).content.decode()

    assert "Not right" in said
    assert "Себебі" not in said
    assert 'class="tile good"' not in said


def test_a_right_one_after_it_says_why_and_is_kept(client, assignment, question):
    answer(client, assignment, question, "b")
    response = answer(client, assignment, question, "a", seen=1)

    assert response.url.endswith(f"/read/kk/#question-{question.pk}")
    text = page(client, assignment)
    assert "Себебі кездесу ұйымдастырды." in text
    assert 'class="tile good"' in text
    assert PracticeSitting.objects.count() == 1


def test_a_second_click_answers_nothing_twice(client, assignment, question):
    answer(client, assignment, question, "b")
    again = answer(client, assignment, question, "b", headers=FRAGMENT)

    assert again.status_code == 409
    assert PracticeAnswer.objects.count() == 1


def test_nothing_chosen_is_asked_for(client, assignment, question):
    response = answer(client, assignment, question, "", follow=True)

    assert response.status_code == 200
    assert not PracticeAnswer.objects.exists()
    assert list(response.context["messages"])


def test_reading_tells_nothing_of_what_is_mastered_but_comes_back_in_review(
    client, assignment, question, lesson, student
):
    answer(client, assignment, question, "a")

    found = practised_parts([lesson.pk], [student.pk], counts=pools([lesson.pk]).practice)
    assert Part.LEVEL_1 not in found.get((lesson.pk, student.pk), {})
    assert ReviewCard.objects.filter(student=student, question=question).exists()


def test_the_version_in_another_language_asks_its_own_questions(client, assignment, lesson):
    russian = f.make_lesson(language="ru", original=lesson, number=15)
    own = f.make_question(russian, section=f.make_section(russian), text="Какое средство?")
    Question.objects.filter(pk=own.pk).update(use=UseChoices.PRACTICE)
    client.cookies["django_language"] = "ru"

    assert "Какое средство?" in page(client, assignment)
    assert answer(client, assignment, own, "a").url.endswith(f"/read/ru/#question-{own.pk}")


def test_the_number_of_queries_does_not_grow_with_the_questions(
    client, assignment, question, lesson
):
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, assignment)
        return len(captured)

    before = count()
    for _ in range(4):
        more = f.make_question(lesson, section=f.make_section(lesson))
        Question.objects.filter(pk=more.pk).update(use=UseChoices.PRACTICE)

    assert count() == before
