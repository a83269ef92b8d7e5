"""Questions of all lessons: found by words, kind, level and how they did, and collected."""

import pytest
from django.urls import reverse

from lessons.domain.content.alike import alikeness, beginnings
from lessons.domain.parts import Part
from lessons.models import Question, Response, ResponseState
from tests.factories import (
    make_assignment,
    make_attempt,
    make_classroom,
    make_lesson,
    make_question,
    make_section,
    make_student,
    make_teacher,
)

BANK = "/questions/"


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def lesson(classroom):
    lesson = make_lesson()
    make_assignment(lesson, classroom)
    return lesson


@pytest.fixture
def teacher(classroom, client):
    teacher = make_teacher(classroom)
    client.force_login(teacher)
    return teacher


def found(client, **query):
    return [row.question for row in client.get(BANK, query).context["rows"]]


def answered(lesson, question, classroom, *, right):
    """Once by each of ``right``, which says who was right."""
    for is_right in right:
        attempt = make_attempt(
            lesson.assignment_set.get(), make_student(classroom), part=Part.LEVEL_1, submitted=True
        )
        Response.objects.filter(attempt=attempt, version__question=question).update(
            state=ResponseState.MARKED, answer=["a"], fraction=int(is_right)
        )


@pytest.mark.django_db
@pytest.mark.usefixtures("teacher")
def test_questions_are_found_by_words_kind_and_level_in_any_spelling(client, lesson):
    embassy = make_question(lesson, text="Елшілік қызметі дегеніміз не?")
    treaty = make_question(lesson, text="Келісімшарт туралы", kind="matching", part="level-2")
    make_question(make_lesson(number=2), text="Бөтен сабақтың елшілік сұрағы")

    assert found(client) == [embassy, treaty]
    assert found(client, text="елшилик кызмети") == [embassy]
    assert found(client, kind="matching") == [treaty]
    assert found(client, part="level-1") == [embassy]
    assert found(client, course=lesson.course_id, text="жоқ сөз") == []
    assert found(client, kind="nothing", course="x", page="9") == [embassy, treaty]


@pytest.mark.django_db
@pytest.mark.usefixtures("teacher")
def test_how_a_question_did_is_told_from_five_answers_on(client, classroom, lesson):
    easy = make_question(lesson)
    answered(lesson, easy, classroom, right=[True, True, True, True])
    [few] = client.get(BANK).context["rows"]
    answered(lesson, easy, classroom, right=[False])
    [row] = client.get(BANK).context["rows"]

    assert few.percent is None
    assert (row.percent, row.answered) == (80, 5)
    assert found(client, hardness="middle") == [easy]
    assert found(client, hardness="hard") == []


@pytest.mark.django_db
@pytest.mark.usefixtures("teacher")
def test_of_one_person_who_answers_five_times_nothing_is_told(client, classroom, lesson):
    make_question(lesson)
    lesson.assignment_set.update(attempts_allowed=None)
    student = make_student(classroom)
    given = lesson.assignment_set.get()
    for _each in range(5):
        make_attempt(given, student, part=Part.LEVEL_1, answers=[("a",)], submitted=True)

    [row] = client.get(BANK).context["rows"]
    assert Response.objects.exclude(fraction=None).count() == 5
    assert row.percent is None


@pytest.mark.django_db
def test_ticked_questions_are_copied_once_into_a_lesson_of_ones_own(
    client, classroom, lesson, teacher
):
    first, second = make_question(lesson), make_question(lesson, kind="gaps")
    own = make_lesson(number=3)
    make_assignment(own, classroom)
    sent = {"question": [first.pk, second.pk], "into": own.pk}

    client.post(BANK, sent)
    client.post(BANK, sent)

    copies = Question.objects.filter(lesson=own)
    assert [one.in_force.content for one in copies] == [
        first.in_force.content,
        second.in_force.content,
    ]
    assert all(one.in_force.created_by == teacher for one in copies)


@pytest.mark.django_db
@pytest.mark.usefixtures("teacher")
def test_nothing_is_taken_from_or_put_into_lessons_of_others(client, lesson):
    mine, other = make_question(lesson), make_lesson(number=2)
    theirs = make_question(other)

    client.post(BANK, {"question": [theirs.pk], "into": lesson.pk})
    client.post(BANK, {"question": [mine.pk], "into": other.pk})

    assert list(Question.objects.all()) == [mine, theirs]


@pytest.mark.django_db
@pytest.mark.usefixtures("teacher")
def test_like_questions_come_first_by_the_words_they_share(client, lesson):
    asked = make_question(lesson, text="Дипломатиялық өкілдіктің негізгі міндеттері қандай?")
    alike = make_question(lesson, text="Дипломатиялық өкілдік міндеттерін атаңыз.")
    make_question(lesson, text="Вестфаль бітімі қашан жасалды?")

    assert found(client, like=asked.pk) == [alike]


@pytest.mark.django_db
@pytest.mark.usefixtures("teacher")
def test_the_bank_asks_the_database_no_more_for_many_questions(
    client, lesson, django_assert_max_num_queries
):
    for _ in range(6):
        make_question(lesson)

    with django_assert_max_num_queries(14):
        client.get(reverse("lessons:question-bank"))


@pytest.mark.django_db
@pytest.mark.usefixtures("teacher")
def test_drafts_of_the_text_are_shown_and_only_the_ticked_are_taken_once(client, lesson):
    text = "Вена конвенциясы 1961 жылы қабылданды.\nБҰҰ ұйымы 1945 жылы құрылды."
    section = make_section(lesson, text=text)
    url = reverse("lessons:question-drafts", args=[lesson.pk])
    first, second = client.get(url).context["rows"]

    client.post(url, {"draft": [first.name, "nothing"]})

    [question] = Question.objects.all()
    assert question.section == section
    assert question.in_force.parsed.key_lines == first.key
    assert [row.name for row in client.get(url).context["rows"]] == [second.name]


@pytest.mark.django_db
def test_who_may_not_change_a_lesson_takes_no_drafts_of_it(client, lesson):
    other = make_teacher(make_classroom(name="ХҚ-2"))
    make_assignment(lesson, other.membership_set.get().classroom)
    client.force_login(other)
    make_assignment(
        lesson, make_teacher(make_classroom(name="ХҚ-3")).membership_set.get().classroom
    )

    assert client.get(reverse("lessons:question-drafts", args=[lesson.pk])).status_code == 403


def test_words_are_compared_by_what_they_begin_with():
    one = beginnings("Елшіліктің міндеттері қандай?")

    assert alikeness(one, beginnings("Елшілік міндеті")) > 0.5
    assert alikeness(one, beginnings("Келісім")) == 0
    assert alikeness(frozenset(), frozenset()) == 0
