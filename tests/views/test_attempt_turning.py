"""A button whose one request saves the answer and brings the next page; all pages at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import Assignment, Response
from tests import factories as f

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def student(classroom):
    return f.make_student(classroom)


@pytest.fixture
def attempt(classroom, student):
    return _attempt(classroom, student)


def _attempt(classroom, student, **rules):
    lesson = f.make_lesson(number=len(rules) + 1)
    for text in ("Бірінші?", "Екінші?", "Үшінші?"):
        f.make_question(lesson, kind="open-answer", text=text)
    now = timezone.now()
    assignment = f.make_assignment(lesson, classroom, opens_at=now - timedelta(days=1), due_at=None)
    Assignment.objects.filter(pk=assignment.pk).update(**rules)
    assignment.refresh_from_db()
    attempt = f.make_attempt(assignment, student, now=now)
    if assignment.is_forward_only:
        attempt.furthest = 1
        attempt.save(update_fields=["furthest"])
    return attempt


@pytest.fixture
def client(client, student):
    client.force_login(student)
    client.cookies["django_language"] = "en"
    return client


def url(attempt, position):
    return reverse("lessons:attempt-question", args=[attempt.pk, position])


def turn(client, attempt, position, *, go="next", answer="", seen=0):
    data = {"go": go, "seen": seen, "answer": answer}
    return client.post(url(attempt, position), data, headers=JSON)


def test_one_request_saves_the_answer_and_brings_the_next_question(client, attempt):
    told = turn(client, attempt, 1, answer="Жауап").json()

    assert told["state"] == "saved"
    assert told["seq"] == 1
    assert told["url"] == url(attempt, 2)
    assert 'data-position="2"' in told["page"]
    assert "<html" not in told["page"]
    assert Response.objects.get(attempt=attempt, position=1).draft == ["Жауап"]


def test_a_save_without_a_button_brings_no_page(client, attempt):
    assert "page" not in turn(client, attempt, 1, go="", answer="Жауап").json()


def test_the_last_question_leads_to_the_last_look(client, attempt):
    told = turn(client, attempt, 3).json()

    assert told["url"] == reverse("lessons:attempt-finish", args=[attempt.pk])
    assert "data-unsent" in told["page"]


def test_a_flag_is_set_and_its_question_drawn_again(client, attempt):
    told = turn(client, attempt, 2, go="flag").json()

    assert told["url"] == url(attempt, 2)
    assert 'value="unflag"' in told["page"]


def test_a_stale_answer_turns_no_page(client, attempt):
    turn(client, attempt, 1, answer="Бірінші бет")

    response = turn(client, attempt, 1, answer="Екінші бет")

    assert response.status_code == 409
    assert "page" not in response.json()


def test_whoever_has_left_the_class_is_sent_where_it_is_said(client, attempt, student):
    student.membership_set.update(ended_at=timezone.now())

    assert turn(client, attempt, 1).json() == {
        "state": "saved",
        "seq": 0,
        "saved_at": "",
        "url": url(attempt, 2),
    }


def test_an_address_asked_for_as_a_part_is_the_same_question_without_the_page(client, attempt):
    part = client.get(url(attempt, 2), headers={"X-Fragment": "1"}).content.decode()

    assert part.lstrip().startswith('<div class="page-head" data-position="2"')


class TestForwardOnly:
    @pytest.fixture
    def attempt(self, classroom, student):
        return _attempt(classroom, student, is_forward_only=True)

    def test_the_next_page_is_the_way_and_no_number_is(self, client, attempt):
        assert turn(client, attempt, 1, go="3").json()["url"] == url(attempt, 1)

        assert turn(client, attempt, 1).json()["url"] == url(attempt, 2)
        attempt.refresh_from_db()
        assert attempt.furthest == 2

    def test_no_page_ahead_is_in_the_browser(self, client, attempt):
        answer = client.get(reverse("lessons:attempt-pages", args=[attempt.pk]))

        assert answer.json() == {"pages": []}


class TestAllPages:
    def test_they_come_in_their_order_with_what_the_server_has(self, client, attempt):
        turn(client, attempt, 2, answer="Жауап")

        pages = client.get(reverse("lessons:attempt-pages", args=[attempt.pk])).json()["pages"]

        assert [page["position"] for page in pages] == [1, 2, 3]
        assert (pages[1]["held"], pages[1]["seen"]) == (["Жауап"], 1)
        assert "Үшінші?" in pages[2]["html"]

    def test_after_the_hand_in_there_are_none(self, client, attempt):
        attempt.submitted_at = timezone.now()
        attempt.save(update_fields=["submitted_at"])

        answer = client.get(reverse("lessons:attempt-pages", args=[attempt.pk]))

        assert answer.json() == {"pages": []}

    def test_each_costs_no_query_of_its_own(self, client, attempt):
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("lessons:attempt-pages", args=[attempt.pk]))

        assert len(captured) < 10
