"""Answering question by question, handing in, and seeing the result."""

import json
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.domain.parts import Part
from lessons.domain.types.open_answer.definition import LONGEST
from lessons.models import Assignment, Attempt, KeyTimes, LevelMoment, Marking, Response
from lessons.services.attempts import submit_attempt
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
OPEN, SINGLE, MULTIPLE, SHORT, TRUE_FALSE = 1, 2, 3, 4, 5
TYPED = "Дипломатия – мемлекеттің сыртқы саясаты.\nЕкінші жол."
SURE = {"sure": "1"}
JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def lesson():
    """Level 1 with one question of every kind, in the order of the constants above."""
    lesson = make_lesson()
    section = make_section(lesson, "Ұғым")
    make_question(
        lesson,
        kind="open-answer",
        text="Дипломатия деген не?",
        section=section,
        hints=["Мақсатын ойлаңыз.", "Құралдарын еске түсіріңіз."],
        explanation="Оқулықтың екінші тарауы.",
        details={"volume": "екі бет", "week": "7"},
    )
    make_question(lesson, kind="single-choice", text="Астана қай қала?")
    make_question(lesson, kind="multiple-choice", text="Қайсысы дұрыс?")
    make_question(lesson, kind="short-answer", text="Ұйым қалай аталады?")
    make_question(lesson, kind="true-false", text="Жер дөңгелек.")
    return lesson


@pytest.fixture
def assignment(lesson, classroom):
    now = timezone.now()
    return make_assignment(
        lesson, classroom, opens_at=now - timedelta(days=2), due_at=now + timedelta(days=2)
    )


@pytest.fixture
def student(classroom):
    return make_student(classroom)


@pytest.fixture
def attempt(assignment, student):
    return make_attempt(assignment, student, now=timezone.now())


@pytest.fixture
def client(student):
    return signed_in(student)


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def question_url(attempt, position=OPEN):
    return reverse("lessons:attempt-question", args=[attempt.pk, position])


def finish_url(attempt):
    return reverse("lessons:attempt-finish", args=[attempt.pk])


def detail_url(attempt):
    return reverse("lessons:attempt-detail", args=[attempt.pk])


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return words_of(response)


def words_of(response):
    return " ".join(response.content.decode().split())


def held(attempt, position=OPEN):
    return Response.objects.get(attempt=attempt, position=position)


class TestOneQuestion:
    @pytest.mark.parametrize(
        ("position", "markup"),
        [
            (OPEN, "<textarea "),
            (SINGLE, 'type="radio"'),
            (MULTIPLE, 'type="checkbox"'),
            (SHORT, '<input type="text"'),
            (TRUE_FALSE, 'type="radio"'),
        ],
    )
    def test_each_kind_has_its_own_control(self, client, attempt, position, markup):
        assert markup in page_of(client, question_url(attempt, position))

    def test_choices_stand_in_a_named_group(self, client, attempt):
        page = page_of(client, question_url(attempt, SINGLE))

        assert "<legend>Астана қай қала?</legend>" in page

    def test_true_and_false_are_words_of_the_interface(self, client, attempt):
        page = page_of(client, question_url(attempt, TRUE_FALSE))

        assert ">True</span>" in page
        assert ">False</span>" in page

    def test_the_key_is_not_in_the_page(self, client, attempt):
        page = page_of(client, question_url(attempt, OPEN))

        assert "Мемлекеттің атынан жүргізілетіні" not in page
        assert "Оқулықтың екінші тарауы." not in page

    def test_hints_and_the_section_that_answers_it_are_offered(self, client, attempt):
        page = page_of(client, question_url(attempt))

        assert "<summary>Hint 2</summary>" in page
        assert "#section-1" in page

    def test_the_details_of_a_task_stand_above_it(self, client, attempt):
        page = page_of(client, question_url(attempt))

        assert "<dt>Volume</dt>" in page
        assert "екі бет" in page
        assert "<dt>Volume</dt>" not in page_of(client, question_url(attempt, SINGLE))

    def test_the_other_questions_are_listed_with_their_state_in_words(self, client, attempt):
        client.post(question_url(attempt, SINGLE), {"answer": "a", "seen": 0})

        page = page_of(client, question_url(attempt))

        assert page.count('<span class="visually-hidden">, answered</span>') == 1
        assert page.count('<span class="visually-hidden">, no answer yet</span>') == 4

    def test_it_is_never_kept_by_a_cache(self, client, attempt):
        assert "no-store" in client.get(question_url(attempt)).headers["Cache-Control"]

    def test_twelve_questions_take_as_many_queries_as_five(
        self, client, attempt, lesson, assignment, classroom
    ):
        with CaptureQueriesContext(connection) as few:
            client.get(question_url(attempt))
        for _ in range(7):
            make_question(lesson)
        other = make_student(classroom)
        longer = make_attempt(assignment, other, now=timezone.now())
        client.force_login(other)
        with CaptureQueriesContext(connection) as many:
            client.get(question_url(longer))

        assert len(many) == len(few)


