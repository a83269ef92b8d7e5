"""Confirming a band of proposals together: what was seen is marked, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import BandException, Lease, Marking, Proposal, Question, Response
from tests import factories as f
from tests.proposals import propose

pytestmark = pytest.mark.django_db
TEXT = "Дипломатия – мемлекеттің атынан жүргізілетін бейбіт қызмет"
LIKELY = {"shares": {"a": "full", "b": "half"}, "band": "likely"}


class World:
    def __init__(self):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(
            self.lesson, self.classroom, opens_at=self.now - timedelta(days=1), due_at=None
        )
        self.url = reverse("lessons:question-band", args=[self.question.pk])

    def answers(self, count, **proposed):
        rows = [self.answer(f"{TEXT} {chr(1072 + number) * 4}") for number in range(count)]
        propose(self.question, rows, **(LIKELY | proposed))
        return rows

    def answer(self, text):
        student = f.make_student(self.classroom, last_name="Абаева")
        attempt = f.make_attempt(
            self.assignment, student, answers=[(text,)], submitted=True, now=self.now
        )
        return attempt.response_set.get()


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


def sent(page, *unticked):
    """What the browser would send of the page, with some ticks taken away."""
    form = page.content.decode().partition("data-by-band")[2].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form)
    ticks = re.findall(r'name="tick" value="(\d+)" checked', form)
    return dict(hidden) | {"tick": [pk for pk in ticks if int(pk) not in unticked]}


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def waiting():
    return set(Response.objects.waiting().values_list("pk", flat=True))


def test_the_ticked_ones_get_the_mark_they_were_shown_with_and_the_others_wait(teacher, world):
    same, differs = world.answers(2)

    page = teacher.post(world.url, sent(teacher.get(world.url), differs.pk), follow=True)

    marking = same.markings.get()
    assert marking.shares == {"a": "full", "b": "half"}
    assert (marking.proposed_band, sorted(marking.accepted)) == ("likely", ["a", "b"])
    assert not marking.is_blind
    assert waiting() == {differs.pk}
    assert "Confirmed: 1 answer. 1 answer waits at the desk" in words(page)


def test_what_was_set_aside_does_not_come_back_to_the_page(teacher, world):
    (differs,) = world.answers(1)
    teacher.post(world.url, sent(teacher.get(world.url), differs.pk))
    assert "Nothing can be confirmed together here." in words(teacher.get(world.url))
    assert BandException.objects.get().response == differs


def test_the_whole_action_is_taken_back_at_once(teacher, world):
    rows = world.answers(3)
    teacher.post(world.url, sent(teacher.get(world.url)))
    batch = Marking.objects.values_list("batch", flat=True).distinct().get()

    teacher.post(reverse("lessons:marking-undo", args=[batch]))

    assert waiting() == {row.pk for row in rows}


def test_marks_of_different_worth_are_one_action(teacher, world):
    world.answers(1)
    world.answers(1, shares={"a": "none", "b": "none"})
    teacher.post(world.url, sent(teacher.get(world.url)))
    assert len({one.fraction for one in Marking.objects.all()}) == 2
    assert Marking.objects.values("batch").distinct().count() == 1


def changed(kind, row):
    if kind == "the answer":
        Response.objects.filter(pk=row.pk).update(last_seq=row.last_seq + 1)
    elif kind == "the proposal":
        Proposal.objects.filter(response=row).update(shares={"a": "none", "b": "half"})
    elif kind == "the band":
        Proposal.objects.filter(response=row).update(band="look")
    else:
        newer = f.make_version(row.version.question, kind="open-answer", text=row.version.text)
        Question.objects.filter(pk=newer.question_id).update(current=newer)


@pytest.mark.parametrize("kind", ["the answer", "the proposal", "the band", "the key points"])
def test_what_changed_since_it_was_seen_is_left(teacher, world, kind):
    (row,) = world.answers(1)
    page = teacher.get(world.url)
    changed(kind, row)

    page = teacher.post(world.url, sent(page), follow=True)

    assert not Marking.objects.exists()
    assert "1 answer, its proposal or the key points changed" in words(page)


def test_a_check_is_neither_shown_nor_confirmed(teacher, world):
    (row,) = world.answers(1)
    page = teacher.get(world.url)
    Proposal.objects.update(is_blind=True)

    teacher.post(world.url, sent(page))

    assert not Marking.objects.exists()
    assert f'value="{row.pk}"' not in teacher.get(world.url).content.decode()


def test_what_was_not_on_the_screen_is_not_marked(teacher, world):
    shown = world.answers(1)
    page = sent(teacher.get(world.url))
    later = world.answers(1)

    teacher.post(world.url, page | {"tick": [str(row.pk) for row in (*shown, *later)]})

    assert [one.response_id for one in Marking.objects.all()] == [shown[0].pk]


@pytest.mark.parametrize("stamp", ["", "1-1 2-3-4:forged"])
def test_a_list_that_the_server_did_not_write_confirms_nothing(teacher, world, stamp):
    world.answers(1)
    teacher.post(world.url, sent(teacher.get(world.url)) | {"on_screen": stamp})
    assert not Marking.objects.exists()


def test_marks_that_came_faster_than_the_answers_are_read_teach_nothing(teacher, world):
    world.answers(3)
    page = teacher.post(world.url, sent(teacher.get(world.url)), follow=True)
    assert not any(one.is_read for one in Marking.objects.all())
    assert "faster than the answer can be read" in words(page)


def test_time_enough_for_all_of_the_page_makes_the_marks_count(teacher, world, monkeypatch):
    world.answers(3)
    opened = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: opened)
    page = sent(teacher.get(world.url))
    later = opened + timedelta(seconds=60)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    teacher.post(world.url, page)
    assert all(one.is_read for one in Marking.objects.all())
    assert {one.seconds for one in Marking.objects.all()} == {20}


def test_what_somebody_else_is_marking_is_not_offered(teacher, world):
    (row,) = world.answers(1)
    colleague = f.make_teacher(world.classroom)
    Lease.objects.create(response=row, teacher=colleague, until=world.now + timedelta(minutes=5))
    assert f'value="{row.pk}"' not in teacher.get(world.url).content.decode()


def test_more_answers_cost_no_more_queries(teacher, world):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            teacher.get(world.url)
        return len(captured)

    world.answers(1)
    few = queries()
    world.answers(6)
    assert queries() == few


def test_confirming_more_costs_no_more_queries(teacher, world):
    def queries():
        page = sent(teacher.get(world.url))
        with CaptureQueriesContext(connection) as captured:
            teacher.post(world.url, page)
        return len(captured)

    world.answers(2)
    few = queries()
    world.answers(8)
    assert queries() == few


def test_a_question_without_key_points_has_no_such_page(teacher, world):
    bare = f.make_question(
        world.lesson, kind="open-answer", payload={"key_points": [], "model_answer": ""}
    )
    assert teacher.get(reverse("lessons:question-band", args=[bare.pk])).status_code == 404
