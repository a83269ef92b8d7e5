"""Which answers are kept from the teacher's sight is decided once, whatever the machine says."""

from datetime import timedelta

import pytest

from lessons.domain.marking.queueing import BLIND_EVERY_AT_FIRST
from lessons.models import Proposal
from lessons.services.marking import Decision, confirm, undo
from lessons.services.proposing import propose_for_question
from tests import factories as f

pytestmark = pytest.mark.django_db
LATER = f.NOW + timedelta(hours=1)


class Room:
    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(self.lesson, self.classroom)

    def answers(self, count, text="Ой"):
        return [self.answer(f"{text} {number}") for number in range(count)]

    def answer(self, text):
        student = f.make_student(self.classroom)
        attempt = f.make_attempt(self.assignment, student, answers=[(text,)], submitted=True)
        return attempt.response_set.get()

    def propose(self, now=f.NOW):
        propose_for_question(self.question, now=now)
        return self.blind

    @property
    def blind(self):
        found = Proposal.objects.filter(is_blind=True, response__state="waiting")
        return set(found.values_list("response", flat=True))

    def mark(self, response):
        response.refresh_from_db()
        decision = Decision(fraction=1, shares={}, has_proposal=True, is_blind=True, seconds=60)
        return confirm(
            response, marker=self.teacher, seen=response.last_seq, decision=decision, now=LATER
        )


@pytest.fixture
def room():
    return Room()


def test_some_answers_of_the_band_to_be_looked_at_are_kept_back(room):
    room.answers(4 * BLIND_EVERY_AT_FIRST)

    blind = room.propose()

    assert len(blind) == 4
    assert set(Proposal.objects.values_list("band", flat=True)) == {"look"}


def test_an_answer_that_is_kept_back_stands_in_no_group(room):
    for _ in range(2 * BLIND_EVERY_AT_FIRST):
        room.answer("Бәрі бірдей жауап жазды")

    blind = room.propose()

    keys = [row.group_key for row in Proposal.objects.all() if row.response_id not in blind]
    alone = {row.group_key for row in Proposal.objects.filter(response__in=blind)}
    assert (len(set(keys)), len(alone)) == (1, len(blind))
    assert not alone & set(keys)


def test_a_proposal_made_anew_stays_as_it_was_shown_or_kept_back(room):
    room.answers(10)
    before = room.propose()
    Proposal.objects.update(learnt_from=50)

    after = room.propose(now=LATER)

    assert before == after
    assert set(Proposal.objects.values_list("made_at", flat=True)) == {LATER}


def test_answers_that_come_one_by_one_are_checked_as_often(room):
    for number in range(2 * BLIND_EVERY_AT_FIRST):
        room.answer(f"Ой {number}")
        room.propose()

    assert len(room.blind) == 2


def test_marks_that_are_known_ask_for_no_further_check(room):
    room.answers(BLIND_EVERY_AT_FIRST)
    [blind] = room.propose()
    room.mark(Proposal.objects.get(response=blind).response)
    room.answers(BLIND_EVERY_AT_FIRST - 1, text="Тағы")

    assert room.propose() == set()
    room.answer("Тағы бір")
    assert len(room.propose()) == 1


def test_an_answer_that_was_taken_back_is_shown_with_its_proposal(room):
    room.answers(BLIND_EVERY_AT_FIRST)
    [blind] = room.propose()
    marked = room.mark(Proposal.objects.get(response=blind).response)

    undo(marked.batch, marker=room.teacher, now=LATER)

    assert blind not in room.propose(now=LATER)


def test_without_key_points_nothing_is_kept_back(room):
    text = room.question.current.text
    room.question.current = f.make_version(
        room.question, kind="open-answer", text=text, payload={"key_points": []}
    )
    room.question.save()
    room.answers(10)

    assert room.propose() == set()
