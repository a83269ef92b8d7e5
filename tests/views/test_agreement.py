"""What measures the machine and teaches it: marks given unseen, with time to read the answer."""

import re
from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.queueing import ENOUGH_BLIND
from lessons.models import Marking, Question
from lessons.services.proposing import confirmed_count
from tests import factories as f
from tests.proposals import made_proposal, opened, propose

pytestmark = pytest.mark.django_db
TEXT = "Дипломатия – мемлекеттің сыртқы саясат құралы"


class World:
    def __init__(self):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.question = f.make_question(f.make_lesson(), kind="open-answer")
        self.assignment = f.make_assignment(
            self.question.lesson, self.classroom, opens_at=self.now, due_at=None
        )

    def answers(self, count, *, blind):
        rows = [self._answer(number) for number in range(count)]
        propose(self.question, rows, blind=blind)
        return rows

    def _answer(self, number):
        student = f.make_student(self.classroom)
        text = f"{TEXT} {number} рет айтылған"
        attempt = f.make_attempt(
            self.assignment, student, answers=[(text,)], submitted=True, now=self.now
        )
        return attempt.response_set.get()

    def page(self, client):
        return client.get(reverse("lessons:question-queue", args=[self.question.pk]))

    @property
    def learnt(self):
        return confirmed_count(Question.objects.get(pk=self.question.pk).in_force)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode().replace("&nbsp;", " "))
    return " ".join(text.replace("\u00a0", " ").split())


def mark(client, row, **sent):
    row.refresh_from_db()
    data = {
        "seen": row.last_seq,
        "then": "next",
        "point_1": "full",
        "point_2": "none",
        "comment": "",
        "proposal": made_proposal(row),
    }
    url = reverse("lessons:response-mark", args=[row.pk])
    return client.post(url, data | sent, follow=True)


def mark_with_time(client, world, rows, *, blind, **sent):
    """Each a minute after the one before."""
    for row in rows:
        mark(client, row, opened=opened(row, world.teacher, blind=blind), **sent)
        _long_ago(row)


def _long_ago(row):
    """As if a minute passed: the clock of a test does not wait."""
    marking = Marking.objects.filter(response=row)
    QuerySet.update(marking, marked_at=timezone.now() - timedelta(minutes=2))


def test_below_fifteen_unseen_marks_nothing_is_known(teacher, world):
    mark_with_time(teacher, world, world.answers(ENOUGH_BLIND - 1, blind=True), blind=True)

    page = words(world.page(teacher))

    assert "Not known yet." in page
    assert "1 more is needed" in page
    assert "The same mark" not in page


def test_unseen_marks_give_figures_with_their_number_and_how_far_chance_may_move_them(
    teacher, world
):
    rows = world.answers(16, blind=True)
    mark_with_time(teacher, world, rows[:12], blind=True)
    mark_with_time(teacher, world, rows[12:], blind=True, point_1="half")

    page = words(world.page(teacher))

    assert "The same mark 75 % 51 % – 90 %" in page
    assert "Measured on 16 answers" in page


def test_confirming_what_is_in_sight_measures_nothing(teacher, world):
    mark_with_time(teacher, world, world.answers(30, blind=False), blind=False)

    page = words(world.page(teacher))

    assert "Not known yet." in page
    assert "30 more were marked with the proposal in sight." in page
    assert world.learnt == 30


@pytest.mark.parametrize("blind", [False, True])
def test_thirty_five_marks_in_twenty_one_seconds_raise_no_figure_and_teach_nothing(
    teacher, world, blind
):
    for row in world.answers(35, blind=blind):
        page = mark(teacher, row, opened=opened(row, world.teacher, seconds=0.6, blind=blind))

    queue = words(world.page(teacher))
    assert Marking.objects.filter(is_read=False).count() == 35
    assert "Not known yet." in queue
    assert "35 marks were given faster than the answers can be read." in queue
    assert world.learnt == 0
    assert page.status_code == 200


def test_pages_opened_long_before_are_not_read_all_along(teacher, world):
    """All were opened at once in tabs, and are confirmed one right after another."""
    rows = world.answers(5, blind=False)
    stamps = [opened(row, world.teacher, seconds=300) for row in rows]

    for row, stamp in zip(rows, stamps, strict=True):
        mark(teacher, row, opened=stamp)

    assert [marking.is_read for marking in Marking.objects.order_by("pk")] == [True] + [False] * 4


def test_whoever_is_too_fast_is_told_once_and_kindly(teacher, world):
    first, second = world.answers(2, blind=False)

    pages = [
        words(mark(teacher, row, opened=opened(row, world.teacher, seconds=0)))
        for row in (first, second)
    ]

    assert ["faster than the answer can be read" in page for page in pages] == [True, False]
    assert "It counts for the student" in pages[0]


def test_an_answer_saved_again_with_time_counts(teacher, world):
    [row] = world.answers(1, blind=False)
    mark(teacher, row, opened=opened(row, world.teacher, seconds=0))
    _long_ago(row)

    mark(teacher, row, opened=opened(row, world.teacher), then="review")

    assert world.learnt == 1
    assert "faster than" not in words(world.page(teacher))


@pytest.mark.parametrize("change", ["missing", "changed", "of another", "a plain time"])
def test_a_time_that_the_server_did_not_write_counts_for_nothing_and_the_mark_is_saved(
    teacher, world, change
):
    row, other = world.answers(2, blind=True)
    stamp = opened(row, world.teacher, blind=True)
    sent = {
        "missing": "",
        "changed": stamp.replace(":1:", ":0:"),
        "of another": opened(other, world.teacher, blind=True),
        "a plain time": str(int(timezone.now().timestamp()) - 60),
    }

    mark(teacher, row, opened=sent[change])

    marking = row.markings.get()
    assert (marking.is_read, marking.is_blind) == (False, False)
    assert world.learnt == 0


def test_the_stamp_of_a_colleague_says_nothing(teacher, world):
    [row] = world.answers(1, blind=True)
    colleague = f.make_teacher(world.classroom)

    mark(teacher, row, opened=opened(row, colleague, blind=True))

    assert row.markings.get().is_read is False


def test_a_page_drawn_again_keeps_the_time_at_which_it_was_opened(teacher, world):
    [row] = world.answers(1, blind=False)
    stamp = opened(row, world.teacher)

    page = mark(teacher, row, opened=stamp, point_1="")

    assert page.context["opened"] == stamp


def test_an_answer_that_was_taken_back_is_no_check_any_more(teacher, world):
    [row] = world.answers(1, blind=True)
    mark_with_time(teacher, world, [row], blind=True)

    teacher.post(reverse("lessons:marking-undo", args=[row.markings.get().batch]))
    page = teacher.get(reverse("lessons:response-mark", args=[row.pk]))

    assert page.context["is_blind"] is False


def test_time_spent_is_kept_with_the_mark(teacher, world):
    [row] = world.answers(1, blind=False)

    mark(teacher, row, opened=opened(row, world.teacher, seconds=20))

    assert 19 <= row.markings.get().seconds <= 25
