"""The results of a class: what the table says, where it leads, what it costs."""

import csv
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import product
from random import Random

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lessons.domain.exports.registry import FORMATS
from lessons.domain.marks import mark_of
from lessons.domain.parts import Part
from lessons.domain.progress import best_of
from lessons.models import Attempt, Response
from lessons.queries import responses_of, score_of_responses
from lessons.queries.results import attempt_sums, result_cells
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
    way = reverse("lessons:student-part", args=[classroom.pk, student.pk, "level-1"])
    assert f'href="{way}"' in html
    answers = client.get(way).content.decode()
    assert answers.count("Change this mark") == 2
    assert answers.count('href="#part-') == answers.count('id="part-') == 2
    assert answers.index(">№1") < answers.index(">№2")


def test_answers_of_many_lessons_at_a_level_are_paged(client, classroom, teacher, monkeypatch):
    monkeypatch.setattr("lessons.views.results.student_lesson.LESSONS", 1)
    student = make_student(classroom)
    for number in (1, 2):
        handed_in(assigned(classroom, number=number), student, mark=Decimal(1))
    way = reverse("lessons:student-part", args=[classroom.pk, student.pk, "level-1"])

    first, second = (client.get(way, {"page": n}).content.decode() for n in (1, 2))

    assert "Page 1 of 2" in first
    assert [">№1" in first, ">№2" in first] == [True, False]
    assert [">№1" in second, ">№2" in second] == [False, True]


def test_answers_at_a_level_cost_the_same_for_one_lesson_and_for_many(client, classroom, teacher):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(way)
        return len(queries)

    student = make_student(classroom)
    way = reverse("lessons:student-part", args=[classroom.pk, student.pk, "level-1"])
    handed_in(assigned(classroom), student, mark=Decimal(1))
    client.get(way)
    few = cost()
    for number in (2, 3):
        handed_in(assigned(classroom, number=number), student, mark=Decimal(1))
    assert cost() == few
    assert client.get(way.replace("level-1", "level-9")).status_code == 404


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


@pytest.mark.parametrize("by_part", [False, True], ids=["by lesson", "by level"])
def test_cells_are_of_the_attempts_that_progress_counts(classroom, by_part):
    chance, now = Random(7), timezone.now()  # noqa: S311
    assignment = assigned(classroom)
    versions = [
        make_question(assignment.lesson, kind="open-answer", points=points).current
        for points in (3, 7, 4)
    ]
    students = [make_student(classroom) for _ in range(12)]
    for student, number in product(students, (1, 2, 3)):
        sat = sit(assignment, student, number, versions, chance, now=now)
        Response.objects.bulk_create(sat)

    cells = result_cells([assignment], [student.pk for student in students], by_part=by_part)

    for student in students:
        attempts = Attempt.objects.submitted().filter(student=student)
        scores = [score_of_responses(list(responses_of(one))) for one in attempts]
        cell, best = (
            cells[student.pk]["level-1" if by_part else str(assignment.pk)],
            best_of(scores),
        )
        assert (cell.mark, cell.checked, cell.waiting) == (best.earned, best.marked, best.waiting)
        assert (cell.percent, cell.handed_in, cell.is_open) == (best.percent, 1, False)


def sit(assignment, student, number, versions, chance, *, now):
    """An attempt with marks of some of its answers, and the others waiting."""
    attempt = Attempt.objects.create(
        assignment=assignment,
        student=student,
        part=Part.LEVEL_1,
        number=number,
        started_at=now,
        begun_at=now,
        last_active_at=now,
        submitted_at=now,
    )
    for position, version in enumerate(versions, start=1):
        waits = chance.random() < 0.2
        yield Response(
            attempt=attempt,
            version=version,
            position=position,
            state="waiting" if waits else "marked",
            fraction=None if waits else Decimal(chance.randint(0, 6)) / 6,
            answer=["Жауап"],
            last_seq=1,
        )


def test_more_students_and_lessons_cost_no_more_queries(client, classroom, teacher):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            opened(client, classroom, f"?student={student.pk}")
        return len(queries)

    student = make_student(classroom)
    handed_in(assigned(classroom), student, mark=Decimal(1))
    opened(client, classroom)
    few = cost()
    for number in (2, 3):
        assignment = assigned(classroom, number=number)
        for _ in range(2):
            handed_in(assignment, make_student(classroom))
    assert cost() == few <= 12


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
    with django_assert_max_num_queries(16):
        page = client.get(url).content.decode()
    assert page.count("Question 1") >= 2


def test_a_class_without_students_or_lessons_says_so(client, classroom, teacher):
    assert "Nobody has joined" in opened(client, classroom)
    make_student(classroom)
    assert "No lesson has been assigned" in opened(client, classroom)


# --- Files --------------------------------------------------------------------------------------


def exported(client, classroom, code, query=""):
    url = reverse("lessons:results-export", args=[classroom.pk, code]) + query
    return client.get(url).content


def test_a_file_holds_what_the_page_shows_cell_by_cell(client, classroom, teacher):
    assignment = assigned(classroom)
    handed_in(assignment, make_student(classroom, last_name="Абай"), mark=Decimal("0.2"))
    handed_in(assignment, make_student(classroom, last_name="Әсем"))
    make_student(classroom, last_name="=Бекзат")
    for query in ("", "?sort=-mean", "?show=waiting", "?by=levels"):
        html = opened(client, classroom, query)
        page = load_workbook(BytesIO(exported(client, classroom, "xlsx", query))).active
        head, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
        percents = [place for place, name in enumerate(head) if name.endswith(": percent")]
        states = [place for place, name in enumerate(head) if name.endswith(": state")]
        assert [row[1] for row in rows] == names(html)
        pairs = list(zip(percents, states, strict=True))
        shown = [(row[one], row[two]) for row in rows for one, two in pairs]
        told = [(re.match(r"\d+", text), text) for _look, text in cells(html)]
        assert [percent for percent, _state in shown] == [
            int(number[0]) if number else None for number, _text in told
        ]
        for (_percent, state), (_number, text) in zip(shown, told, strict=True):
            assert state in text or state in {"passed", "mastered", "not passed yet"}


def test_a_file_names_mark_full_maximum_state_and_what_waits(client, classroom, teacher):
    handed_in(assigned(classroom, number=3), make_student(classroom, last_name="Абай"))
    raw = exported(client, classroom, "csv").decode("utf-8-sig")
    head, row = csv.reader(StringIO(raw, newline=""), delimiter=";")
    found = dict(zip(head, row, strict=True))
    assert found["№3: mark"] == "10"
    assert found["№3: full maximum"] == "20"
    assert found["№3: checked points"] == "10"
    assert found["№3: state"] == "being checked"
    assert found["№3: answers waiting"] == "1"


def test_what_is_too_large_for_a_workbook_is_told(client, classroom, teacher, monkeypatch):
    assigned(classroom)
    make_student(classroom)
    small = replace(FORMATS["xlsx"], most_cells=3)
    monkeypatch.setitem(FORMATS, "xlsx", small)
    url = reverse("lessons:results-export", args=[classroom.pk, "xlsx"])
    assert "Take CSV" in client.get(url, follow=True).content.decode()
