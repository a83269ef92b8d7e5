"""The start page and joining a class."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lessons.models import Membership, Role
from tests.factories import enrol, make_assignment, make_classroom, make_lesson, make_user

pytestmark = pytest.mark.django_db
HOME = reverse("lessons:home")
JOIN = reverse("lessons:classroom-join")


@pytest.fixture
def student(client):
    user = make_user(username="dana", first_name="Дана")
    client.force_login(user)
    return user


def test_somebody_without_a_class_is_led_to_the_join_code(client, student):
    page = client.get(HOME).content.decode()

    assert JOIN in page


def test_a_student_sees_the_assigned_lesson_with_its_next_step(client, student):
    classroom = make_classroom()
    enrol(student, classroom, Role.STUDENT)
    assignment = make_assignment(make_lesson(title="Дипломатия негіздері"), classroom)

    page = client.get(HOME).content.decode()

    assert "Дипломатия негіздері" in page
    assert reverse("lessons:assignment-detail", args=[assignment.pk]) in page


def test_a_lesson_of_another_class_is_not_shown(client, student):
    enrol(student, make_classroom(), Role.STUDENT)
    make_assignment(make_lesson(title="Бөтен сабақ"), make_classroom())

    assert "Бөтен сабақ" not in client.get(HOME).content.decode()


def test_a_teacher_sees_only_own_classes(client, student):
    enrol(student, make_classroom(name="ХҚ-231"), Role.TEACHER)
    make_classroom(name="БӨТЕН-1")

    page = client.get(HOME).content.decode()

    assert "ХҚ-231" in page
    assert "БӨТЕН-1" not in page


def test_the_start_page_takes_the_same_queries_for_one_class_and_for_many(client, student):
    def add_class():
        taught, joined = make_classroom(), make_classroom()
        enrol(student, taught, Role.TEACHER)
        enrol(student, joined, Role.STUDENT)
        make_assignment(make_lesson(), joined)

    def count():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(HOME)
        return len(captured)

    add_class()
    one = count()
    for _ in range(6):
        add_class()

    assert count() == one


class TestJoining:
    def test_the_code_makes_a_student_of_the_class(self, client, student):
        classroom = make_classroom(join_code="QAZAQ7")

        response = client.post(JOIN, {"code": " qazaq7 "})

        assert response.url == HOME
        assert Membership.objects.get(user=student, classroom=classroom).role == Role.STUDENT

    def test_an_unknown_code_is_refused_beside_the_field_and_kept(self, client, student):
        response = client.post(JOIN, {"code": "XXXXXX"})

        assert response.status_code == 200
        assert response.context["form"].errors["code"]
        assert 'value="XXXXXX"' in response.content.decode()

    def test_an_empty_code_is_refused(self, client, student):
        assert client.post(JOIN, {"code": ""}).context["form"].errors["code"]

    def test_a_closed_class_takes_nobody(self, client, student):
        make_classroom(join_code="QAZAQ7", is_open=False)

        response = client.post(JOIN, {"code": "QAZAQ7"})

        assert response.context["form"].errors["code"]
        assert not Membership.objects.exists()
