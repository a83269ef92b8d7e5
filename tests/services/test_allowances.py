"""What one student is given against the rule, and how a lesson is taken back or closed."""

from datetime import timedelta

import pytest

from lessons.domain.parts import Part
from lessons.models import Allowance, Assignment, Attempt
from lessons.queries import standing_of
from lessons.services.allowances import give_allowance
from lessons.services.assigning import (
    AssigningRefused,
    close_assignment,
    reopen_assignment,
    withdraw_assignment,
)
from lessons.services.attempts import AttemptRefused, close_all_over, start_attempt
from tests import factories as f

DAY = timedelta(days=1)


@pytest.fixture
def assignment(db):
    """Due in four days; two attempts."""
    lesson = f.make_lesson()
    f.make_question(lesson)
    return f.make_assignment(lesson, f.make_classroom(), attempts_allowed=2)


@pytest.fixture
def student(assignment):
    return f.make_student(assignment.classroom)


def give(assignment, student, *, now=f.NOW, **given):
    teacher = f.make_teacher(assignment.classroom)
    return give_allowance(assignment, student=student, reason="ауруы", by=teacher, now=now, **given)


def refused_start(assignment, student, *, now):
    with pytest.raises(AttemptRefused) as refused:
        start_attempt(Assignment.objects.get(), student=student, part=Part.LEVEL_1, now=now)
    return refused.value.code


class TestLaterDate:
    def test_it_counts_for_one_student_and_nobody_else(self, assignment, student):
        other = f.make_student(assignment.classroom)
        give(assignment, student, due_at=assignment.due_at + 3 * DAY)
        after = assignment.due_at + DAY

        assert not standing_of(assignment, student, now=after).is_past(after)
        assert standing_of(assignment, other, now=after).is_past(after)

    def test_what_is_handed_in_by_it_is_not_late(self, assignment, student):
        give(assignment, student, due_at=assignment.due_at + 3 * DAY)

        in_time, late = (
            f.make_attempt(
                assignment, student, answers=[("a",)], submitted=True, now=assignment.due_at + days
            )
            for days in (DAY, 4 * DAY)
        )

        assert (in_time.is_late, late.is_late) == (False, True)

    def test_it_lengthens_what_is_under_way(self, assignment, student):
        attempt = f.make_attempt(assignment, student, answers=[("a",)])
        give(assignment, student, due_at=assignment.due_at + 3 * DAY)

        assert Attempt.objects.get().end == assignment.due_at + 3 * DAY
        assert close_all_over(now=assignment.due_at + DAY) == 0
        assert close_all_over(now=assignment.due_at + 4 * DAY) == 1
        attempt.refresh_from_db()
        assert attempt.is_submitted

    def test_it_opens_a_lesson_that_closes_at_its_deadline(self, assignment, student):
        Assignment.objects.update(closes_when_due=True)
        after = assignment.due_at + DAY

        assert refused_start(assignment, student, now=after) == "closed"
        give(assignment, student, due_at=assignment.due_at + 3 * DAY)
        assert start_attempt(
            Assignment.objects.get(), student=student, part=Part.LEVEL_1, now=after
        )


def test_more_attempts_are_added_to_the_rule_and_replaced_by_what_is_given_next(
    assignment, student
):
    for attempts in (1, 2):
        give(assignment, student, attempts=attempts)

    assert standing_of(assignment, student, now=f.NOW).parts[0].attempts_left == 4
    assert [row.attempts for row in Allowance.objects.all()] == [1, 2]


def test_what_is_given_next_takes_nothing_away_that_was_given_before(assignment, student):
    later = assignment.due_at + 3 * DAY
    for given in ({"due_at": later}, {"attempts": 1}, {"minutes": 10}):
        give(assignment, student, **given)

    standing = standing_of(assignment, student, now=f.NOW)

    assert (standing.due_at, standing.parts[0].attempts_left) == (later, 3)
    attempt = f.make_attempt(assignment, student, answers=[("a",)])
    assert attempt.end == later


def test_minutes_given_after_the_deadline_let_nobody_in_again(assignment, student):
    Assignment.objects.update(key_time="after", attempts_allowed=1)
    f.make_attempt(assignment, student, answers=[("b",)], submitted=True)
    give(assignment, student, attempts=1)
    after = assignment.due_at + DAY
    give(assignment, student, minutes=10, now=after)

    [part] = standing_of(Assignment.objects.get(), student, now=after).parts

    assert part.attempts_left == 0


def test_without_a_limit_more_attempts_change_nothing(assignment, student):
    assignment.attempts_allowed = None
    give(assignment, student, attempts=1)

    assert standing_of(assignment, student, now=f.NOW).parts[0].attempts_left is None


def test_an_attempt_that_is_given_after_the_deadline_can_be_made(assignment, student):
    Assignment.objects.update(key_time="after", attempts_allowed=1)
    f.make_attempt(assignment, student, answers=[("b",)], submitted=True)
    after = assignment.due_at + DAY
    give(assignment, student, attempts=1, now=after)

    [part] = standing_of(Assignment.objects.get(), student, now=after).parts

    assert part.attempts_left == 1


class TestClosing:
    def test_nothing_is_begun_in_a_closed_lesson_until_it_is_opened_again(
        self, assignment, student
    ):
        close_assignment(assignment, now=f.NOW)

        assert refused_start(assignment, student, now=f.NOW + DAY) == "closed"
        reopen_assignment(assignment)
        assert f.make_attempt(Assignment.objects.get(), student, now=f.NOW + DAY)

    def test_what_is_under_way_is_handed_in_with_what_was_saved(self, assignment, student):
        f.make_attempt(assignment, student, answers=[("a",)], now=f.NOW - DAY)
        close_assignment(assignment, now=f.NOW)

        assert close_all_over(now=f.NOW + timedelta(minutes=2)) == 1
        assert Attempt.objects.get().submitted_at == f.NOW

    def test_a_later_date_of_ones_own_stays_open(self, assignment, student):
        give(assignment, student, due_at=assignment.due_at + 3 * DAY)
        close_assignment(assignment, now=f.NOW)

        assert f.make_attempt(Assignment.objects.get(), student, now=f.NOW + DAY)


class TestWithdrawing:
    def test_what_nobody_has_begun_is_taken_back(self, assignment, student):
        give(assignment, student, attempts=1)

        withdraw_assignment(assignment)
        withdraw_assignment(assignment)

        assert not Assignment.objects.exists()

    @pytest.mark.parametrize("begin", [f.make_attempt, f.make_practice])
    def test_what_a_student_has_begun_stays(self, assignment, student, begin):
        begin(assignment, student)

        with pytest.raises(AssigningRefused):
            withdraw_assignment(assignment)

        assert Assignment.objects.exists()
