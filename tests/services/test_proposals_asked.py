"""Proposals are asked for where something changes, made by the workers, and shown by the pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.models import BackgroundTask, Proposal, Question
from lessons.services import proposing
from lessons.services.attempts import submit_attempt
from lessons.services.marking import Decision, confirm, undo
from lessons.services.proposing import LEARN_EVERY, propose_for_question
from lessons.services.rubrics import revise_rubric
from lessons.services.tasks.proposals import look_for_proposals_to_make
from tests import factories as f
from tests.proposals import prepare
from tests.working import run_tasks

pytestmark = pytest.mark.django_db
POINT = {"id": "c", "text": "Үшінші ой", "points": 4}


class Room:
    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(
            self.lesson, self.classroom, opens_at=f.NOW, due_at=None
        )

    def attempt(self, text="Құрал", **more):
        student = f.make_student(self.classroom)
        return f.make_attempt(self.assignment, student, answers=[(text,)], **more)

    def answer(self, text="Құрал"):
        return self.attempt(text, submitted=True).response_set.get()

    def mark(self, response):
        decision = Decision(
            fraction=1,
            shares={"a": Share.FULL, "b": Share.FULL},
            has_proposal=False,
            seconds=60,
        )
        response.refresh_from_db()
        return confirm(
            response,
            marker=self.teacher,
            seen=response.last_seq,
            decision=decision,
            now=timezone.now(),
        )

    def page(self, name, pk):
        client = Client()
        client.cookies["django_language"] = "en"
        client.force_login(self.teacher)
        return client.get(reverse(f"lessons:{name}", args=[pk])).content.decode()


@pytest.fixture
def room():
    return Room()


def asked():
    return BackgroundTask.objects.ready().count()


# --- When they are asked for ----------------------------------------------------------------------


def test_handing_in_asks_once_for_the_proposals_of_a_question(room):
    for _ in range(3):
        submit_attempt(room.attempt(f"Ой {_}"), now=timezone.now())
    before = asked()
    run_tasks()

    assert before == 1
    assert Proposal.objects.count() == 3


def test_an_attempt_that_a_key_marks_asks_for_nothing(room):
    closed = f.make_lesson(number=3)
    f.make_question(closed, kind="single-choice")
    assignment = f.make_assignment(closed, room.classroom)
    attempt = f.make_attempt(assignment, f.make_student(room.classroom), answers=[("a",)])

    submit_attempt(attempt, now=timezone.now())

    assert asked() == 0


def test_more_answers_than_are_read_at_once_are_all_read(room, monkeypatch):
    monkeypatch.setattr(proposing, "MOST_AT_ONCE", 2)
    for number in range(5):
        submit_attempt(room.attempt(f"Ой {number}"), now=timezone.now())

    run_tasks()

    assert Proposal.objects.count() == 5


def test_enough_marks_ask_for_the_proposals_of_the_rest(room):
    rows = [room.answer(f"Ой {number}") for number in range(LEARN_EVERY + 1)]
    run_tasks()
    for row in rows[1:LEARN_EVERY]:
        room.mark(row)
    before = asked()

    room.mark(rows[LEARN_EVERY])
    run_tasks()

    assert before == 0
    assert Proposal.objects.get(response=rows[0]).learnt_from == LEARN_EVERY


def test_a_mark_taken_back_asks_for_the_answer_it_puts_back(room):
    row = room.answer()
    marked = room.mark(row)
    BackgroundTask.objects.all().delete()

    undo(marked.batch, marker=room.teacher, now=timezone.now())
    run_tasks()

    assert Proposal.objects.get().response == row


def test_answers_that_nobody_asked_for_are_found(room):
    room.answer()
    BackgroundTask.objects.all().delete()

    look_for_proposals_to_make.enqueue()
    run_tasks()

    assert Proposal.objects.count() == 1


def test_a_question_that_is_gone_fails_no_task(room):
    submit_attempt(room.attempt(), now=timezone.now())
    BackgroundTask.objects.update(args_kwargs={"args": [], "kwargs": {"question": 987654}})

    run_tasks()

    assert not Proposal.objects.exists()


# --- When the rubric changes ----------------------------------------------------------------------


def revise(room, **fields):
    payload = {"key_points": [POINT], **fields}
    revise_rubric(room.question, payload, revised_by=room.teacher, now=timezone.now())


def test_proposals_by_the_key_points_of_before_are_not_shown_by_those_of_now(room):
    room.answer()
    prepare(room.question)

    revise(room)
    between = Proposal.objects.exists()
    run_tasks()

    assert not between
    assert set(Proposal.objects.get().shares) == {"c"}


def test_proposals_that_nothing_changed_for_stay(room):
    room.answer()
    prepare(room.question)
    made_at = Proposal.objects.get().made_at
    content = room.question.current.content

    f.make_version(room.question, kind="open-answer", text=content.text, explanation="Түсінік")
    room.question.current = room.question.versions.latest("number")
    room.question.save(update_fields=["current"])
    proposing.drop_outdated(room.question)

    assert Proposal.objects.get().made_at == made_at


def test_what_was_read_by_key_points_that_changed_meanwhile_is_not_kept(room):
    room.answer()
    begun = Question.objects.select_related("current").get()
    revise(room)

    propose_for_question(begun, now=timezone.now())

    assert not Proposal.objects.exists()


def test_a_worker_that_comes_late_changes_nothing_that_was_made_after_it_began(room):
    room.answer()
    now = timezone.now()
    propose_for_question(room.question, now=now)
    Proposal.objects.update(rubric_digest="x")

    propose_for_question(room.question, now=now - timedelta(minutes=1))

    assert Proposal.objects.get().rubric_digest == "x"


# --- What the pages say ---------------------------------------------------------------------------


def test_a_page_without_proposals_works_and_says_that_they_are_being_prepared(room):
    row = room.answer()

    queue, marking = (
        room.page("question-queue", room.question.pk),
        room.page("response-mark", row.pk),
    )

    assert "A proposal is still being prepared for 1 answer." in queue
    assert "The program is still preparing its proposal for this answer." in marking


def test_it_says_so_no_longer_once_they_are_there(room):
    row = room.answer()
    prepare(room.question)

    pages = room.page("question-queue", room.question.pk) + room.page("response-mark", row.pk)

    assert "being prepared" not in pages
    assert "still preparing" not in pages


def test_a_proposal_that_came_after_the_page_was_drawn_counts_for_no_agreement(room):
    row = room.answer()
    client = Client()
    client.force_login(room.teacher)
    url = reverse("lessons:response-mark", args=[row.pk])
    drawn = client.get(url).context["made_proposal"]

    prepare(room.question)
    sent = {"seen": row.last_seq, "then": "next", "point_1": "full", "point_2": "none"}
    client.post(url, sent | {"comment": "", "proposal": drawn})

    marking = row.markings.get()
    assert (marking.proposed, marking.proposed_band, marking.is_blind) == ({}, "", False)
