"""Where key points are drafted from: a like question, the lesson, the course – in this order."""

import pytest

from lessons.domain.marking.drafting.drafting import Outcome
from lessons.queries.drafting import Origin, draft_for, draft_from_typed
from tests.factories import (
    make_assignment,
    make_classroom,
    make_course,
    make_lesson,
    make_question,
    make_section,
    make_teacher,
    make_user,
)

pytestmark = pytest.mark.django_db
EMPTY = {"key_points": [], "model_answer": ""}
ASKED = "Инфляция дегеніміз не?"
ANSWER = (
    "Инфляция – елдегі тауар мен қызмет бағасының жалпы деңгейінің тұрақты өсуі. "
    "Ол ақшаның сатып алу қабілетін төмендетеді."
)
OTHER = "Мектеп ауласында балалар доп ойнады. Күн ашық болды."


@pytest.fixture
def teacher():
    return make_teacher(make_classroom())


def open_question(lesson, text=ASKED, payload=EMPTY, **more):
    return make_question(lesson, kind="open-answer", text=text, payload=payload, **more)


def asked_in(lesson):
    return open_question(lesson)


def lesson_with(text, course=None, **more):
    lesson = make_lesson(course, **more)
    make_section(lesson, heading="", text=text)
    return lesson


def test_a_like_question_with_key_points_comes_before_the_lessons_own_text(teacher):
    question = asked_in(lesson_with(ANSWER))
    other = open_question(make_lesson(), text="Инфляция сөзіне анықтама беріңіз", payload=None)
    drafted = draft_for(teacher, question)
    assert (drafted.origin, drafted.question) == (Origin.LIKE_QUESTION, other)
    assert [one.points for one in drafted.draft.candidates] == [2, 1]


def test_a_like_question_without_key_points_is_no_help(teacher):
    question = asked_in(lesson_with(ANSWER))
    open_question(make_lesson())
    assert draft_for(teacher, question).origin is Origin.LESSON


def test_a_like_question_of_a_draft_lesson_is_seen_only_by_whoever_may_see_it(teacher):
    question = asked_in(lesson_with(ANSWER))
    hidden = make_lesson(published=False)
    open_question(hidden, payload=None)
    assert draft_for(teacher, question).origin is Origin.LESSON
    assert draft_for(make_user(is_superuser=True), question).origin is Origin.LIKE_QUESTION
    make_assignment(hidden, teacher.membership_set.get().classroom)
    assert draft_for(teacher, question).origin is Origin.LIKE_QUESTION


def test_a_like_question_in_another_language_or_retired_is_not_taken(teacher):
    question = asked_in(lesson_with(ANSWER))
    open_question(make_lesson(language="ru"), payload=None)
    retired = open_question(make_lesson(), payload=None)
    retired.retired_at = retired.current.created_at
    retired.save()
    assert draft_for(teacher, question).origin is Origin.LESSON


def test_where_the_lesson_does_not_answer_another_of_the_course_may(teacher):
    course = make_course()
    question = asked_in(lesson_with(OTHER, course, number=3))
    lesson_with(OTHER, course, number=2)
    answering = lesson_with(ANSWER, course, number=1)
    lesson_with(ANSWER, number=4)
    drafted = draft_for(teacher, question)
    assert (drafted.origin, drafted.lesson) == (Origin.COURSE, answering)


def test_a_draft_lesson_of_the_course_is_not_looked_into(teacher):
    course = make_course()
    question = asked_in(lesson_with(OTHER, course, number=3))
    lesson_with(ANSWER, course, number=1, published=False)
    assert draft_for(teacher, question).draft.outcome is Outcome.NOT_IN_TEXT


def test_where_nothing_answers_it_is_said_of_the_lesson(teacher):
    question = asked_in(lesson_with(OTHER))
    drafted = draft_for(teacher, question)
    assert (drafted.origin, drafted.draft.outcome) == (Origin.LESSON, Outcome.NOT_IN_TEXT)


def test_a_text_that_was_put_in_is_drafted_from(teacher):
    drafted = draft_from_typed(asked_in(make_lesson()), ANSWER)
    assert drafted.origin is Origin.TYPED
    assert drafted.draft.candidates[0].text.startswith("Инфляция – елдегі")


def test_the_number_of_queries_does_not_grow_with_the_course(
    teacher, django_assert_max_num_queries
):
    course = make_course()
    question = asked_in(lesson_with(OTHER, course, number=20))
    for number in range(1, 12):
        lesson_with(OTHER, course, number=number)
    with django_assert_max_num_queries(6):
        draft_for(teacher, question)
