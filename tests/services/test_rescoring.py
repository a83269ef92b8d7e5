"""Marks under changed key points: reckoned anew or asked about, never on the wrong person, once."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marks import stored
from lessons.domain.refusals import RubricRefusal
from lessons.models import EventKind, Marking, Question, Response
from lessons.services.authoring import RubricRefused
from lessons.services.proposing import confirmed_marks, rubric_of
from lessons.services.rescoring import (
    Judged,
    add_shares,
    rescore,
    rescoring,
    take_back_rescoring,
)
from lessons.services.rubrics import revise_rubric
from tests import factories as f
from tests.properties import examples

LATER = f.NOW + timedelta(hours=1)
A, B = f.KEY_POINTS
NEW = {"id": "c", "text": "Үшінші ой", "points": 3}
FULL, HALF, NONE = Share.FULL, Share.HALF, Share.NONE


class Room:
    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.author = f.make_admin()
        self.lesson = f.make_lesson()
        self.made = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(self.lesson, self.classroom)

    @property
    def question(self):
        return Question.objects.select_related("current").get(pk=self.made.pk)

    def marked(self, *, a=FULL, b=NONE, assignment=None, teacher=None, **more):
        assignment = assignment or self.assignment
        student = f.make_student(assignment.classroom)
        attempt = f.make_attempt(assignment, student, answers=[("Ой",)], submitted=True)
        response = attempt.response_set.get()
        shares = {"a": a, "b": b}
        fraction = fraction_of(self.question.in_force.solution.key_points, shares)
        marker = teacher or self.teacher
        f.make_marking(response, marker, fraction=fraction, shares=shares, **more)
        return response

    def revise(self, *points):
        payload = {"key_points": list(points)}
        revise_rubric(self.question, payload, revised_by=self.author, now=LATER)

    def rescore(self, *, previewed=None, teacher=None):
        teacher = teacher or self.teacher
        shown = previewed or rescoring(teacher, self.question).digest
        return rescore(self.question, teacher=teacher, previewed=shown, now=LATER)

    def judge(self, *responses, rubric=None, seconds=600, **shares):
        judged = {
            row.pk: Judged(seen=Response.objects.get(pk=row.pk).last_seq, shares=shares)
            for row in responses
        }
        return self.send(judged, rubric=rubric, seconds=seconds)

    def send(self, judged, *, rubric=None, seconds=600):
        return add_shares(
            self.question,
            judged,
            teacher=self.teacher,
            rubric=rubric or self.question.current_id,
            seconds=seconds,
            now=LATER,
        )


@pytest.fixture
def room(db):
    return Room()


def fraction(row):
    return Response.objects.get(pk=row.pk).fraction


def points(point, number):
    return {**point, "points": number}


def test_other_points_change_the_mark_and_no_share(room):
    row = room.marked(comment="Жақсы")
    room.revise(points(A, 1), B)

    batch, count = room.rescore()

    marking = row.markings.get(number=2)
    assert (count, fraction(row)) == (1, stored(Fraction(1, 2)))
    assert (marking.shares, marking.comment) == ({"a": "full", "b": "none"}, "Жақсы")
    assert (marking.batch, marking.rubric) == (batch, room.question.current)
    event = row.events.order_by("-seq").first()
    assert (event.kind, event.fraction, event.seq) == (EventKind.MARKED, marking.fraction, 3)


def test_nothing_happens_before_somebody_has_looked(room):
    row = room.marked()
    before = fraction(row)

    room.revise(points(A, 1), B)

    assert fraction(row) == before
    assert row.markings.count() == 1


def test_a_mark_that_stays_the_same_is_not_given_again(room):
    row = room.marked(a=FULL, b=FULL)
    room.revise(points(A, 7), B)

    assert room.rescore() == (None, 0)
    assert row.markings.count() == 1


def test_sent_twice_it_happens_once(room):
    row = room.marked()
    room.revise(points(A, 1), B)
    shown = rescoring(room.teacher, room.question).digest

    first, second = room.rescore(previewed=shown), room.rescore(previewed=shown)

    assert (first[1], second) == (1, (None, 0))
    assert row.markings.count() == 2


def test_what_was_not_shown_does_not_happen(room):
    row, other = room.marked(), room.marked()
    room.revise(points(A, 1), B)
    shown = rescoring(room.teacher, room.question).digest
    f.make_marking(other, room.teacher, shares={"a": NONE, "b": FULL}, now=LATER)

    with pytest.raises(RubricRefused) as refused:
        room.rescore(previewed=shown)

    assert refused.value.code == RubricRefusal.MARKS_CHANGED
    assert row.markings.count() == 1


def test_a_key_point_that_is_gone_counts_no_more(room):
    row = room.marked(a=FULL, b=NONE)
    room.revise(A)

    room.rescore()

    assert fraction(row) == 1


def test_another_idea_in_the_place_of_a_key_point_takes_over_no_share(room):
    row = room.marked()
    room.revise({**A, "text": "Мүлде басқа нәрсе туралы"}, B)

    found = rescoring(room.teacher, room.question)

    assert found.changed == ()
    [lacking] = found.lacking
    assert (lacking.response, [point.id for point in lacking.missing]) == (row, ["a"])


def test_marks_in_classes_of_others_are_theirs_to_change(room):
    own = room.marked()
    elsewhere = f.make_classroom("БҚ-1")
    colleague = f.make_teacher(elsewhere)
    theirs = room.marked(assignment=f.make_assignment(room.lesson, elsewhere), teacher=colleague)
    room.revise(points(A, 1), B)

    room.rescore()

    assert (own.markings.count(), theirs.markings.count()) == (2, 1)
    assert room.rescore(teacher=colleague)[1] == 1


def test_taken_back_the_marks_are_as_before_and_nothing_is_deleted(room):
    row = room.marked(comment="Жақсы")
    before = fraction(row)
    room.revise(points(A, 1), B)
    batch, _ = room.rescore()

    counts = [take_back_rescoring(batch, teacher=room.teacher, now=LATER) for _ in range(2)]

    assert counts == [1, 0]
    assert fraction(row) == before
    assert [marking.comment for marking in row.markings.all()] == ["Жақсы"] * 3
    assert row.events.count() == Response.objects.get(pk=row.pk).last_seq


def test_a_mark_given_since_is_not_taken_back(room):
    row = room.marked()
    room.revise(points(A, 1), B)
    batch, _ = room.rescore()
    f.make_marking(row, room.teacher, shares={"a": NONE, "b": NONE}, fraction=0, now=LATER)

    assert take_back_rescoring(batch, teacher=room.teacher, now=LATER) == 0
    assert fraction(row) == 0


def test_nobody_takes_back_what_a_colleague_changed(room):
    room.marked()
    room.revise(points(A, 1), B)
    batch, _ = room.rescore()
    colleague = f.make_teacher(room.classroom)

    assert take_back_rescoring(batch, teacher=colleague, now=LATER) == 0


def test_a_new_key_point_is_asked_about_alone_and_the_other_shares_stay(room):
    row = room.marked(a=HALF, b=FULL)
    room.revise(A, B, NEW)

    assert room.judge(row, c=FULL) == (1, 0)

    marking = row.markings.get(number=2)
    assert marking.shares == {"a": "half", "b": "full", "c": "full"}
    assert fraction(row) == stored(Fraction(5, 6))
    assert rescoring(room.teacher, room.question).lacking == ()


def test_a_decision_about_another_key_point_slips_nothing_in(room):
    row = room.marked()
    room.revise(A, B, NEW)

    room.judge(row, a=NONE, c=FULL)
    room.judge(row, a=NONE)

    assert row.markings.count() == 1


def test_an_answer_that_somebody_marked_meanwhile_is_left(room):
    row = room.marked()
    room.revise(A, B, NEW)
    judged = {row.pk: Judged(seen=Response.objects.get(pk=row.pk).last_seq, shares={"c": FULL})}
    f.make_marking(row, f.make_teacher(room.classroom), now=LATER)

    assert room.send(judged) == (0, 1)
    assert row.markings.count() == 2


def test_a_page_sent_twice_is_saved_once_and_told_as_saved(room):
    row = room.marked()
    room.revise(A, B, NEW)
    judged = {row.pk: Judged(seen=Response.objects.get(pk=row.pk).last_seq, shares={"c": FULL})}

    assert [room.send(judged), room.send(judged)] == [(1, 0), (1, 0)]
    assert row.markings.count() == 2


def test_key_points_saved_meanwhile_refuse_the_page(room):
    row = room.marked()
    room.revise(A, B, NEW)
    seen = room.question.current_id
    room.revise(A, B, {**NEW, "text": "Мүлде басқа нәрсе туралы"})

    with pytest.raises(RubricRefused) as refused:
        room.judge(row, rubric=seen, c=FULL)

    assert refused.value.code == RubricRefusal.STALE_PASS
    assert row.markings.count() == 1


def test_answers_of_other_classes_cannot_be_slipped_in(room):
    elsewhere = f.make_classroom("БҚ-1")
    theirs = room.marked(
        assignment=f.make_assignment(room.lesson, elsewhere), teacher=f.make_teacher(elsewhere)
    )
    room.revise(A, B, NEW)

    assert room.judge(theirs, c=FULL) == (0, 1)
    assert theirs.markings.count() == 1


def test_a_hurried_pass_takes_no_learning_from_the_other_key_points(room):
    rows = [room.marked() for _ in range(3)]
    room.revise(A, B, NEW)

    room.judge(*rows, seconds=1, c=FULL)

    learnt = confirmed_marks(rubric_of(room.question.in_force))
    assert [set(one.shares) for one in learnt] == [{"a", "b"}] * 3


def test_a_pass_that_was_read_teaches_the_new_key_point(room):
    rows = [room.marked() for _ in range(3)]
    room.revise(A, B, NEW)

    room.judge(*rows, c=FULL)

    learnt = confirmed_marks(rubric_of(room.question.in_force))
    assert [dict(one.shares)["c"] for one in learnt] == [FULL] * 3


class RescoringProperties(TestCase):
    @examples(15)
    @given(
        shares=st.lists(
            st.tuples(st.sampled_from(list(Share)), st.sampled_from(list(Share))),
            min_size=1,
            max_size=6,
        ),
        worth=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    )
    def test_every_mark_is_what_its_own_shares_are_worth(self, shares, worth):
        room = Room()
        rows = [room.marked(a=a, b=b) for a, b in shares]
        room.revise(points(A, worth[0]), points(B, worth[1]))

        batch, count = room.rescore()

        key_points = room.question.in_force.solution.key_points
        for row, (a, b) in zip(rows, shares, strict=True):
            expected = stored(fraction_of(key_points, {"a": a, "b": b}))
            assert fraction(row) == expected
            newest = row.markings.order_by("-number").first()
            assert (newest.shares, newest.fraction) == ({"a": a, "b": b}, expected)
        assert count == Marking.objects.filter(batch=batch).count() if batch else count == 0
        if batch:
            assert take_back_rescoring(batch, teacher=room.teacher, now=LATER) == count
        before = {point["id"]: point["points"] for point in f.KEY_POINTS}
        for row, (a, b) in zip(rows, shares, strict=True):
            worths = {NONE: Fraction(0), HALF: Fraction(1, 2), FULL: Fraction(1)}
            earned = before["a"] * worths[a] + before["b"] * worths[b]
            assert fraction(row) == stored(earned / 3)
