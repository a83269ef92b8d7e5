"""Item analysis as a teacher reads it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from lessons.domain.parts import Part
from tests.factories import (
    make_assignment,
    make_classroom,
    make_lesson,
    make_question,
    make_student,
    make_teacher,
    make_version,
)
from tests.sittings import sit

pytestmark = pytest.mark.django_db
TEXTS = {"a": "Ізгі қызмет", "b": "Делдалдық", "c": "Нота"}
OPTIONS = [{"id": key, "text": text} for key, text in TEXTS.items()]


@pytest.fixture
def lesson():
    lesson = make_lesson()
    for position in range(1, 5):
        wrong_key = "b" if position == 1 else "a"
        make_question(
            lesson,
            text=f"Қай құрал қолданылды? {position}",
            payload={"options": OPTIONS, "correct": wrong_key},
        )
    return lesson


@pytest.fixture
def assignment(lesson):
    return make_assignment(lesson, make_classroom())


@pytest.fixture
def client(assignment):
    client = Client()
    client.force_login(make_teacher(assignment.classroom))
    client.cookies["django_language"] = "kk"
    return client


def papers(count: int):
    """The later half knows everything; the key of the first question is wrong."""
    strong = [("a",)] * 4
    weak = [("b",), ("c",), ("b",), ("c",)]
    return [strong if place >= count // 2 else weak for place in range(count)]


def page(client, assignment, query=""):
    return client.get(reverse("lessons:assignment-items", args=[assignment.pk]) + query)


def item(client, assignment, position=1, query=""):
    question = assignment.lesson.question_set.get(position=position)
    return client.get(reverse("lessons:assignment-item", args=[assignment.pk, question.pk]) + query)


def test_a_wrong_key_is_told_with_the_option_that_high_marks_choose(client, assignment):
    sit(assignment, papers(60))

    html = item(client, assignment).content.decode()

    assert "Жауап кілтін тексеріңіз" in html
    assert "«Ізгі қызмет»" in html
    assert "Жауап саны: 60" in html


def test_the_level_lists_its_questions_with_figures_and_the_flag(client, assignment):
    sit(assignment, papers(60))

    response = page(client, assignment)

    assert [row.facility.value for row in response.context["rows"]] == ["0,50"] * 4
    assert [bool(row.findings) for row in response.context["rows"]] == [True, False, False, False]
    assert response.context["marks"] == 60
    html = response.content.decode()
    assert "Кронбах" in html
    assert "Сұрақтарды талдау: 1-деңгей" in html
    assert '<rect x="64" y="0"' in html


def test_under_thirty_answers_nothing_is_claimed(client, assignment):
    sit(assignment, papers(20))

    response = item(client, assignment)

    assert response.context["findings"] == []
    assert "Әзірге деректер аз" in response.content.decode()


def test_answers_of_all_classes_of_the_teacher_are_taken_together(client, assignment):
    other = make_assignment(assignment.lesson, make_classroom(name="ХҚ-232"))
    foreign = make_assignment(assignment.lesson, make_classroom(name="ХҚ-233"))
    make_teacher(other.classroom).membership_set.update(user=client.session["_auth_user_id"])
    sit(assignment, papers(20))
    sit(other, papers(20))
    sit(foreign, papers(20))

    assert page(client, assignment).context["sittings"] == 20
    assert page(client, assignment, "?classes=all").context["sittings"] == 40


def test_typed_answers_are_listed_by_how_often_they_were_given(client, lesson, assignment):
    make_question(
        lesson, kind="short-answer", part=Part.LEVEL_2, payload={"accepted": ["Түркі кеңесі"]}
    )
    given = ["түркі кеңесі", "Түркі кеңесі", "Түркі кеңесі", "НАТО", "НАТО", "ЕО"]
    sit(assignment, [[(text,)] for text in given], part=Part.LEVEL_2)

    common = item(client, assignment, position=5).context["common"]

    assert [(row.text, row.count, row.percent) for row in common] == [
        ("Түркі кеңесі", 3, 100),
        ("НАТО", 2, 0),
    ]


def test_a_second_attempt_and_the_words_of_before_are_in_no_figure(client, assignment):
    attempts = sit(assignment, papers(4))
    attempts[0].number = 2
    attempts[0].save(update_fields=["number"])

    assert page(client, assignment).context["sittings"] == 3
    question = assignment.lesson.question_set.get(position=1)
    question.current = make_version(question, text="Басқа сұрақ")
    question.save(update_fields=["current"])
    assert item(client, assignment).context["figures"].count == 0


@pytest.mark.parametrize("kind", ["items", "item"])
def test_a_page_takes_the_same_queries_for_any_number_of_students(
    client, assignment, kind, django_assert_num_queries, django_assert_max_num_queries
):
    show = page if kind == "items" else item
    sit(assignment, papers(1))
    with django_assert_max_num_queries(25) as few:
        show(client, assignment)
    sit(assignment, papers(40))
    with django_assert_num_queries(len(few)):
        show(client, assignment)


def test_the_questions_of_another_lesson_and_a_part_without_questions_are_not_found(
    client, assignment
):
    foreign = make_question(make_lesson(number=16))
    url = reverse("lessons:assignment-item", args=[assignment.pk, foreign.pk])
    assert client.get(url).status_code == 404
    assert page(client, assignment, "?part=level-3").status_code == 404
    assert page(client, assignment, "?part=nonsense").status_code == 404


def test_no_student_sees_figures(assignment):
    client = Client()
    client.force_login(make_student(assignment.classroom))
    assert page(client, assignment).status_code == 403
    assert item(client, assignment).status_code == 403


def test_where_nobody_has_handed_in_the_page_says_so(client, assignment):
    with override("kk"):
        assert "Әзірге ешкім тапсырған жоқ" in page(client, assignment).content.decode()
