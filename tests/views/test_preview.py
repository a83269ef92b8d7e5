"""An assigned lesson as a student meets it, without traces."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.models import Attempt
from tests import factories as f

pytestmark = pytest.mark.django_db


class Room:
    def __init__(self, **rules):
        self.lesson = f.make_lesson()
        for _ in range(3):
            f.make_question(self.lesson)
        f.make_question(self.lesson, kind="open-answer", part=Part.LEVEL_2, text="Талдаңыз")
        classroom = f.make_classroom()
        self.assignment = f.make_assignment(
            self.lesson, classroom, opens_at=timezone.now(), due_at=None, **rules
        )
        self.client = Client()
        self.client.force_login(f.make_teacher(classroom))
        self.client.cookies["django_language"] = "en"

    def get(self, name, *args):
        return self.client.get(reverse(f"lessons:{name}", args=[self.assignment.pk, *args]))


def words_of(response):
    return " ".join(response.content.decode().split())


def test_the_overview_says_the_rules_and_what_is_required():
    page = words_of(Room(drawn_level_1=2).get("assignment-preview"))

    assert "Level 1: questions drawn for an attempt: 2." in page
    assert page.count('<span class="chip">required</span>') == 1
    assert "Attempts left: 3" in page


def test_questions_are_drawn_as_for_one_student_and_nothing_is_kept():
    room = Room(drawn_level_1=2)

    first, second = (room.get("question-preview", "level-1", number) for number in (1, 2))

    assert first.context["question"] != second.context["question"]
    assert (
        room.get("question-preview", "level-1", 1).context["question"] == first.context["question"]
    )
    assert "question 1 of 2" in words_of(first)
    assert not Attempt.objects.exists()


def test_a_key_is_in_no_preview():
    room = Room()

    page = room.get("question-preview", "level-2", 1).content.decode()

    assert "Талдаңыз" in page
    assert f.KEY_POINTS[0]["text"] not in page


@pytest.mark.parametrize(("part", "number"), [("level-9", 1), ("level-1", 4), ("level-3", 1)])
def test_what_is_not_asked_is_not_found(part, number):
    assert Room().get("question-preview", part, number).status_code == 404