class TestSaving:
    @pytest.mark.parametrize(
        ("position", "typed", "kept"),
        [
            (OPEN, [TYPED.replace("\n", "\r\n")], [TYPED]),
            (OPEN, ["нөл\0белгі"], ["нөлбелгі"]),
            (OPEN, [""], []),
            (SINGLE, ["b"], ["b"]),
            (MULTIPLE, ["a", "c"], ["a", "c"]),
            (SHORT, ["Түркі кеңесі"], ["Түркі кеңесі"]),
            (TRUE_FALSE, ["false"], ["false"]),
        ],
    )
    def test_every_kind_of_answer_is_kept(self, client, attempt, position, typed, kept):
        client.post(question_url(attempt, position), {"answer": typed, "seen": 0, "go": "next"})

        assert held(attempt, position).draft == kept

    def test_what_was_saved_is_in_the_page_again(self, client, attempt):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0})
        client.post(question_url(attempt, MULTIPLE), {"answer": ["a", "c"], "seen": 0})

        assert TYPED in client.get(question_url(attempt)).content.decode()
        assert page_of(client, question_url(attempt, MULTIPLE)).count(" checked>") == 2

    @pytest.mark.parametrize(
        ("position", "go", "leads_to"),
        [
            (1, "next", 2),
            (2, "previous", 1),
            (1, "previous", 1),
            (1, "4", 4),
            (1, "99", 1),
            (1, "", 1),
            (1, "²", 1),
            (5, "next", "finish"),
            (2, "finish", "finish"),
        ],
    )
    def test_every_button_saves_and_leads_on(self, client, attempt, position, go, leads_to):
        response = client.post(question_url(attempt, position), {"seen": 0, "go": go})

        assert response.status_code == 302
        expected = finish_url(attempt) if leads_to == "finish" else question_url(attempt, leads_to)
        assert response.url == expected

    def test_another_device_goes_on_where_the_first_stopped(self, client, attempt, student):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0})

        assert TYPED in signed_in(student).get(question_url(attempt)).content.decode()

    def test_walking_through_is_no_change(self, client, attempt):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0})
        client.post(question_url(attempt), {"answer": TYPED, "seen": 1, "go": "next"})

        assert held(attempt).draft_seq == 1

    def test_a_second_tab_does_not_overwrite_and_loses_nothing(self, client, attempt):
        client.post(question_url(attempt), {"answer": "Бірінші бет", "seen": 0})

        response = client.post(question_url(attempt), {"answer": "Екінші бет", "seen": 0})

        page = response.content.decode()
        assert response.status_code == 409
        assert held(attempt).draft == ["Бірінші бет"]
        assert ">\nЕкінші бет</textarea>" in page
        assert '<div class="answer" data-other>Бірінші бет</div>' in page
        assert 'name="seen" value="1"' in page
        assert "data-keep-mine" in page
        assert f'href="{question_url(attempt)}" data-take-other' in page

    def test_a_choice_from_a_second_tab_shows_the_other_in_words(self, client, attempt):
        client.post(question_url(attempt, TRUE_FALSE), {"answer": "true", "seen": 0})

        response = client.post(question_url(attempt, TRUE_FALSE), {"answer": "false", "seen": 0})

        page = words_of(response)
        assert "data-other>True</div>" in page
        assert 'value="false" checked' in page

    def test_keep_mine_wins_with_the_number_it_was_shown(self, client, attempt):
        client.post(question_url(attempt), {"answer": "Бірінші бет", "seen": 0})
        client.post(question_url(attempt), {"answer": "Екінші бет", "seen": 1, "go": "1"})

        assert held(attempt).draft == ["Екінші бет"]

    @pytest.mark.parametrize("seen", ["", "x", "-5", "9" * 40, None])
    def test_a_form_without_a_good_number_asks_instead_of_overwriting(self, client, attempt, seen):
        client.post(question_url(attempt), {"answer": "Бұрынғы", "seen": 0})

        posted = {"answer": "Жаңа"} if seen is None else {"answer": "Жаңа", "seen": seen}
        response = client.post(question_url(attempt), posted)

        assert response.status_code == 409
        assert ">\nЖаңа</textarea>" in response.content.decode()

    def test_too_long_an_answer_is_refused_and_stays_in_its_field(self, client, attempt):
        typed = "қ" * (LONGEST + 1)

        response = client.post(question_url(attempt), {"answer": typed, "seen": 0})

        page = response.content.decode()
        assert response.status_code == 400
        assert typed in page
        assert 'id="answer-error"' in page
        assert held(attempt).draft == []

    def test_an_option_that_does_not_exist_is_refused(self, client, attempt):
        response = client.post(question_url(attempt, SINGLE), {"answer": "z", "seen": 0})

        assert response.status_code == 400
        assert held(attempt, SINGLE).draft == []

    def test_what_is_typed_after_the_hand_in_is_shown_and_not_counted(self, client, attempt):
        client.post(question_url(attempt), {"answer": "Бірінші", "seen": 0})
        submit_attempt(attempt, now=timezone.now())

        response = client.post(question_url(attempt), {"answer": "Кешіккен", "seen": 1})

        page = response.content.decode()
        assert response.status_code == 409
        assert '<div class="answer">Кешіккен</div>' in page
        assert '<div class="answer">Бірінші</div>' in page
        assert detail_url(attempt) in page
        assert held(attempt).answer == ["Бірінші"]

    def test_the_same_answer_after_the_hand_in_leads_to_the_result(self, client, attempt):
        client.post(question_url(attempt), {"answer": "Бірінші", "seen": 0})
        submit_attempt(attempt, now=timezone.now())

        response = client.post(question_url(attempt), {"answer": "Бірінші", "seen": 0})

        assert response.url == detail_url(attempt)

    def test_after_the_hand_in_the_question_leads_to_the_result(self, client, attempt):
        submit_attempt(attempt, now=timezone.now())

        assert client.get(question_url(attempt)).url == detail_url(attempt)


