"""A student's overview of an assigned lesson, its text, and starting a level."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.models import Assignment, Attempt, Gate
from tests.factories import (
    make_assignment,
    make_attempt,
    make_classroom,
    make_lesson,
    make_marking,
    make_question,
    make_section,
    make_student,
    make_teacher,
    make_user,
)

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def lesson():
    lesson = make_lesson(
        goal="Дипломатияны түсіну.", outcomes="Анықтама береді.", equipment="Карта", methods="Талқы"
    )
    make_question(lesson, text="Бірінші деңгей сұрағы?")
    make_question(lesson, part=Part.LEVEL_2, kind="open-answer", text="Екінші деңгей сұрағы?")
    make_question(lesson, part=Part.GUIDED, kind="open-answer", label="ОБӨЖ", text="Тапсырма?")
    return lesson


@pytest.fixture
def assignment(lesson, classroom, now):
    return make_assignment(
        lesson,
        classroom,
        opens_at=now - timedelta(days=2),
        due_at=now + timedelta(days=2),
    )


@pytest.fixture
def student(classroom):
    return make_student(classroom)


@pytest.fixture
def client(client, student):
    client.force_login(student)
    client.cookies["django_language"] = "en"
    return client


def detail_url(assignment):
    return reverse("lessons:assignment-detail", args=[assignment.pk])


def read_url(assignment):
    return reverse("lessons:assignment-read", args=[assignment.pk])


def start_url(assignment, part="level-1"):
    return reverse("lessons:attempt-start", args=[assignment.pk, part])


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


class TestOverview:
    def test_a_new_student_is_told_to_start_with_level_1(self, client, assignment):
        page = page_of(client, detail_url(assignment))

        assert ": Level 1." in page
        assert page.count("button-primary") == 1
        assert f'action="{start_url(assignment)}"' in page
        assert "Дипломатияны түсіну." in page
        assert "Due: " in page

    def test_a_task_bears_the_name_that_its_author_gave_it(self, client, assignment):
        page = page_of(client, detail_url(assignment))

        assert "<h3>ОБӨЖ</h3>" in page
        assert "Start: ОБӨЖ" in page

    def test_the_next_step_and_past_attempts_name_a_task_as_its_author_did(
        self, client, assignment, student, now
    ):
        make_attempt(assignment, student, part=Part.GUIDED, answers=[("a",)], now=now)

        page = page_of(client, detail_url(assignment))

        assert "Continue where you stopped: ОБӨЖ." in page
        assert "ОБӨЖ, attempt 1" in page
        assert "Guided independent work" not in page

    @pytest.mark.parametrize("url", [lambda _: reverse("lessons:home"), read_url])
    def test_the_next_step_has_the_same_name_elsewhere(self, client, assignment, student, now, url):
        make_attempt(assignment, student, part=Part.GUIDED, answers=[("a",)], now=now)

        page = page_of(client, url(assignment))

        assert "Continue where you stopped: ОБӨЖ." in page

    def test_the_best_mark_and_the_attempts_left_are_shown(self, client, assignment, student, now):
        make_attempt(assignment, student, answers=[("b",)], submitted=True, now=now)
        make_attempt(assignment, student, answers=[("a",)], submitted=True, now=now)

        page = page_of(client, detail_url(assignment))

        assert "Best mark: 1 of 1 point (100 %)" in page
        assert "Attempts left: 1" in page
        assert "mastered" in page

    def test_an_open_answer_waits_and_is_not_counted_as_wrong(
        self, client, assignment, student, now
    ):
        make_attempt(
            assignment,
            student,
            part=Part.LEVEL_2,
            answers=[("Ресми қызмет.",)],
            submitted=True,
            now=now,
        )

        page = page_of(client, detail_url(assignment))

        assert "1 answer is being checked" in page
        assert "0 of" not in page

    def test_past_attempts_link_to_their_results(self, client, assignment, student, now):
        attempt = make_attempt(assignment, student, answers=[("a",)], submitted=True, now=now)

        page = page_of(client, detail_url(assignment))

        assert f'href="{reverse("lessons:attempt-detail", args=[attempt.pk])}"' in page
        assert "Level 1, attempt 1" in page

    def test_an_attempt_after_the_deadline_is_called_late(self, client, assignment, student, now):
        assignment.due_at = now - timedelta(days=1)
        assignment.save(update_fields=["due_at"])
        make_attempt(assignment, student, answers=[("a",)], submitted=True, now=now)

        page = page_of(client, detail_url(assignment))

        assert '<span class="chip">late</span>' in page

    def test_the_rules_of_drawing_are_said(self, client, assignment):
        assignment.drawn_level_1, assignment.shuffles_questions = 4, True
        assignment.save(update_fields=["drawn_level_1", "shuffles_questions"])

        page = page_of(client, detail_url(assignment))

        assert "<li>Level 1: questions drawn for an attempt: 4.</li>" in page
        assert "A new attempt asks other questions first." in page
        assert "The questions of a level come in an order of their own." in page

    def test_an_attempt_without_an_answer_spends_nothing(self, client, assignment, student, now):
        make_attempt(assignment, student, now=now)

        page = page_of(client, detail_url(assignment))

        assert "Start: Level 1" in page
        assert "Attempts left: 3" in page
        assert "My attempts" not in page

    def test_an_attempt_under_way_is_continued(self, client, assignment, student, now):
        make_attempt(assignment, student, answers=[("a",)], now=now)

        page = page_of(client, detail_url(assignment))

        assert "Continue where you stopped: Level 1." in page
        assert "Continue: Level 1" in page

    def test_a_locked_level_says_what_opens_it_and_has_no_button(self, client, assignment):
        assignment.gate = Gate.LOCK
        assignment.save(update_fields=["gate"])

        page = page_of(client, detail_url(assignment))

        assert "This level opens after you pass: Level 1" in page
        assert start_url(assignment, "level-2") not in page

    def test_a_warning_gate_advises_and_lets_pass(self, client, assignment):
        page = page_of(client, detail_url(assignment))

        assert "it is better to pass first: Level 1" in page
        assert start_url(assignment, "level-2") in page

    def test_an_open_gate_says_nothing(self, client, assignment):
        assignment.gate = Gate.OFF
        assignment.save(update_fields=["gate"])

        page = page_of(client, detail_url(assignment))

        assert "better to pass first" not in page

    def test_a_lesson_that_is_not_open_yet_says_when_it_opens(self, client, assignment, now):
        assignment.opens_at = now + timedelta(days=1)
        assignment.save(update_fields=["opens_at"])

        page = page_of(client, detail_url(assignment))

        assert "It opens: " in page
        assert start_url(assignment) not in page
        assert read_url(assignment) not in page

    def test_a_lesson_without_questions_says_so(self, client, classroom, now):
        assignment = make_assignment(
            make_lesson(number=16), classroom, opens_at=now, due_at=now + timedelta(days=1)
        )

        page = page_of(client, detail_url(assignment))

        assert "This lesson has no questions yet." in page

    def test_nothing_of_a_classmate_is_shown(self, client, assignment, classroom, now):
        make_attempt(assignment, make_student(classroom), answers=[("a",)], submitted=True, now=now)

        page = page_of(client, detail_url(assignment))

        assert "Best mark" not in page
        assert "My attempts" not in page

    def test_many_attempts_take_as_many_queries_as_one(self, client, assignment, student, now):
        assignment.attempts_allowed = None
        assignment.save(update_fields=["attempts_allowed"])
        make_attempt(assignment, student, answers=[("a",)], submitted=True, now=now)
        with CaptureQueriesContext(
            connection,
        ) as one:
            client.get(detail_url(assignment))
        for _ in range(12):
            make_attempt(assignment, student, answers=[("a",)], submitted=True, now=now)
        with CaptureQueriesContext(connection) as many:
            client.get(detail_url(assignment))

        assert len(many) == len(one)


class TestReading:
    def test_the_text_has_a_table_of_contents_and_the_next_step(self, client, assignment, lesson):
        make_section(lesson, "Ұғым", text="Бірінші бөлім.\n\nЕкінші <b>абзац</b>.")
        make_section(lesson, "", text="Тақырыпсыз бөлім.")

        page = page_of(client, read_url(assignment))

        assert '<a href="#section-1">Ұғым</a>' in page
        assert '<h2 id="section-2">§ 2</h2>' in page
        assert "<p>Екінші &lt;b&gt;абзац&lt;/b&gt;.</p>" in page
        assert start_url(assignment) in page

    def test_goal_outcomes_equipment_and_methods_are_there(self, client, assignment):
        page = page_of(client, read_url(assignment))

        for text in ("Дипломатияны түсіну.", "Анықтама береді.", "Карта", "Талқы"):
            assert text in page

    def test_it_is_not_read_before_it_opens(self, client, assignment, now):
        assignment.opens_at = now + timedelta(days=1)
        assignment.save(update_fields=["opens_at"])

        response = client.get(read_url(assignment))

        assert response.status_code == 302
        assert response.url == detail_url(assignment)

    def test_the_teacher_of_the_class_reads_it_without_a_start_button(
        self, client, assignment, classroom
    ):
        client.force_login(make_teacher(classroom))

        page = page_of(client, read_url(assignment))

        assert start_url(assignment) not in page

    def test_many_sections_take_as_many_queries_as_one(self, client, assignment, lesson):
        make_section(lesson)
        with CaptureQueriesContext(connection) as one:
            client.get(read_url(assignment))
        for _ in range(10):
            make_section(lesson)
        with CaptureQueriesContext(connection) as many:
            client.get(read_url(assignment))

        assert len(many) == len(one)


class TestStarting:
    def test_a_start_leads_to_the_first_question(self, client, assignment, student):
        response = client.post(start_url(assignment), follow=True)

        attempt = Attempt.objects.get(student=student)
        assert response.redirect_chain[-1][0] == reverse(
            "lessons:attempt-question", args=[attempt.pk, 1]
        )
        assert "Бірінші деңгей сұрағы?" in response.content.decode()

    def test_a_double_click_or_a_second_tab_finds_the_same_attempt(
        self, client, assignment, student
    ):
        first = client.post(start_url(assignment))
        second = client.post(start_url(assignment))

        assert first.url == second.url
        assert Attempt.objects.filter(student=student).count() == 1

    @pytest.mark.parametrize(
        ("change", "part", "words"),
        [
            ({"gate": Gate.LOCK}, "level-2", "locked until the level below it is passed"),
            ({"opens_at": TOMORROW}, "level-1", "not open yet"),
            ({}, "level-3", "no questions here yet"),
        ],
    )
    def test_a_refusal_is_said_in_words_on_the_overview(
        self, client, assignment, change, part, words
    ):
        Assignment.objects.filter(pk=assignment.pk).update(**change)

        response = client.post(start_url(assignment, part), follow=True)

        assert response.redirect_chain == [(detail_url(assignment), 302)]
        assert words in response.content.decode()
        assert not Attempt.objects.exists()

    def test_no_attempt_is_given_beyond_those_allowed(self, client, assignment, student, now):
        assignment.attempts_allowed = 1
        assignment.save(update_fields=["attempts_allowed"])
        make_attempt(assignment, student, answers=[("a",)], submitted=True, now=now)

        response = client.post(start_url(assignment), follow=True)

        assert "No attempts are left here." in response.content.decode()
        assert Attempt.objects.count() == 1

    def test_a_part_that_does_not_exist_is_not_found(self, client, assignment):
        assert client.post(start_url(assignment, "level-9")).status_code == 404

    def test_a_late_start_is_allowed(self, client, assignment, student, now):
        assignment.due_at = now - timedelta(days=1)
        assignment.save(update_fields=["due_at"])

        client.post(start_url(assignment))

        assert Attempt.objects.filter(student=student).count() == 1


PAGES = [("get", detail_url), ("get", read_url), ("post", start_url)]


class TestWhoMaySee:
    @pytest.mark.parametrize(("method", "url"), PAGES)
    def test_a_student_of_another_class_finds_nothing(self, client, assignment, method, url):
        client.force_login(make_student(make_classroom("Басқа топ")))

        assert getattr(client, method)(url(assignment)).status_code == 404

    @pytest.mark.parametrize(("method", "url"), PAGES)
    def test_somebody_without_a_class_finds_nothing(self, client, assignment, method, url):
        client.force_login(make_user())

        assert getattr(client, method)(url(assignment)).status_code == 404

    @pytest.mark.parametrize(("method", "url"), [("get", detail_url), ("post", start_url)])
    def test_the_teacher_of_the_class_is_no_student_of_it(
        self, client, assignment, classroom, method, url
    ):
        client.force_login(make_teacher(classroom))

        assert getattr(client, method)(url(assignment)).status_code == 403

    @pytest.mark.parametrize("url", [detail_url, read_url])
    def test_a_stranger_is_asked_to_sign_in(self, client, assignment, url):
        client.logout()

        response = client.get(url(assignment))

        assert response.status_code == 302
        assert response.url.startswith(reverse("sign-in"))

    def test_a_start_by_a_stranger_makes_nothing(self, client, assignment):
        client.logout()

        assert client.post(start_url(assignment)).status_code == 401
        assert not Attempt.objects.exists()

    @pytest.mark.parametrize(
        ("method", "url"), [("post", detail_url), ("post", read_url), ("get", start_url)]
    )
    def test_the_wrong_method_is_refused(self, client, assignment, method, url):
        assert getattr(client, method)(url(assignment)).status_code == 405

    @pytest.mark.parametrize(("method", "url"), PAGES)
    def test_a_missing_assignment_is_not_found(self, client, assignment, method, url):
        assignment.pk = 987654

        assert getattr(client, method)(url(assignment)).status_code == 404

    @pytest.mark.parametrize(("method", "url"), PAGES)
    def test_a_draft_lesson_is_hidden_from_students(self, client, classroom, method, url):
        hidden = make_assignment(make_lesson(published=False), classroom)

        assert getattr(client, method)(url(hidden)).status_code == 404


def test_a_part_marked_by_the_teacher_shows_its_final_mark(
    client, assignment, student, classroom, now
):
    attempt = make_attempt(
        assignment, student, part=Part.LEVEL_2, answers=[("Жауап",)], submitted=True, now=now
    )
    make_marking(
        attempt.response_set.get(), make_teacher(classroom), fraction=Fraction(2, 3), now=now
    )

    page = page_of(client, detail_url(assignment))

    assert "Best mark: 2 of 3 points (67 %)" in page
