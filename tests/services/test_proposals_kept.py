"""Proposals that are kept beside answers, and the groups that they make."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.domain.marking.key_points import Share
from lessons.models import Proposal, Response
from lessons.queries import rubrics_by_class
from lessons.services import proposing
from lessons.services.proposing import (
    LEARN_EVERY,
    confirmed_marks,
    propose_for_question,
    rubric_of,
)
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

    def answer(self, text):
        student = f.make_student(self.classroom)
        attempt = f.make_attempt(self.assignment, student, answers=[(text,)], submitted=True)
        return attempt.response_set.get()

    def revise(self, **fields):
        self.question.current = f.make_version(self.question, kind="open-answer", **fields)
        self.question.save(update_fields=["current"])


@pytest.fixture
def room():
    return Room()


def group_keys():
    return {row.response_id: row.group_key for row in Proposal.objects.all()}


def test_every_waiting_answer_has_a_proposal_and_a_marked_one_needs_none(room):
    waits, marked = room.answer("Құрал"), room.answer("Бейбіт")
    f.make_marking(marked, room.teacher)

    propose_for_question(room.question, now=LATER)

    assert [row.response for row in Proposal.objects.all()] == [waits]


def test_the_same_words_on_another_keyboard_stand_in_one_group(room):
    one, other, third = (
        room.answer("Қазақ елінің сыртқы саясаты"),
        room.answer("казак елинин сырткы саясаты."),
        room.answer("Мүлде бөлек ой айтылады мұнда"),
    )

    propose_for_question(room.question, now=LATER)

    keys = group_keys()
    assert keys[one.pk] == keys[other.pk] != keys[third.pk]


def test_nothing_is_made_again_while_nothing_is_new(room):
    room.answer("Құрал")
    propose_for_question(room.question, now=f.NOW)

    propose_for_question(room.question, now=LATER)

    assert Proposal.objects.get().made_at == f.NOW


def test_other_key_points_make_the_proposals_anew(room):
    room.answer("Құрал")
    propose_for_question(room.question, now=f.NOW)
    point = {"id": "c", "text": "Үшінші ой", "points": 4}

    room.revise(text=room.question.current.text, payload={"key_points": [point]})
    propose_for_question(room.question, now=LATER)

    proposal = Proposal.objects.get()
    assert (proposal.rubric, proposal.made_at) == (room.question.current, LATER)
    assert set(proposal.shares) == {"c"}


def test_an_answer_to_other_words_keeps_the_key_points_of_its_own_version(room):
    response = room.answer("Құрал")
    room.revise(text="Мүлде басқа сұрақ")

    found = Response.objects.select_related("version", "attempt__assignment").get(pk=response.pk)
    assert rubrics_by_class(room.question).of(found) == found.version


def test_confirmed_marks_are_learnt_from_every_few_of_them(room):
    room.answer("Құрал")
    propose_for_question(room.question, now=f.NOW)
    for number in range(LEARN_EVERY):
        assert Proposal.objects.get().made_at == f.NOW
        f.make_marking(room.answer(f"Жауап {number}"), room.teacher)

    propose_for_question(room.question, now=LATER)

    assert Proposal.objects.get().learnt_from == LEARN_EVERY


def test_only_the_mark_in_force_by_these_key_points_is_learnt_from(room):
    first, second = room.answer("Бір"), room.answer("Екі")
    f.make_marking(first, room.teacher, shares={"a": Share.NONE, "b": Share.NONE})
    f.make_marking(first, room.teacher, shares={"a": Share.FULL, "b": Share.HALF}, now=LATER)
    f.make_marking(second, room.teacher, shares={"z": Share.FULL})

    [learnt] = confirmed_marks(rubric_of(room.question.current))

    assert (learnt.answer, dict(learnt.shares)) == ("Бір", {"a": Share.FULL, "b": Share.HALF})


def test_a_question_without_key_points_has_groups_and_proposes_nothing(room):
    room.revise(text=room.question.current.text, payload={"key_points": []})
    room.answer("Құрал")

    propose_for_question(room.question, now=LATER)

    assert not Proposal.objects.get().has_shares


def test_as_many_queries_for_forty_answers_as_for_two(room):
    def count():
        with CaptureQueriesContext(connection) as queries:
            propose_for_question(room.question, now=LATER)
        return len(queries)

    for number in range(2):
        room.answer(f"Жауап {number}")
    few = count()
    for number in range(38):
        room.answer(f"Тағы {number}")

    assert count() == few


def test_many_answers_are_read_a_part_at_a_time_the_unread_ones_first(room, monkeypatch):
    monkeypatch.setattr(proposing, "MOST_AT_ONCE", 2)
    for number in range(3):
        room.answer(f"Жауап {number}")

    counts = []
    for _ in range(3):
        propose_for_question(room.question, now=LATER)
        counts.append(Proposal.objects.count())

    assert counts == [2, 3, 3]


def test_what_is_nearly_the_same_stands_together_once_all_are_read(room, monkeypatch):
    monkeypatch.setattr(proposing, "MOST_AT_ONCE", 2)
    text = "Дипломатия мемлекеттің сыртқы саясат құралы болып табылады"
    alike = [room.answer(one) for one in (text, text.replace("табылады", "табыладі"), text, text)]
    other = room.answer("Алма")

    for _ in range(3):
        propose_for_question(room.question, now=LATER)

    # An answer that is kept for a blind check stands alone.
    seen = set(Proposal.objects.filter(is_blind=False).values_list("response", flat=True))
    ended = group_keys()
    together = {ended[row.pk] for row in alike if row.pk in seen}
    assert len(seen & {row.pk for row in alike}) >= 2
    assert len(together) == 1
    assert ended[other.pk] not in together


def test_an_answer_that_is_read_again_keeps_its_place_in_the_queue_meanwhile(room, monkeypatch):
    rows = [room.answer(f"Жауап туралы ой {number}") for number in range(4)]
    propose_for_question(room.question, now=LATER)
    before = dict(Proposal.objects.values_list("response", "cluster"))
    monkeypatch.setattr(proposing, "MOST_AT_ONCE", 2)
    room.revise(text=room.question.current.text, payload={"key_points": [*f.KEY_POINTS[:1]]})

    propose_for_question(room.question, now=LATER)

    assert dict(Proposal.objects.values_list("response", "cluster")) == before
    assert len(before) == len(rows)


# --- Learning by key point ------------------------------------------------------------------------


def revised(room, *points):
    payload = {"key_points": [*f.KEY_POINTS, *points]}
    room.revise(text=room.question.current.text, payload=payload)
    return rubric_of(room.question.current)


def test_a_key_point_that_is_added_takes_no_learning_from_the_others(room):
    for number in range(36):
        shares = {"a": Share.FULL, "b": Share.HALF}
        f.make_marking(room.answer(f"Ой {number}"), room.teacher, shares=shares)

    learnt = confirmed_marks(revised(room, {"id": "c", "text": "Үшінші ой", "points": 4}))

    assert len(learnt) == 36
    assert {tuple(sorted(one.shares)) for one in learnt} == {("a", "b")}


def test_a_key_point_that_is_another_idea_now_learns_nothing_and_the_others_do(room):
    f.make_marking(room.answer("Ой"), room.teacher)
    other = [{**f.KEY_POINTS[0], "text": "Мүлде басқа нәрсе туралы"}, f.KEY_POINTS[1]]
    room.revise(text=room.question.current.text, payload={"key_points": other})

    [learnt] = confirmed_marks(rubric_of(room.question.current))

    assert set(learnt.shares) == {"b"}


def test_a_hurried_mark_teaches_nothing(room):
    f.make_marking(room.answer("Ой"), room.teacher, seconds=1)

    assert confirmed_marks(rubric_of(room.question.current)) == []


def test_a_hurried_change_is_not_made_good_by_the_mark_before_it(room):
    row = room.answer("Ой")
    f.make_marking(row, room.teacher, shares={"a": Share.NONE, "b": Share.FULL})
    f.make_marking(row, room.teacher, seconds=1, now=LATER)

    [learnt] = confirmed_marks(rubric_of(room.question.current))

    assert dict(learnt.shares) == {"b": Share.FULL}


TELLING = "Дипломатия – мемлекеттің сыртқы саясатын бейбіт жүргізетін қызмет"


def test_what_the_machine_is_least_certain_of_is_asked_for_until_enough_is_marked(room):
    doubtful, blank = room.answer(TELLING), room.answer("...")
    propose_for_question(room.question, now=LATER)
    asked = Proposal.objects.filter(is_asked_first=True)
    before = list(asked.values_list("response", flat=True))

    for number in range(10):
        f.make_marking(room.answer(f"Жауап {number}"), room.teacher)
    propose_for_question(room.question, now=LATER + timedelta(minutes=1))

    assert before == [doubtful.pk], blank
    assert Proposal.objects.get(response=doubtful).risk > 0
    assert not asked.exists()