class TestAutosave:
    def test_a_save_is_confirmed_with_its_number_and_time(self, client, attempt):
        response = client.post(question_url(attempt), {"answer": TYPED, "seen": 0}, **JSON)

        at = timezone.localtime(held(attempt).draft_saved_at)
        assert response.json() == {"state": "saved", "seq": 1, "saved_at": f"{at:%H:%M}"}
        assert held(attempt).draft == [TYPED]

    def test_a_stale_save_gets_the_other_version(self, client, attempt):
        client.post(question_url(attempt), {"answer": "Бірінші", "seen": 0}, **JSON)

        response = client.post(question_url(attempt), {"answer": "Екінші", "seen": 0}, **JSON)

        assert response.status_code == 409
        assert response.json() == {"state": "stale", "seq": 1, "answer": ["Бірінші"]}

    def test_the_same_text_twice_is_saved_once(self, client, attempt):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0}, **JSON)

        response = client.post(question_url(attempt), {"answer": TYPED, "seen": 0}, **JSON)

        assert response.json()["seq"] == 1

    def test_a_save_that_comes_after_the_hand_in_loses(self, client, attempt):
        client.post(question_url(attempt), {"answer": "Бірінші", "seen": 0}, **JSON)
        submit_attempt(attempt, now=timezone.now())

        response = client.post(question_url(attempt), {"answer": "Кешіккен", "seen": 1}, **JSON)

        assert response.status_code == 409
        assert response.json()["state"] == "submitted"
        assert held(attempt).answer == ["Бірінші"]

    def test_an_answer_that_does_not_fit_is_called_invalid(self, client, attempt):
        response = client.post(
            question_url(attempt), {"answer": "қ" * (LONGEST + 1), "seen": 0}, **JSON
        )

        assert response.status_code == 400
        assert response.json() == {"state": "invalid"}

    def test_a_page_that_comes_to_the_front_asks_what_is_held(self, client, attempt):
        client.post(question_url(attempt), {"answer": "Бірінші", "seen": 0}, **JSON)

        response = client.get(question_url(attempt), **JSON)

        assert response.json() == {"state": "open", "seq": 1, "answer": ["Бірінші"]}

    def test_somebody_signed_out_is_told_so_in_json(self, client, attempt):
        client.logout()

        response = client.post(question_url(attempt), {"answer": TYPED, "seen": 0}, **JSON)

        assert response.status_code == 401
        assert response.json() == {"code": "signed-out"}

    def test_a_page_older_than_the_sign_in_is_told_so_in_json(self, attempt, student):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(student)

        response = strict.post(question_url(attempt), {"answer": TYPED, "seen": 0}, **JSON)

        assert response.status_code == 403
        assert response.json() == {"code": "page-expired"}

    def test_the_page_gives_the_script_what_it_needs(self, client, attempt, student):
        client.post(question_url(attempt), {"answer": 'Сөз "тырнақшада"', "seen": 0}, **JSON)

        response = client.get(question_url(attempt))

        assert response.context["draft_key"] == f"draft:{student.pk}:{held(attempt).pk}"
        assert json.loads(response.context["held_json"]) == ['Сөз "тырнақшада"']


