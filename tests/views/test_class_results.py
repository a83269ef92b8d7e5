"""The results of a class: what the table says, where it leads, what it costs."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marks import mark_of
from lessons.domain.parts import Part
from lessons.models import Response
from lessons.queries.results import attempt_sums
from tests.factories import (
    make_assignment,
    make_attempt,
    make_classroom,
    make_lesson,
    make_question,
    make_student,
    make_teacher,
)

pytestmark = pytest.mark.django_db
RIGHT, WRONG = ("b",), ("a",)


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def teacher(classroom, client):
    teacher = make_teacher(classroom)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(teacher)
    return teacher


def assigned(classroom, *, number=1, kinds=("single-choice", "open-answer")):
    lesson = make_lesson(number=number)
    for kind in kinds:
        make_question(lesson, kind=kind, points=10)
    now = timezone.now()
    return make_assignment(
        lesson, classroom, opens_at=now - timedelta(days=9), due_at=now + timedelta(days=9)
    )


def handed_in(assignment, student, *, choice=None, mark=None):
    """One right choice and an open answer, which waits until ``mark`` says what it earns."""
    attempt = make_attempt(
        assignment,
        student,
        part=Part.LEVEL_1,
        answers=[choice or right_answer(assignment), ("Мемлекеттің атынан",)],
        submitted=True,
        now=timezone.now(),
    )
    if mark is not None:
        Response.objects.filter(attempt=attempt, position=2).update(state="marked", fraction=mark)
    return attempt


def right_answer(assignment):
    return assignment.lesson.question_set.get(position=1).in_force.solution.option_ids


def opened(client, classroom, query=""):
    response = client.get(reverse("lessons:class-results", args=[classroom.pk]) + query)
    return response.content.decode()


def cells(html):
    """(look, text) of each cell."""
    found = re.findall(r'<td class="(h[^"]*)">(.*?)</td>', html)
    return [(look, " ".join(re.sub(r"<[^>]+>", "", inner).split())) for look, inner in found]


def names(html):
    return re.findall(r'<th scope="row"\s*><a [^>]*#student">([^<]+)</a>', html)


def test_a_cell_has_a_number_its_state_and_a_way_to_the_answers(client, classroom, teacher):
    assignment = assigned(classroom)
    done = make_student(classroom, last_name="Абай")
    handed_in(assignment, done, mark=Decimal("0.2"))
    handed_in(assignment, make_student(classroom, last_name="Әсем"))
    make_student(classroom, last_name="Бекзат")
    html = opened(client, classroom)
    assert cells(html) == [("h1", "60"), ("h4 hw", "100 being checked"), ("hx", "– not begun")]
    way = reverse("lessons:student-lesson", args=[assignment.pk, done.pk])
    assert f'href="{way}"' in html
    page = client.get(way).content.decode()
    assert "Мемлекеттің атынан" in page
    assert (
        reverse(
            "lessons:response-mark",
            args=[Response.objects.get(attempt__student=done, position=2).pk],
        )
        in page
    )


def test_a_mark_stands_with_its_full_maximum_and_what_is_checked(client, classroom, teacher):
    assignment = assigned(classroom)
    student = make_student(classroom)
    handed_in(assignment, student)
    pages = [
        opened(client, classroom, f"?student={student.pk}"),
        client.get(reverse("lessons:student-work", args=[classroom.pk, student.pk])),
        client.get(reverse("lessons:assignment-results", args=[assignment.pk])),
    ]
    for page in pages:
        text = page if isinstance(page, str) else page.content.decode()
        plain = " ".join(re.sub(r"<[^>]+>|&nbsp;|\xa0", " ", text).split())
        assert "10 / 20" in plain
        assert "checked: 10 of 20 points" in plain


def test_students_stand_in_kazakh_order_and_can_be_sorted_filtered_and_found(
    client, classroom, teacher
):
    assignment = assigned(classroom)
    for name, mark in [("Қайрат", "0.9"), ("Кәрім", "0.1"), ("Әсем", None)]:
        student = make_student(classroom, last_name=name)
        if mark:
            handed_in(assignment, student, mark=Decimal(mark))
    make_student(classroom, last_name="Яна")
    assert names(opened(client, classroom)) == ["Әсем", "Кәрім", "Қайрат", "Яна"]
    assert names(opened(client, classroom, "?sort=mean"))[:2] == ["Кәрім", "Қайрат"]
    assert names(opened(client, classroom, "?sort=-mean"))[:2] == ["Қайрат", "Кәрім"]
    assert names(opened(client, classroom, "?q=qairat")) == ["Қайрат"]
    assert names(opened(client, classroom, "?show=waiting")) == []


def test_levels_are_summed_over_lessons(client, classroom, teacher):
    student = make_student(classroom)
    for number, mark in [(1, "0"), (2, "1")]:
        handed_in(assigned(classroom, number=number), student, mark=Decimal(mark))
    html = opened(client, classroom, "?by=levels")
    assert cells(html)[0] == ("h2", "75")


def test_a_large_class_is_paged_and_can_be_shown_whole(client, classroom, teacher, monkeypatch):
    monkeypatch.setattr("lessons.views.results.overview.PAGE", 2)
    assigned(classroom)
    for name in "АБВ":
        make_student(classroom, last_name=name)
    assert names(opened(client, classroom)) == ["А", "Б"]
    assert names(opened(client, classroom, "?page=2")) == ["В"]
    assert names(opened(client, classroom, "?rows=all")) == ["А", "Б", "В"]


def test_sums_of_the_database_are_those_of_the_domain(classroom):
    assignment = assigned(classroom)
    fractions = ["0.33333", "0.66667", "0.12345", "0.00500", "0.01500", "0.99995", "1"]
    for fraction in fractions:
        handed_in(assignment, make_student(classroom), mark=Decimal(fraction))
    found = sorted(row.earned for row in attempt_sums([assignment]))
    expected = sorted(1000 + int(mark_of(Decimal(one), 10) * 100) for one in fractions)
    assert found == expected


def test_more_students_and_lessons_cost_no_more_queries(
    client, classroom, teacher, django_assert_num_queries
):
    def cost():
        with django_assert_num_queries(9):
            opened(client, classroom, f"?student={student.pk}")

    student = make_student(classroom)
    handed_in(assigned(classroom), student, mark=Decimal(1))
    opened(client, classroom)
    cost()
    for number in (2, 3):
        assignment = assigned(classroom, number=number)
        for _ in range(2):
            handed_in(assignment, make_student(classroom))
    cost()


def test_a_student_in_a_lesson_costs_the_same_for_one_part_and_for_many(
    client, classroom, teacher, django_assert_max_num_queries
):
    assignment, student = assigned(classroom), make_student(classroom)
    make_question(assignment.lesson, part=Part.GUIDED)
    handed_in(assignment, student, mark=Decimal(1))
    make_attempt(
        assignment, student, part=Part.GUIDED, answers=[RIGHT], submitted=True, now=timezone.now()
    )
    url = reverse("lessons:student-lesson", args=[assignment.pk, student.pk])
    with django_assert_max_num_queries(13):
        page = client.get(url).content.decode()
    assert page.count("Question 1") >= 2


def test_a_class_without_students_or_lessons_says_so(client, classroom, teacher):
    assert "Nobody has joined" in opened(client, classroom)
    make_student(classroom)
    assert "No lesson has been assigned" in opened(client, classroom)
