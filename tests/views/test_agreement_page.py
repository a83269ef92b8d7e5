"""What measures the machine and teaches it: marks given unseen, with time to read the answer."""

import re
from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.queueing import ENOUGH_BLIND
from lessons.models import Marking, Question, SecondReading
from lessons.services.proposing import confirmed_count
from lessons.services.second_reading import to_read_again
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

    assert "learnt from marks here: 14; how often it is right is not known yet" in page
    assert "there are 14, and 1 more are needed" in page
    assert "The same mark" not in page


def test_unseen_marks_give_figures_with_their_number_and_how_far_chance_may_move_them(
    teacher, world
):
    rows = world.answers(16, blind=True)
    mark_with_time(teacher, world, rows[:12], blind=True)
    mark_with_time(teacher, world, rows[12:], blind=True, point_1="half")

    page = words(world.page(teacher))

    assert "learnt from marks here: 16; of 16 answers that were marked" in page
    assert "the same mark for 12, so of many it is likely right in 51 % – 90 %" in page
    assert "The program and the teacher 16 75 % (51 % – 90 %)" in page


def test_confirming_what_is_in_sight_measures_nothing(teacher, world):
    mark_with_time(teacher, world, world.answers(30, blind=False), blind=False)

    page = words(world.page(teacher))

    assert "not known yet" in page
    assert "30 more were marked with the proposal in sight." in page
    assert world.learnt == 30


@pytest.mark.parametrize("blind", [False, True])
def test_thirty_five_marks_in_twenty_one_seconds_raise_no_figure_and_teach_nothing(
    teacher, world, blind, monkeypatch
):
    begun = timezone.now()
    for number, row in enumerate(world.answers(35, blind=blind)):
        now = begun + timedelta(seconds=0.6 * number)
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        page = mark(teacher, row, opened=opened(row, world.teacher, seconds=0.6, blind=blind))

    queue = words(world.page(teacher))
    assert Marking.objects.filter(is_read=False).count() == 35
    assert "it has learnt from no mark here yet" in queue
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
        "changed": f"1{stamp}",
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


# --- A second teacher -----------------------------------------------------------------------------


@pytest.fixture
def colleague(world):
    person = f.make_teacher(world.classroom, last_name="Оспанов")
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(person)
    return client


def reading_url(world):
    return reverse("lessons:second-reading", args=[world.question.pk])


def read_a_page(client, world, *, a="full", b="none", seconds=600):
    """As somebody who took that long."""
    page = client.get(reading_url(world))
    person = page.wsgi_request.user
    sent = {
        "seen": page.context["seen"],
        "opened": opened(world.question, person, seconds=seconds, blind=True),
    }
    for row in page.context["rows"]:
        sent[f"seen-{row.response.pk}"] = row.response.last_seq
        sent.update(zip([point.name for point in row.points], [a, b], strict=True))
    return client.post(reading_url(world), sent, follow=True)


def test_a_second_teacher_reads_the_same_answers_unseen_and_changes_no_mark(
    teacher, world, colleague
):
    rows = world.answers(3, blind=True)
    mark_with_time(teacher, world, rows, blind=True, comment="Менің пікірім")

    page = colleague.get(reading_url(world))
    done = words(read_a_page(colleague, world, a="none"))

    assert {row.response for row in page.context["rows"]} == set(rows)
    assert "Менің пікірім" not in words(page)
    assert "3 answers are read again. No mark was changed." in done
    assert Marking.objects.count() == 3
    assert "there are 3" in words(world.page(teacher))


def test_how_far_two_teachers_agree_stands_beside_how_far_the_program_does(
    teacher, world, colleague
):
    mark_with_time(teacher, world, world.answers(15, blind=True), blind=True)
    for share in ("full", "full", "none"):
        read_a_page(colleague, world, a=share)

    page = words(world.page(teacher))

    assert "The program and the teacher 15 100 %" in page
    assert "Two teachers 15 67 %" in page


def test_who_marked_an_answer_does_not_read_it_a_second_time(teacher, world):
    mark_with_time(teacher, world, world.answers(3, blind=True), blind=True)

    assert teacher.get(reading_url(world)).context["rows"] == []


def test_answers_marked_with_the_proposal_in_sight_are_not_read_again(teacher, world, colleague):
    mark_with_time(teacher, world, world.answers(3, blind=False), blind=False)

    assert colleague.get(reading_url(world)).context["rows"] == []


def test_a_reading_sent_twice_is_one_and_a_hurried_one_measures_nothing(teacher, world, colleague):
    mark_with_time(teacher, world, world.answers(2, blind=True), blind=True)
    page = colleague.get(reading_url(world))
    sent = {"seen": page.context["seen"], "opened": page.context["opened"]}
    for row in page.context["rows"]:
        sent[f"seen-{row.response.pk}"] = row.response.last_seq
        sent.update({point.name: "full" for point in row.points})

    for _ in range(2):
        colleague.post(reading_url(world), sent)

    assert list(SecondReading.objects.values_list("is_read", flat=True)) == [False, False]
    assert "How far two teachers agree" not in words(world.page(teacher))


def test_an_answer_without_every_key_point_is_asked_about_again(teacher, world, colleague):
    mark_with_time(teacher, world, world.answers(1, blind=True), blind=True)
    page = colleague.get(reading_url(world))
    [row] = page.context["rows"]

    sent = {
        "seen": page.context["seen"],
        f"seen-{row.response.pk}": row.response.last_seq,
        row.points[0].name: "full",
    }
    colleague.post(reading_url(world), sent)

    assert not SecondReading.objects.exists()


def test_each_second_teacher_has_an_order_of_their_own_that_stays(teacher, world, colleague):
    mark_with_time(teacher, world, world.answers(12, blind=True), blind=True)
    people = [f.make_teacher(world.classroom) for _ in range(3)]
    question = Question.objects.select_related("current").get(pk=world.question.pk)

    orders = [[row.pk for row in to_read_again(one, question)] for one in people]

    assert orders == [[row.pk for row in to_read_again(one, question)] for one in people]
    assert len({tuple(order) for order in orders}) == 3
    assert len({frozenset(order) for order in orders}) == 1
