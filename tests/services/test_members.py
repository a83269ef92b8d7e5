"""Leaving a class, moving to another one, and more than one teacher."""

from datetime import timedelta

import pytest

from lessons import queries
from lessons.domain.parts import Part
from lessons.models import Attempt, LeftWork, Membership, Response, Role
from lessons.queries.waiting import waiting_count
from lessons.services.classrooms import join_classroom
from lessons.services.members import (
    MemberRefused,
    add_teacher,
    decide_left_work,
    end_membership,
    leave_as_teacher,
    move_student,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
LATER = f.NOW + timedelta(days=1)


class World:
    def __init__(self):
        self.classroom = f.make_classroom(join_code="HQK235")
        self.teacher = f.make_teacher(self.classroom)
        self.student = f.make_student(self.classroom, last_name="Айтқали")
        self.lesson = f.make_lesson()
        f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(self.lesson, self.classroom)
        self.attempt = f.make_attempt(
            self.assignment, self.student, answers=[("Жауап",)], submitted=True
        )

    @property
    def membership(self):
        return Membership.objects.get(user=self.student, classroom=self.classroom)

    def leave(self, left_work=LeftWork.ASK):
        end_membership(self.membership, left_work=left_work, now=LATER)


@pytest.fixture
def world():
    return World()


def test_a_membership_ends_with_a_date_and_nothing_of_it_is_deleted(world):
    world.leave()

    assert world.membership.ended_at == LATER
    assert queries.students_of(world.classroom) == []
    assert queries.own_classes(world.student).learns == ()
    assert Attempt.objects.get() == world.attempt


@pytest.mark.parametrize(
    ("left_work", "queued", "asked"),
    [(LeftWork.ASK, 0, 1), (LeftWork.MARK, 1, 0), (LeftWork.ASIDE, 0, 0)],
)
def test_what_waits_of_somebody_who_left_is_asked_about_marked_or_set_aside(
    world, left_work, queued, asked
):
    world.leave(left_work)

    assert waiting_count(world.teacher) == queued
    assert sum(queries.waiting_counts(world.classroom).values()) == queued
    assert queries.left_waiting_count(world.classroom) == asked


def test_it_can_be_decided_later_and_otherwise(world):
    world.leave(LeftWork.ASIDE)

    decide_left_work(world.classroom, student=world.student, left_work=LeftWork.MARK)

    assert waiting_count(world.teacher) == 1


def test_nothing_is_decided_about_somebody_who_is_still_there(world):
    assert not decide_left_work(world.classroom, student=world.student, left_work=LeftWork.ASIDE)
    assert waiting_count(world.teacher) == 1


def test_whoever_left_comes_back_by_the_code_with_all_work(world):
    world.leave(LeftWork.ASIDE)

    join_classroom(world.student, code="HQK235")

    assert queries.students_of(world.classroom) == [world.student]
    assert waiting_count(world.teacher) == 1
    assert Membership.objects.filter(user=world.student).count() == 1


class TestMoving:
    @pytest.fixture
    def other(self, world):
        other = f.make_classroom("ХҚ-232")
        f.enrol(world.teacher, other, Role.TEACHER)
        return other

    def move(self, world, other):
        return move_student(world.student, from_class=world.classroom, to_class=other, now=LATER)

    def test_work_on_a_lesson_of_both_classes_goes_along(self, world, other):
        there = f.make_assignment(world.lesson, other)

        moved = self.move(world, other)

        world.attempt.refresh_from_db()
        assert moved == [there]
        assert world.attempt.assignment == there
        assert queries.waiting_counts(other) == {there.pk: 1}
        assert queries.waiting_counts(world.classroom) == {}
        assert queries.students_of(other) == [world.student]

    def test_work_on_a_lesson_of_the_old_class_alone_stays_there(self, world, other):
        assert self.move(world, other) == []

        world.attempt.refresh_from_db()
        assert world.attempt.assignment == world.assignment
        assert queries.left_waiting_count(world.classroom) == 1
        assert queries.past_assignments(world.student) == [world.assignment]

    def test_attempts_there_keep_their_numbers_and_the_others_follow(self, world, other):
        there = f.make_assignment(world.lesson, other)
        stay = f.enrol(world.student, other)
        before = f.make_attempt(there, world.student, answers=[("Бұрын",)], submitted=True)
        stay.ended_at = stay.joined_at + timedelta(days=1)
        stay.save()

        self.move(world, other)

        rows = Attempt.objects.filter(assignment=there).order_by("number")
        assert [(row.pk, row.number) for row in rows] == [(before.pk, 1), (world.attempt.pk, 2)]

    def test_a_second_attempt_under_way_stays_where_it_was_begun(self, world, other):
        here = f.make_attempt(world.assignment, world.student, part=Part.LEVEL_1)
        there = f.make_assignment(world.lesson, other)
        begun = f.make_attempt(there, world.student, part=Part.LEVEL_1)

        self.move(world, other)

        here.refresh_from_db()
        assert here.assignment == world.assignment
        assert begun.number != Attempt.objects.get(pk=world.attempt.pk).number

    def test_nobody_is_moved_twice_or_into_a_class_they_are_in(self, world, other):
        f.enrol(world.student, other)
        with pytest.raises(MemberRefused) as refused:
            self.move(world, other)
        assert refused.value.code == "in-already"

        world.leave()
        with pytest.raises(MemberRefused) as refused:
            self.move(world, other)
        assert refused.value.code == "not-here"


class TestTeachers:
    def test_a_second_teacher_sees_what_the_first_does(self, world):
        colleague = f.make_teacher(f.make_classroom("Басқа"), "colleague")

        add_teacher(world.classroom, username=" Colleague ")

        assert waiting_count(colleague) == 1

    @pytest.mark.parametrize(
        ("username", "code"),
        [("nobody", "nobody"), ("stranger", "no-teacher"), ("learner", "student-here")],
    )
    def test_a_class_makes_a_teacher_of_nobody(self, world, username, code):
        f.make_user("stranger")
        f.make_student(world.classroom, "learner")

        with pytest.raises(MemberRefused) as refused:
            add_teacher(world.classroom, username=username)

        assert refused.value.code == code
        assert Membership.objects.current().teachers().count() == 1

    def test_the_last_teacher_stays_and_the_others_may_go(self, world):
        own = Membership.objects.get(user=world.teacher)
        with pytest.raises(MemberRefused) as refused:
            leave_as_teacher(own, now=LATER)
        assert refused.value.code == "last-teacher"

        f.make_teacher(world.classroom)
        leave_as_teacher(own, now=LATER)
        assert waiting_count(world.teacher) == 0
        assert Response.objects.waiting().count() == 1