class TestHandingIn:
    def test_what_has_no_answer_is_listed_with_links(self, client, attempt):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0})

        page = page_of(client, finish_url(attempt))

        assert "Answered: 1 of 5." in page
        assert "To look at: 4 questions" in page
        assert page.count('chip-bad">no answer yet') == 4
        assert f'href="{question_url(attempt, 3)}"' in page
        assert "open answers go to the teacher" in page

    def test_a_full_attempt_says_that_nothing_is_missing(self, client, assignment, student):
        full = make_attempt(
            assignment,
            student,
            answers=[("Жауап",), ("a",), ("a", "c"), ("ТКҰ",), ("true",)],
            now=timezone.now(),
        )

        assert "Every question has an answer." in page_of(client, finish_url(full))

    def test_what_has_no_answer_is_asked_about_with_its_numbers(self, client, attempt):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0})

        response = client.post(finish_url(attempt), follow=True)

        page = words_of(response)
        assert not Attempt.objects.get().is_submitted
        assert "Not answered: 2, 3, 4, 5. Hand in?" in page
        assert 'name="sure" value="1">Yes, hand in' in page
        assert f'href="{question_url(attempt, 2)}"' in page

    def test_a_full_attempt_is_handed_in_without_a_question(self, client, assignment, student):
        answers = [("Жауап",), ("a",), ("a", "c"), ("ТКҰ",), ("true",)]
        full = make_attempt(assignment, student, answers=answers, now=timezone.now())

        assert client.post(finish_url(full)).url == detail_url(full)

    def test_handing_in_leads_to_the_result(self, client, attempt):
        response = client.post(finish_url(attempt), SURE)

        assert response.url == detail_url(attempt)
        assert Attempt.objects.get().is_submitted

    def test_a_double_click_hands_in_once(self, client, attempt):
        client.post(finish_url(attempt), SURE)
        first = Attempt.objects.get().submitted_at

        response = client.post(finish_url(attempt), SURE)

        assert response.url == detail_url(attempt)
        assert Attempt.objects.get().submitted_at == first
        assert held(attempt).events.filter(kind="submitted").count() == 1

    def test_the_back_button_after_it_leads_to_the_result(self, client, attempt):
        client.post(finish_url(attempt), SURE)

        assert client.get(finish_url(attempt)).url == detail_url(attempt)


