"""What the key points say to marked answers is kept, and made anew when the key points change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.models import BackgroundTask, Proposal, WordingOffer
from lessons.services import comparing
from lessons.services.comparing import compare_marked, keep_offers
from lessons.services.proposing import LEARN_EVERY, propose_for_question, rubric_of
from lessons.services.rubrics import differences, kept_wordings, revise_rubric
from lessons.services.tasks.proposals import look_for_comparisons_to_make
from tests import factories as f
from tests.working import run_tasks

pytestmark = pytest.mark.django_db
POINT = {"id": "c", "text": "Үшінші ой", "points": 4}
UNSEEN = "кеудемізге тартатын нәрсені сыйлайды"


class Room:
    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(
            self.lesson, self.classroom, opens_at=f.NOW, due_at=None
        )

    def marked(self, text="Құрал", **more):
        student = f.make_student(self.classroom)
        attempt = f.make_attempt(self.assignment, student, answers=[(text,)], submitted=True)
        response = attempt.response_set.get()
        f.make_marking(response, self.teacher, **more)
        return response

    def revise(self, *points):
        payload = {"key_points": list(points)}
        now = timezone.now()
        return revise_rubric(self.question, payload, revised_by=self.teacher, now=now)

    def differences(self):
        self.question.refresh_from_db()
        return differences(self.teacher, self.question.in_force)


@pytest.fixture
def room():
    return Room()


def tasks():
    return list(BackgroundTask.objects.ready().values_list("task_path", flat=True))


def test_new_key_points_have_marked_answers_compared(room):
    row = room.marked()
    room.revise(POINT)
    before = room.differences()

    run_tasks()
    after = room.differences()

    assert (before.rows, before.unread) == ([], 1)
    assert ([tried.response for tried in after.rows], after.unread) == ([row], 0)


def test_new_key_points_ask_for_nothing_where_nothing_was_marked(room):
    room.revise(POINT)

    assert tasks() == []


def test_without_key_points_nothing_is_compared(room):
    room.marked()
    room.revise()

    run_tasks()

    assert not Proposal.objects.exists()
    assert not WordingOffer.objects.exists()
    assert (room.differences().rows, room.differences().unread) == ([], 0)


def test_a_proposal_by_the_same_key_points_is_comparison_enough(room):
    row = room.marked()
    compare_marked(room.question, now=f.NOW)

    compare_marked(room.question, now=f.NOW + timedelta(days=1))

    assert row.proposal.made_at == f.NOW


def test_answers_to_other_words_are_left_alone(room):
    room.marked()
    other = f.make_version(room.question, kind="open-answer", text="Мүлде басқа сұрақ")
    room.question.current = other
    room.question.save()

    compare_marked(room.question, now=f.NOW)

    assert not Proposal.objects.exists()


def test_more_than_are_read_at_once_are_all_compared(room, monkeypatch):
    monkeypatch.setattr(comparing, "MOST_AT_ONCE", 2)
    for number in range(5):
        room.marked(f"Ой {number}")
    room.revise(POINT)

    run_tasks()

    assert Proposal.objects.count() == 5


def test_answers_marked_before_anything_was_proposed_are_found(room):
    room.marked()

    look_for_comparisons_to_make.enqueue()
    run_tasks()

    assert Proposal.objects.count() == 1


def test_a_question_that_is_gone_fails_no_task(room):
    room.marked()
    room.revise(POINT)
    BackgroundTask.objects.update(args_kwargs={"args": [], "kwargs": {"question": 987654}})

    run_tasks()

    assert not Proposal.objects.exists()


def test_wordings_are_offered_to_each_teacher_from_their_own_classes(room):
    for answer in (f"Ол {UNSEEN}.", f"Бұл {UNSEEN}.", f"Елші {UNSEEN}."):
        room.marked(answer, shares={"a": Share.NONE, "b": Share.FULL})
    colleague = f.make_teacher(f.make_classroom("ХҚ-232"))

    keep_offers(room.question, now=f.NOW)

    offer = WordingOffer.objects.get()
    rubric = rubric_of(room.question.in_force)
    assert offer.teacher == room.teacher
    assert UNSEEN in kept_wordings(room.teacher, rubric)["b"][0]
    assert kept_wordings(colleague, rubric) == {}


def test_wordings_are_looked_for_anew_after_enough_marks(room):
    room.marked()
    keep_offers(room.question, now=f.NOW)
    for number in range(LEARN_EVERY - 1):
        room.marked(f"Ой {number}")
    keep_offers(room.question, now=f.NOW)
    before = WordingOffer.objects.get().learnt_from

    room.marked("Тағы бір ой")
    keep_offers(room.question, now=f.NOW)

    assert (before, WordingOffer.objects.get().learnt_from) == (1, LEARN_EVERY + 1)


def test_what_waits_keeps_its_own_proposal(room):
    student = f.make_student(room.classroom)
    attempt = f.make_attempt(room.assignment, student, answers=[("Құрал",)], submitted=True)
    propose_for_question(room.question, now=f.NOW)

    compare_marked(room.question, now=f.NOW + timedelta(days=1))

    assert attempt.response_set.get().proposal.made_at == f.NOW
