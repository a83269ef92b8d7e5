"""The page of a written task, and what stood in it before."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.domain.parts import Part
from lessons.domain.types.open_answer.definition import LONGEST
from lessons.models import Assignment, Attempt, KeptText
from lessons.services.attempts import save_draft, submit_attempt
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt():
    classroom = f.make_classroom()
    lesson = f.make_lesson()
    f.make_question(
        lesson,
        kind="open-answer",
        part=Part.INDEPENDENT,
        label="БӨЖ",
        points=3,
        payload={"key_points": list(f.KEY_POINTS), "model_answer": "Үлгі жауап"},
        details={"volume": "400–800 сөз", "criteria": "Дәлел мен мысал"},
    )
    now = timezone.now()
    assignment = f.make_assignment(
        lesson, classroom, opens_at=now - timedelta(days=9), due_at=now + timedelta(days=9)
    )
    student = f.make_student(classroom)
    return f.make_attempt(assignment, student, part=Part.INDEPENDENT, now=now - timedelta(days=1))


@pytest.fixture
def page(client, attempt):
    client.force_login(attempt.student)
    return client


def url(attempt, name="attempt-question", *more):
    return reverse(f"lessons:{name}", args=[attempt.pk, 1, *more])


def write(attempt, text, *, seen, minutes=0):
    now = timezone.now() + timedelta(minutes=minutes)
    save_draft(attempt.response_set.get(), answer=(text,), seen=seen, now=now)


def test_the_page_of_a_task_tells_the_limits_and_the_points_and_no_key(page, attempt):
    page.cookies["django_language"] = "en"
    shown = page.get(url(attempt)).content.decode()

    assert "400–800" in shown
    assert "Дәлел мен мысал" in shown
    assert "at most 60,000 characters" in shown
    assert not any(point["text"] in shown for point in f.KEY_POINTS)
    assert "Үлгі жауап" not in shown


def test_what_was_replaced_can_be_read_and_put_back_and_nothing_goes(page, attempt):
    write(attempt, "# Бірінші **мәтін**", seen=0)
    write(attempt, "Екінші", seen=1, minutes=1)
    earlier = url(attempt, "earlier-text", "kept", 1)

    assert "<strong>мәтін</strong>" in page.get(earlier).content.decode()
    answer = page.post(earlier, {"seen": 2})

    assert answer.url == url(attempt)
    assert attempt.response_set.get().draft == ["# Бірінші **мәтін**"]
    assert [row.answer for row in KeptText.objects.order_by("number")] == [
        ["# Бірінші **мәтін**"],
        ["Екінші"],
    ]


def test_a_text_that_was_changed_meanwhile_is_not_put_back_over(page, attempt):
    write(attempt, "Бірінші", seen=0)
    write(attempt, "Екінші", seen=1, minutes=1)

    page.post(url(attempt, "earlier-text", "kept", 1), {"seen": 1})

    assert attempt.response_set.get().draft == ["Екінші"]


def test_tags_that_somebody_types_are_words(page, attempt):
    write(attempt, "<script>alert(1)</script> **<b>қалың</b>**", seen=0)

    shown = page.get(url(attempt, "text-history")).content.decode()

    assert "<script>alert" not in shown
    assert "<strong>&lt;b&gt;қалың&lt;/b&gt;</strong>" in shown


def test_the_history_takes_as_many_queries_for_one_text_as_for_many(
    page, attempt, django_assert_num_queries
):
    write(attempt, "Бір", seen=0)
    write(attempt, "Екі", seen=1, minutes=1)
    with django_assert_num_queries(6):
        page.get(url(attempt, "text-history"))
    for number in range(2, 8):
        write(attempt, f"Мәтін {number}", seen=number, minutes=10 * number)

    with django_assert_num_queries(6):
        page.get(url(attempt, "text-history"))


def test_a_text_that_is_too_long_is_refused_with_its_limit_and_comes_back(page, attempt):
    typed = "ә" * (LONGEST + 1)

    answer = page.post(url(attempt), {"answer": typed, "seen": 0, "go": "1"})

    assert answer.status_code == 400
    assert typed in answer.content.decode()


class TestRounds:
    @pytest.fixture
    def attempt(self, attempt):
        attempt.assignment.key_time = "after"
        attempt.assignment.late_rule = "week"
        attempt.assignment.save()
        write(attempt, "Бірінші", seen=0)
        submit_attempt(attempt, now=timezone.now())
        return attempt

    @pytest.fixture
    def teacher(self, attempt):
        client = Client()
        client.force_login(f.make_teacher(attempt.assignment.classroom, last_name="Сейітова"))
        client.cookies["django_language"] = "en"
        return client

    def give_back(self, teacher, attempt, **data):
        response = attempt.response_set.get()
        sent = {"comment": "Екі жерін толықтырыңыз", "seen": response.last_seq, **data}
        return teacher.post(reverse("lessons:written-work", args=[response.pk]), sent)

    def test_a_work_is_returned_revised_and_handed_in_again(self, page, attempt, teacher):
        page.cookies["django_language"] = "en"
        self.give_back(teacher, attempt)

        told = page.get(reverse("lessons:attempt-detail", args=[attempt.pk])).content.decode()
        written = page.get(url(attempt)).content.decode()
        answer = page.post(url(attempt), {"answer": "Екінші", "seen": 1, "go": "revised"})

        assert "Екі жерін толықтырыңыз" in told
        assert "Hand in the revision" in written
        assert answer.url.startswith(reverse("lessons:attempt-detail", args=[attempt.pk]))
        response = attempt.response_set.get()
        assert (response.answer, response.state) == (["Екінші"], "waiting")
        work = teacher.get(reverse("lessons:written-work", args=[response.pk])).content.decode()
        assert "Handed in, time 2" in work
        assert "<del>Бірінші</del>" in work
        assert "<ins>Екінші</ins>" in work
        assert "Read this text" in work

    @pytest.mark.parametrize(("text", "seen"), [("а" * (LONGEST + 1), 1), ("Екінші", 0)])
    def test_a_revision_that_is_refused_stands_in_its_field(
        self, page, attempt, teacher, text, seen
    ):
        self.give_back(teacher, attempt)
        sent = {"answer": text, "seen": seen, "go": "revised"}

        assert text in page.post(url(attempt), sent).content.decode()
        assert attempt.response_set.get().is_returned

    def test_what_was_found_of_each_idea_is_told_in_the_revision_without_its_words(
        self, page, attempt, teacher
    ):
        page.cookies["django_language"] = "en"
        shares = {point["id"]: Share.NONE for point in f.KEY_POINTS} | {"a": Share.FULL}
        marker = f.make_teacher(attempt.assignment.classroom)
        how = {"fraction": Fraction(2, 3), "shares": shares, "now": timezone.now()}
        f.make_marking(attempt.response_set.get(), marker, **how)
        self.give_back(teacher, attempt)
        shown = page.get(url(attempt)).content.decode()
        criteria = shown[shown.index('id="criteria"') :]

        assert criteria.count("in full") == 1
        assert criteria.count("missing") == len(f.KEY_POINTS) - 1
        assert not any(point["text"] in shown for point in f.KEY_POINTS)

    def test_a_return_without_a_comment_is_refused_and_keeps_what_was_typed(self, attempt, teacher):
        answer = self.give_back(teacher, attempt, comment="", due_at="31.12.2031")

        assert answer.status_code == 400
        assert "31.12.2031" in answer.content.decode()
        assert attempt.response_set.get().state == "waiting"

    def test_a_work_is_withdrawn_before_the_deadline(self, page, attempt):
        page.post(url(attempt, "work-withdraw"))

        attempt.refresh_from_db()
        assert not attempt.is_submitted
        assert "Бірінші" in page.get(url(attempt)).content.decode()

    def test_lateness_is_told_before_and_shown_to_both_in_figures(self, page, attempt, teacher):
        page.cookies["django_language"] = "en"
        page.post(url(attempt, "work-withdraw"))
        due_at = timezone.now() - timedelta(days=8)
        Assignment.objects.update(due_at=due_at)

        assert "× 0.8" in page.get(url(attempt)).content.decode()
        attempt.refresh_from_db()
        submit_attempt(Attempt.objects.get(), now=timezone.now())
        response = attempt.response_set.get()
        marker = f.make_teacher(attempt.assignment.classroom)
        f.make_marking(response, marker, fraction=Fraction(1), now=timezone.now())

        figures = "Handed in late: 3 × 0.8 = 2.4"
        assert (
            figures
            in page.get(reverse("lessons:attempt-detail", args=[attempt.pk])).content.decode()
        )
        for name, pk in (("attempt-review", attempt.pk), ("written-work", response.pk)):
            assert figures in teacher.get(reverse(f"lessons:{name}", args=[pk])).content.decode()