class TestFlags:
    def test_a_flag_saves_and_stays_on_the_question(self, client, attempt):
        response = client.post(question_url(attempt), {"answer": TYPED, "seen": 0, "go": "flag"})

        assert response.url == question_url(attempt)
        assert held(attempt).draft == [TYPED]
        assert held(attempt).is_flagged

    def test_it_is_seen_in_the_strip_and_in_the_check(self, client, attempt):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0, "go": "flag"})

        assert ", answered, flagged</span>" in page_of(client, question_url(attempt, 2))
        assert "⚑ flagged</span>" in page_of(client, finish_url(attempt))
        assert "Remove the flag" in page_of(client, question_url(attempt))

    def test_it_can_be_taken_away(self, client, attempt):
        client.post(question_url(attempt), {"seen": 0, "go": "flag"})
        client.post(question_url(attempt), {"seen": 0, "go": "unflag"})

        assert not held(attempt).is_flagged
        assert Attempt.objects.get().begun_at is None


class TestResult:
    @pytest.fixture
    def handed_in(self, assignment, student):
        return make_attempt(
            assignment,
            student,
            answers=[("Менің жауабым.",), ("b",), ("a",), ("  турки КЕНЕСИ",), ()],
            submitted=True,
            now=timezone.now(),
        )

    def test_an_attempt_under_way_resumes_at_the_first_question_without_an_answer(
        self, client, attempt
    ):
        client.post(question_url(attempt), {"answer": TYPED, "seen": 0})

        assert client.get(detail_url(attempt)).url == question_url(attempt, 2)

    def test_an_attempt_with_every_answer_resumes_at_the_hand_in(self, client, assignment, student):
        full = make_attempt(
            assignment,
            student,
            answers=[("Жауап",), ("a",), ("a", "c"), ("ТКҰ",), ("true",)],
            now=timezone.now(),
        )

        assert client.get(detail_url(full)).url == finish_url(full)

    def test_every_question_has_its_verdict_and_its_mark(self, client, handed_in):
        page = page_of(client, detail_url(handed_in))

        for word in ("being checked", "wrong", "partly right", "right", "no answer"):
            assert f">{word}</span>" in page
        assert "0.5 of 1 point" in page
        assert "Астана" in page
        assert '<span class="chip chip-info">your choice</span>' in page
        assert '<span class="chip chip-good">right answer</span>' in page
        assert "<li>Түркі кеңесі</li>" in page

    def test_the_mark_stands_large_in_percent_and_in_words(self, client, assignment, student):
        answers = [(), ("a",), ("a", "c"), ("Түркі кеңесі",), ("true",)]
        done = make_attempt(
            assignment, student, answers=answers, submitted=True, now=timezone.now()
        )

        page = page_of(client, detail_url(done))

        assert '<p class="mark-large">57 %</p>' in page
        assert '<p class="big">Passed </p>' in page
        assert "Right: 4, to repeat: 1" in page
        assert "To reach 80 %: 1.57 more points." in page
        assert "right: 4 · no answer: 1" in page
        assert "Answered rightly: 4 questions" in page

    def test_what_was_missed_stands_first_and_open(self, client, handed_in):
        page = page_of(client, detail_url(handed_in))

        first = page.index('<details class="card result" open>')
        assert first < page.index("Дипломатия деген не?") < page.index("Answered rightly")
        assert page.count('<details class="card result" open>') == 1

    def test_all_questions_can_be_shown_in_the_order_of_the_test(self, client, handed_in):
        page = page_of(client, detail_url(handed_in) + "?show=all")

        order = [page.index(f'id="question-{position}"') for position in range(1, 6)]
        assert order == sorted(order)
        assert "Answered rightly" not in page

    def test_a_level_mastered_is_told_once(self, client, assignment, student):
        answers = [("Жауап",), ("a",), ("a", "c"), ("Түркі кеңесі",), ("true",)]
        done = make_attempt(
            assignment, student, answers=answers, submitted=True, now=timezone.now()
        )
        teacher = make_teacher(assignment.classroom)
        assert "mastered for the first time" not in page_of(client, detail_url(done))
        make_marking(done.response_set.get(version__kind="open-answer"), teacher)

        pages = [page_of(client, detail_url(done)) for _ in range(2)]
        seen = reverse("lessons:moment-seen", args=[assignment.pk, "level-1"])
        client.post(seen)
        client.post(seen)

        assert all("Level 1: mastered for the first time" in page for page in pages)
        assert "mastered for the first time" not in page_of(client, detail_url(done))
        assert LevelMoment.objects.count() == 1

    def test_the_own_words_are_lit_as_the_teacher_saw_them(self, client, handed_in, classroom):
        Assignment.objects.update(key_time=KeyTimes.AT_ONCE)
        marking = make_marking(held(handed_in), make_teacher(classroom), shares={"a": Share.FULL})
        QuerySet(Marking).filter(pk=marking.pk).update(evidence=[["a", 0, 5], ["b", 6, 13]])

        page = page_of(client, detail_url(handed_in))

        lit = '<mark class="evidence">Менің<sup>1</sup></mark> жауабым.'
        assert lit in page
        Assignment.objects.update(key_time=KeyTimes.NEVER)
        assert lit not in page_of(client, detail_url(handed_in))

    def test_the_score_so_far_leaves_out_what_waits(self, client, handed_in):
        page = page_of(client, detail_url(handed_in))

        assert "1.5 of 4 points so far" in page
        assert "1 answer is being checked" in page

    def test_the_key_of_a_waiting_answer_is_not_given_away(self, client, handed_in):
        page = page_of(client, detail_url(handed_in))

        assert "Менің жауабым." in page
        assert "Мемлекеттің атынан жүргізілетіні" not in page
        assert "Оқулықтың екінші тарауы." not in page
        assert "as soon as the teacher has checked" in page

    def test_a_checked_answer_shows_its_key_points_shares_and_comment(
        self, client, handed_in, classroom
    ):
        teacher = make_teacher(classroom, first_name="Гүлнар", last_name="Сейтқали")
        make_marking(
            held(handed_in),
            teacher,
            fraction=Fraction(1, 3),
            shares={"a": Share.HALF, "b": Share.NONE},
            comment="Мысал <i>керек</i>.",
            now=timezone.now(),
        )

        page = page_of(client, detail_url(handed_in))

        assert "1 of 3 points" in page
        assert "Мемлекеттің атынан жүргізілетіні" in page
        assert ">half</span>" in page
        assert ">missing</span>" in page
        assert "Мысал &lt;i&gt;керек&lt;/i&gt;." in page
        assert "Checked by: Сейтқали Гүлнар" in page
        assert "Оқулықтың екінші тарауы." in page
        assert "2.5 of 7 points (36 %)" in page

    def test_the_last_marking_is_the_one_in_force(self, client, handed_in, classroom):
        teacher = make_teacher(classroom)
        make_marking(held(handed_in), teacher, comment="Бірінші баға", now=timezone.now())
        make_marking(held(handed_in), teacher, comment="Екінші баға", now=timezone.now())

        page = page_of(client, detail_url(handed_in))

        assert "Екінші баға" in page
        assert "Бірінші баға" not in page

    def test_a_late_attempt_is_flagged(self, client, handed_in):
        Assignment.objects.update(due_at=timezone.now() - timedelta(days=1))

        assert '<span class="chip">late</span>' in page_of(client, detail_url(handed_in))

    def test_it_can_be_tried_again_while_attempts_are_left(self, client, handed_in):
        assert "Try again: Level 1" in page_of(client, detail_url(handed_in))

    def test_it_cannot_be_tried_again_when_none_is_left(self, client, handed_in):
        Assignment.objects.update(attempts_allowed=1)

        assert "Try again" not in page_of(client, detail_url(handed_in))

    def test_an_edited_question_is_shown_as_it_was_answered(self, client, handed_in):
        question = held(handed_in, SINGLE).version.question
        question.current = question.versions.create(
            number=2,
            kind="short-answer",
            text="Жаңа сұрақ?",
            payload={"accepted": ["x"]},
            created_at=timezone.now(),
        )
        question.save(update_fields=["current"])

        page = page_of(client, detail_url(handed_in))

        assert "Астана қай қала?" in page
        assert "Жаңа сұрақ?" not in page

    def test_twelve_questions_take_as_many_queries_as_one(
        self, client, lesson, assignment, classroom
    ):
        make_question(lesson, part=Part.LEVEL_2)

        def queries_of(part):
            handed_in = make_attempt(
                assignment, student, part=part, submitted=True, now=timezone.now()
            )
            with CaptureQueriesContext(connection) as captured:
                signed.get(detail_url(handed_in))
            return len(captured)

        student = make_student(classroom)
        signed = signed_in(student)
        one = queries_of(Part.LEVEL_2)
        for _ in range(7):
            make_question(lesson, kind="open-answer")

        assert queries_of(Part.LEVEL_1) == one


