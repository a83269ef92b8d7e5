"""A date on the pages of students, teachers and administrators, without JavaScript."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.models import Response
from lessons.services.attempts import submit_attempt
from tests import factories as f

pytestmark = pytest.mark.django_db


class Sitting:
    """An attempt under way with one question whose key is 12 May 1998."""

    def __init__(self):
        self.now = timezone.now()
        classroom = f.make_classroom()
        self.teacher = f.make_teacher(classroom)
        self.student = f.make_student(classroom)
        lesson = f.make_lesson()
        self.question = f.make_question(lesson, kind="date", text="Қашан болды?")
        assignment = f.make_assignment(
            lesson, classroom, opens_at=self.now - timedelta(days=1), due_at=None
        )
        self.attempt = f.make_attempt(assignment, self.student, now=self.now)
        self.url = reverse("lessons:attempt-question", args=[self.attempt.pk, 1])

    def hand_in(self, typed):
        client = client_of(self.student, "kk")
        client.post(self.url, {"answer": typed, "seen": 0, "go": "finish"})
        submit_attempt(self.attempt, now=self.now)
        return Response.objects.get(attempt=self.attempt)

    def page(self, name, user, language):
        response = client_of(user, language).get(reverse(name, args=[self.attempt.pk]))
        assert response.status_code == 200
        return response.content.decode()


def client_of(user, language):
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = language
    return client


@pytest.fixture
def sitting():
    return Sitting()


def test_a_student_types_the_date_into_a_line_that_tells_its_form(sitting):
    page = client_of(sitting.student, "en").get(sitting.url).content.decode()

    assert '<input type="text" id="answer" name="answer"' in page
    assert 'aria-describedby="answer-help save-state"' in page
    assert '<p class="field-help" id="answer-help" lang="en">Write the date in any' in page


def test_a_right_date_counts_at_once(sitting):
    assert sitting.hand_in("1998 жылғы 12 мамыр").fraction == 1


def test_a_date_without_its_day_waits_for_the_teacher(sitting):
    response = sitting.hand_in("1998 жылдың мамыры")

    assert response.fraction is None
    assert response.is_waiting


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "1998 жылғы 12 мамыр"), ("ru", "12 мая 1998 года"), ("en", "12 May 1998")],
)
def test_the_right_date_is_said_in_the_language_of_whoever_reads(sitting, language, said):
    sitting.hand_in("1999")

    assert f"<li>{said}</li>" in sitting.page("lessons:attempt-detail", sitting.student, language)
    assert f"<li>{said}</li>" in sitting.page("lessons:attempt-review", sitting.teacher, language)


def test_an_administrator_writes_a_date_as_text(sitting):
    admin = f.make_admin()
    client = client_of(admin, "en")
    url = reverse("admin:lessons_question_change", args=[sitting.question.pk])
    page = client.get(url).content.decode()

    assert "12.05.1998\n50 % | 1998" in page
    assert "One accepted date a line" in page
