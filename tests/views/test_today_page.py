"""The start page of a student: one next step, what is due, what happened, whom to ask."""

import re
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.models import Assignment, User
from lessons.services.marking import ask_second_look
from lessons.services.remembering import remember
from lessons.services.writing import return_work
from tests import factories as f

pytestmark = pytest.mark.django_db
HOME, SEEN = reverse("lessons:home"), reverse("lessons:news-seen")
MOST_QUERIES = 15
"""What is announced is one of them."""


class Room:
    def __init__(self):
        self.now = timezone.now()
        self.course = f.make_course()
        self.classroom = f.make_classroom()
        self.student = f.make_student(self.classroom)
        self.teacher = f.make_teacher(
            self.classroom, first_name="Гүлнар", last_name="Сейтқали", email="g@uni.kz"
        )
        User.objects.update(date_joined=self.now - timedelta(days=60))
        self.client = Client()
        self.client.force_login(self.student)
        self.client.cookies["django_language"] = "en"

    def give(self, number, *, kind="single-choice", opened=30, due=7):
        lesson = f.make_lesson(self.course, number=number, title=f"Тақырып {number}")
        for part in Part:
            f.make_question(lesson, kind=kind, part=part)
        return f.make_assignment(
            lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=opened),
            due_at=self.now + timedelta(days=due),
        )

    def marked(self, assignment, **marking):
        attempt = f.make_attempt(
            assignment, self.student, answers=[("Жауап",)], submitted=True, now=self.now
        )
        response = attempt.response_set.get()
        f.make_marking(response, self.teacher, now=timezone.now(), **marking)
        return response

    def page(self):
        response = self.client.get(HOME)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    def words(self):
        return " ".join(re.sub("<[^>]+>", " ", self.page()).split())


@pytest.fixture
def room():
    return Room()


def hero(page):
    return page[page.index('<section class="hero') : page.index("</section>")]


def test_the_next_step_is_of_the_nearest_deadline_that_is_not_over(room):
    overdue, nearest = room.give(1, due=-2), room.give(3, due=2)
    room.give(2, due=5)

    shown = hero(room.page())

    assert "Тақырып 3" in shown
    assert reverse("lessons:attempt-start", args=[nearest.pk, "level-1"]) in shown
    assert reverse("lessons:assignment-detail", args=[overdue.pk]) not in shown


def test_what_is_overdue_has_a_group_of_its_own_and_is_red_while_it_still_counts(room):
    room.give(1, due=-2)
    done = room.give(2, due=-2)
    for part in Part:
        f.make_attempt(done, room.student, part=part, submitted=True, now=room.now)

    page = room.page()

    group = page[page.index("Deadline passed: 1") : page.index("</details>")]
    assert '<span class="chip chip-bad">can still be handed in</span>' in group
    assert "Тақырып 1" in group
    assert "Тақырып 2" not in group


def test_a_timed_test_is_not_begun_by_a_button_that_does_not_tell_its_rules(room):
    assignment = room.give(1)
    Assignment.objects.update(time_limit=20)

    shown = hero(room.page())

    assert reverse("lessons:attempt-start", args=[assignment.pk, "level-1"]) not in shown
    assert reverse("lessons:assignment-detail", args=[assignment.pk]) in shown


def test_the_map_tells_every_lesson_in_words(room):
    room.give(1)
    room.give(2)
    f.make_attempt(room.give(3), room.student, answers=[("a",)], submitted=True, now=room.now)

    words = room.words()

    assert "№3: Level 1: mastered, Level 2: not started" in words
    assert "Parts mastered: 1 / 15" in words


def test_the_teacher_of_the_class_can_be_asked(room):
    room.give(1)
    colleague = f.make_teacher(f.make_classroom("ХҚ-232"), last_name="Бөтен")

    page = room.page()

    assert "Сейтқали Гүлнар" in page
    assert "mailto:g@uni.kz" in page
    assert colleague.last_name not in page


class TestNews:
    def test_a_mark_is_news_until_it_was_seen(self, room):
        assignment = room.give(7, kind="open-answer")
        response = room.marked(assignment, comment="Жақсы", fraction=Fraction(1))

        before, page = room.words(), room.page()
        room.client.post(SEEN, {"until": timezone.now().isoformat()})

        assert reverse("lessons:attempt-detail", args=[response.attempt_id]) in page
        assert "№7 · Level 1: checked Answers: 1 · with the teacher" in before
        assert "100 %" in before.replace("&nbsp;", " ")
        assert "№7 · Level 1: checked" not in room.words()

    def test_what_came_after_the_page_was_drawn_is_still_news(self, room):
        drawn = timezone.now()
        room.marked(room.give(7, kind="open-answer"))

        room.client.post(SEEN, {"until": drawn.isoformat()})

        assert "№7 · Level 1: checked" in room.words()

    def test_an_answered_second_look_is_told_as_such(self, room):
        response = room.marked(room.give(7, kind="open-answer"))
        ask_second_look(response, reason="Қараңызшы", now=timezone.now())
        f.make_marking(response, room.teacher, now=timezone.now())

        words = room.words()

        assert "№7 · Level 1: your second look is answered" in words
        assert "№7 · Level 1: checked" not in words

    def test_a_lesson_that_opened_is_news_and_an_old_one_is_not(self, room):
        room.give(8, opened=1)
        room.give(9, opened=20)

        words = room.words()

        assert "№8: a new lesson" in words
        assert "№9: a new lesson" not in words

    def test_a_task_that_was_returned_is_the_next_step_and_news_with_its_own_date(self, room):
        assignment = room.give(7, kind="open-answer", due=-1)
        attempt = f.make_attempt(
            assignment,
            room.student,
            part=Part.INDEPENDENT,
            answers=[("Мәтін",)],
            submitted=True,
            now=room.now - timedelta(days=2),
        )
        return_work(
            attempt.response_set.get(),
            teacher=room.teacher,
            comment="Толықтырыңыз",
            due_at=room.now + timedelta(days=3),
            seen=1,
            now=room.now,
        )
        page = room.page()

        assert "Revise: Independent work" in hero(page)
        assert "Revise until:" in hero(page)
        assert "№7 · Independent work: returned for revision" in page
        begun = room.client.post(
            reverse("lessons:attempt-start", args=[assignment.pk, "independent"])
        )
        assert begun.url == reverse("lessons:attempt-question", args=[attempt.pk, 1])

    def test_nobody_sees_the_news_of_somebody_else(self, room):
        assignment = room.give(7, kind="open-answer")
        other = f.make_student(room.classroom)
        attempt = f.make_attempt(
            assignment, other, answers=[("Жауап",)], submitted=True, now=room.now
        )
        f.make_marking(attempt.response_set.get(), room.teacher, now=timezone.now())

        assert "№7 · Level 1: checked" not in room.words()


def test_the_page_takes_few_queries_and_as_many_for_45_lessons(room):
    def fill(number):
        assignment = room.give(number, kind="open-answer" if number % 2 else "single-choice")
        attempt = f.make_attempt(
            assignment, room.student, answers=[("a",)], submitted=True, now=room.now
        )
        if number % 2:
            f.make_marking(attempt.response_set.get(), room.teacher, now=timezone.now())
        questions = assignment.lesson.question_set.values_list("pk", flat=True)
        verdicts = dict.fromkeys(questions, False)
        remember(room.student, verdicts, lesson_id=assignment.lesson_id, now=room.now)

    def count():
        with CaptureQueriesContext(connection) as captured:
            room.page()
        return len(captured)

    fill(1)
    one = count()
    for number in range(2, 46):
        fill(number)

    assert count() == one
    assert one <= MOST_QUERIES