class TestTask:
    @pytest.fixture
    def task(self, assignment, lesson, student):
        """Two questions; only the second has the author's name for the task."""
        make_question(lesson, part=Part.GUIDED, kind="open-answer")
        make_question(lesson, part=Part.GUIDED, kind="open-answer", label="ОБӨЖ")
        return make_attempt(assignment, student, part=Part.GUIDED, now=timezone.now())

    def test_its_questions_bear_the_name_that_its_author_gave_it(self, client, task):
        assert "ОБӨЖ · Task 1 of 2" in page_of(client, question_url(task))

    def test_handing_it_in_bears_the_name_too(self, client, task):
        page = page_of(client, finish_url(task))

        assert "ОБӨЖ: check and hand in" in page
        assert "Guided independent work" not in page

    def test_its_result_bears_the_name_too(self, client, task):
        submit_attempt(task, now=timezone.now())

        page = page_of(client, detail_url(task))

        assert "<h1>ОБӨЖ: result</h1>" in page
        assert "Try again: ОБӨЖ" in page
        assert "Guided independent work" not in page


GET_PAGES = [question_url, finish_url, detail_url]
POST_PAGES = [question_url, finish_url]


class TestWhoMaySee:
    @pytest.mark.parametrize("url", GET_PAGES)
    @pytest.mark.parametrize("make_other", [make_student, make_teacher])
    def test_nobody_else_finds_the_attempt(self, attempt, classroom, url, make_other):
        other = signed_in(make_other(classroom))

        assert other.get(url(attempt)).status_code == 404

    @pytest.mark.parametrize("url", POST_PAGES)
    def test_nobody_else_writes_to_the_attempt(self, attempt, classroom, url):
        for other in (make_student(classroom), make_teacher(classroom), make_user()):
            response = signed_in(other).post(url(attempt), {"answer": "x", "seen": 0})
            assert response.status_code == 404
        assert held(attempt).draft == []
        assert not Attempt.objects.get().is_submitted

    @pytest.mark.parametrize("url", GET_PAGES)
    def test_a_stranger_is_asked_to_sign_in(self, client, attempt, url):
        response = Client().get(url(attempt))

        assert response.status_code == 302
        assert response.url.startswith(reverse("sign-in"))

    def test_what_a_signed_out_person_typed_goes_through_the_sign_in(self, attempt):
        response = Client().post(question_url(attempt), {"answer": TYPED, "seen": 0, "go": "next"})

        page = response.content.decode()
        assert response.status_code == 401
        assert f'name="kept-answer" value="{TYPED}"' in page
        assert f'name="kept-path" value="{question_url(attempt)}"' in page

    @pytest.mark.parametrize(
        ("method", "url"), [("put", question_url), ("delete", finish_url), ("post", detail_url)]
    )
    def test_the_wrong_method_is_refused(self, client, attempt, method, url):
        assert getattr(client, method)(url(attempt)).status_code == 405

    @pytest.mark.parametrize("url", GET_PAGES)
    def test_a_missing_attempt_is_not_found(self, client, attempt, url):
        attempt.pk = 987654

        assert client.get(url(attempt)).status_code == 404

    @pytest.mark.parametrize("position", [0, 6, 99999])
    def test_a_question_that_does_not_exist_is_not_found(self, client, attempt, position):
        assert client.get(question_url(attempt, position)).status_code == 404
        assert client.post(question_url(attempt, position), {"seen": 0}).status_code == 404
