"""A task between its student and their teacher: no mark is lost, no round forgotten."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from lessons.domain.corrections import Change
from lessons.domain.parts import Part
from lessons.models import (
    EventKind,
    KeyTimes,
    LateRules,
    Marking,
    Membership,
    Response,
    ResponseState,
)
from lessons.queries import responses_of, standing_of
from lessons.queries.results import attempt_sums
from lessons.services.attempts import DraftRefused, close_all_over, save_draft, submit_attempt
from lessons.services.corrections import (
    CorrectionRefused,
    Wanted,
    correct_question,
    preview_correction,
    take_back_correction,
)
from lessons.services.writing import (
    WritingRefused,
    hand_in_again,
    return_work,
    withdraw,
)
from lessons.views.attempt_result import question_result
from tests import factories as f

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)


class Room:
    """One task, handed in at NOW."""

    def __init__(self, **rules):
        classroom, lesson = f.make_classroom(), f.make_lesson()
        f.make_question(lesson, kind="open-answer", part=Part.INDEPENDENT, points=10)
        rules = {"key_time": KeyTimes.AFTER, "attempts_allowed": 1, **rules}
        self.assignment = f.make_assignment(lesson, classroom, **rules)
        self.student, self.teacher = f.make_student(classroom), f.make_teacher(classroom)
        self.attempt = f.make_attempt(
            self.assignment, self.student, part=Part.INDEPENDENT, answers=[("Бірінші",)]
        )

    @property
    def response(self):
        return Response.objects.select_related("version", "attempt__assignment").get()

    def hand_in(self, now=f.NOW):
        submit_attempt(self.attempt, now=now)
        return self

    def mark(self, fraction=Fraction(3, 5)):
        f.make_marking(self.response, self.teacher, fraction=fraction)
        return self

    def give_back(self, now=f.NOW + HOUR, due_at=None, seen=None):
        return_work(
            self.response,
            teacher=self.teacher,
            comment="Құқықтық негізін толықтырыңыз",
            due_at=due_at,
            seen=self.response.last_seq if seen is None else seen,
            now=now,
        )
        return self

    def revise(self, text="Екінші", now=f.NOW + 2 * HOUR):
        response = self.response
        save_draft(response, answer=(text,), seen=response.draft_seq, now=now)
        hand_in_again(response, now=now)
        return self

    def progress(self, now=f.NOW + 2 * HOUR):
        return standing_of(self.assignment, self.student, now=now).progress_in(Part.INDEPENDENT)

    def is_key_shown(self, now):
        return standing_of(self.assignment, self.student, now=now).is_key_shown(Part.INDEPENDENT)


def refusal(do, *args, **kwargs):
    with pytest.raises(WritingRefused) as refused:
        do(*args, **kwargs)
    return refused.value.code


class TestReturned:
    def test_the_mark_so_far_counts_until_the_revision_is_handed_in(self):
        room = Room().hand_in().mark().give_back()

        assert room.response.state == ResponseState.RETURNED
        assert room.progress().best.percent == 60
        assert [row.earned for row in attempt_sums([room.assignment])] == [600]
        room.revise()

        assert room.response.state == ResponseState.WAITING
        assert room.response.answer == ["Екінші"]
        assert [row.fraction for row in Marking.objects.all()] == [Decimal("0.60000")]

    def test_every_round_stays_in_the_events(self):
        Room().hand_in().mark().give_back().revise().mark(Fraction(1)).give_back().revise("Үш")

        kinds = [event.kind for event in Response.objects.get().events.order_by("seq")]
        handed_in = Response.objects.get().events.filter(kind=EventKind.SUBMITTED)
        assert kinds == [
            *("submitted", "marked", "returned"),
            *("submitted", "marked", "returned"),
            "submitted",
        ]
        assert [event.answer for event in handed_in] == [["Бірінші"], ["Екінші"], ["Үш"]]

    def test_it_is_something_to_go_on_with_and_spends_no_attempt(self):
        room = Room().hand_in().give_back()

        assert room.progress().has_open
        assert room.progress().can_start

    def test_a_page_that_is_out_of_date_returns_nothing(self):
        room = Room().hand_in()
        seen = room.response.last_seq
        room.mark()

        assert refusal(room.give_back, seen=seen) == "stale"
        assert room.response.state == ResponseState.MARKED

    def test_it_may_be_marked_as_it_is_and_then_takes_no_revision(self):
        room = Room().hand_in().give_back().mark()

        assert room.response.state == ResponseState.MARKED
        with pytest.raises(DraftRefused):
            room.revise()

    def test_handing_in_twice_is_handing_in_once(self):
        room = Room().hand_in().give_back().revise()

        assert hand_in_again(room.response, now=f.NOW + 3 * HOUR) is False

    def test_whoever_has_left_the_class_hands_in_nothing(self):
        room = Room().hand_in().give_back()
        Membership.objects.filter(user=room.student).update(ended_at=f.NOW)

        assert refusal(hand_in_again, room.response, now=f.NOW + HOUR) == "left"


class TestWithdrawn:
    def test_before_the_deadline_the_work_is_under_way_again_with_its_text(self):
        room = Room().hand_in()
        withdraw(room.response, now=f.NOW + HOUR)
        room.attempt.refresh_from_db()

        assert (room.attempt.submitted_at, room.response.draft) == (None, ["Бірінші"])
        room.hand_in(f.NOW + 2 * HOUR)
        assert room.response.last_seq == 3

    def test_a_revision_is_withdrawn_by_itself_and_the_mark_before_counts_again(self):
        room = Room().hand_in().mark().give_back().revise()

        withdraw(room.response, now=f.NOW + 3 * HOUR)

        assert room.response.state == ResponseState.RETURNED
        assert (room.response.answer, room.response.draft) == (["Бірінші"], ["Екінші"])
        assert room.progress().best.percent == 60
        room.attempt.refresh_from_db()
        assert room.attempt.is_submitted

    @pytest.mark.parametrize(
        ("rules", "after", "code"),
        [
            ({}, timedelta(days=5), "over"),
            ({"closed_at": f.NOW + HOUR}, 2 * HOUR, "over"),
            ({"key_time": KeyTimes.AT_ONCE}, HOUR, "key-shown"),
        ],
    )
    def test_it_is_refused_where_it_would_be_unfair(self, rules, after, code):
        room = Room(**rules).hand_in()

        assert refusal(withdraw, room.response, now=f.NOW + after) == code

    def test_what_is_marked_stays(self):
        room = Room().hand_in().mark()

        assert refusal(withdraw, room.response, now=f.NOW + HOUR) == "marked"

    def test_the_key_is_not_shown_while_the_work_can_still_be_changed(self):
        room = Room().hand_in()

        assert not room.is_key_shown(f.NOW + HOUR)
        assert room.is_key_shown(f.NOW + timedelta(days=5))
        room.mark()
        assert room.is_key_shown(f.NOW + HOUR)
        room.give_back()
        assert not room.is_key_shown(f.NOW + timedelta(days=5))


class TestChangedForEverybody:
    def change(self, room, kind):
        question, wanted = room.response.version.question, Wanted(kind=kind)
        seen = preview_correction(room.teacher, question, wanted).digest
        how = {"teacher": room.teacher, "reason": "Қате сұрақ", "previewed": seen}
        return correct_question(question, wanted, now=f.NOW + HOUR, **how)[0]

    def test_points_given_to_all_hold_for_each_round_and_end_no_return(self):
        room = Room().hand_in()
        batch = self.change(room, Change.GIVEN)
        room.give_back()
        assert (room.response.state, room.response.fraction) == (ResponseState.RETURNED, 1)

        room.revise()

        assert (room.response.state, room.response.fraction) == (ResponseState.MARKED, 1)
        take_back_correction(batch, teacher=room.teacher, now=f.NOW + 3 * HOUR)
        assert room.response.is_waiting

    def test_it_comes_and_goes_while_a_work_is_revised(self):
        room = Room().hand_in().mark().give_back()
        batch = self.change(room, Change.GIVEN)
        assert (room.response.state, room.response.fraction) == (ResponseState.RETURNED, 1)

        take_back_correction(batch, teacher=room.teacher, now=f.NOW + 2 * HOUR)

        assert (room.response.state, room.response.fraction) == (
            ResponseState.RETURNED,
            Decimal("0.6"),
        )

    def test_what_is_left_out_and_withdrawn_is_left_out_once_more(self):
        room = Room().hand_in()
        with pytest.raises(CorrectionRefused):
            self.change(room, Change.LEFT_OUT)
        lesson = room.assignment.lesson
        f.make_question(lesson, kind="open-answer", part=Part.INDEPENDENT, points=10)
        two = f.make_attempt(
            room.assignment,
            f.make_student(room.assignment.classroom),
            part=Part.INDEPENDENT,
            answers=[("Бір",), ("Екі",)],
            submitted=True,
        )
        question = two.response_set.get(position=2).version.question
        how = {"teacher": room.teacher, "reason": "Қате сұрақ", "now": f.NOW}
        wanted = Wanted(kind=Change.LEFT_OUT)
        seen = preview_correction(room.teacher, question, wanted).digest
        correct_question(question, wanted, previewed=seen, **how)

        withdraw(two.response_set.get(position=2), now=f.NOW + HOUR)
        assert not two.response_set.filter(is_left_out=True).exists()
        two.refresh_from_db()
        submit_attempt(two, now=f.NOW + 2 * HOUR)

        assert two.response_set.get(position=2).is_left_out


class TestLate:
    def test_what_was_changed_for_everybody_is_told_in_marks_that_count(self):
        room = Room(late_rule=LateRules.STEPS)
        room.hand_in(room.assignment.due_at + WEEK + HOUR).mark()
        TestChangedForEverybody().change(room, Change.GIVEN)
        result = question_result(responses_of(room.attempt)[0], is_key_shown=False)

        assert (result.change.before, result.change.after) == (Decimal("4.8"), Decimal(8))
        assert result.mark == 8

    def test_a_late_task_counts_for_less_once_and_its_mark_says_how_good_it_is(self):
        room = Room(late_rule=LateRules.STEPS)
        due_at = room.assignment.due_at
        assert close_all_over(now=due_at + HOUR) == 0
        room.hand_in(due_at + WEEK + HOUR).mark(Fraction(1))

        assert room.response.late_factor == Decimal("0.8")
        assert room.response.fraction == 1
        assert room.progress().best.percent == 80
        assert [row.earned for row in attempt_sums([room.assignment])] == [800]

    def test_a_late_revision_takes_the_smaller_factor_and_never_both(self):
        room = Room(late_rule=LateRules.STEPS)
        due_at = room.assignment.due_at
        room.hand_in(due_at + WEEK + HOUR).mark()
        now = due_at + 2 * WEEK
        room.give_back(now=now, due_at=now + HOUR).revise(now=now + 2 * HOUR)

        assert room.response.late_factor == Decimal("0.8")

    def test_without_such_a_rule_it_is_handed_in_at_the_deadline(self):
        room = Room()

        assert close_all_over(now=room.assignment.due_at + HOUR) == 1
        assert room.response.late_factor == 1
