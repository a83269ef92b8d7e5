"""A student's own numbers by week, and what each is made of."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.journal.scales import SCALES
from lessons.domain.parts import Part
from lessons.models import JournalEntry, JournalRules
from tests import factories as f

pytestmark = pytest.mark.django_db
URL = reverse("lessons:my-progress")


class Room:
    def __init__(self):
        self.now = timezone.now()
        self.course, self.classroom = f.make_course("Дипломатия"), f.make_classroom()
        self.student = f.make_student(self.classroom)
        self.client = Client()
        self.client.force_login(self.student)
        self.client.cookies["django_language"] = "en"

    def give(self, number, *, due):
        lesson = f.make_lesson(self.course, number=number)
        for part in (Part.LEVEL_1, Part.GUIDED):
            f.make_question(lesson, part=part, label="СОӨЖ" if part.is_task else "")
        return f.make_assignment(
            lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=28),
            due_at=self.now + timedelta(days=due),
        )

    def words(self):
        page = self.client.get(URL).content.decode()
        return " ".join(re.sub("<[^>]+>", " ", page[page.index("<h1>") :]).split())


@pytest.fixture
def room():
    return Room()


def test_each_week_has_its_numbers_with_their_letters_and_the_works_behind_them(room):
    done = room.give(1, due=-14)
    room.give(2, due=7)
    f.make_attempt(
        done,
        room.student,
        answers=[("a",)],
        submitted=True,
        now=room.now - timedelta(days=20),
    )

    words = room.words()

    assert "100 A 0 F –" in words
    assert "№1 · Level 1 : 1 / 1 · 100" in words
    assert "№1 · СОӨЖ : not handed in, counts as 0" in words
    assert "№2 · Level 1 : not handed in №2" in words


def test_what_waits_for_the_teacher_counts_neither_way(room):
    lesson = f.make_lesson(room.course, number=3)
    f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, room.classroom, opens_at=room.now, due_at=None)
    f.make_attempt(assignment, room.student, answers=[("Ой",)], submitted=True, now=room.now)

    words = room.words()

    assert "3 – – –" in words
    assert "1 answer is being checked" in words


def test_the_numbers_are_those_of_the_class_s_journal(room):
    """Its first week, its scale, and what the teacher wrote by hand."""
    done = room.give(5, due=-14)
    f.make_attempt(done, room.student, answers=[("a",)], submitted=True, now=room.now)
    JournalRules.objects.create(classroom=room.classroom, scale="school")
    JournalEntry.objects.create(
        classroom=room.classroom,
        course=room.course,
        student=room.student,
        place="practice-05",
        number=1,
        value=60,
        reason="Ауызша қорғады",
        entered_by=f.make_teacher(room.classroom),
        entered_at=room.now,
    )

    words = room.words()

    letter = SCALES["school"].grade_of(60).letter
    assert f"5 60 {letter} 0" in words
    assert "60 corrected by hand Ауызша қорғады" in words


def test_the_page_takes_as_many_queries_for_many_lessons(room):
    def count():
        with CaptureQueriesContext(connection) as captured:
            assert room.client.get(URL).status_code == 200
        return len(captured)

    room.give(1, due=1)
    one = count()
    for number in range(2, 12):
        room.give(number, due=number)

    assert count() == one
