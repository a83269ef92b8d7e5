"""The clock of an attempt: limits, extra minutes, what is handed in by itself, what comes late."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from lessons.domain.parts import Part
from lessons.models import Assignment, Attempt, EventKind, LateCopy, ResponseEvent
from lessons.queries import progress_of
from lessons.services.allowances import give_allowance
from lessons.services.attempts import (
    DraftRefused,
    close_all_over,
    close_if_over,
    go_forward,
    hand_in_at_end,
    save_draft,
    start_attempt,
    submit_attempt,
)
from lessons.services.late import LateRefused, keep_late_copy
from lessons.services.tasks.closing import hand_in_what_is_over
from tests import factories as f
from tests.services.test_attempts import THREADS, at_once

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture
def assignment(db):
    """Twenty minutes for three questions, due in four days."""
    lesson = f.make_lesson()
    for kind in ("single-choice", "open-answer", "single-choice"):
        f.make_question(lesson, kind=kind)
    return f.make_assignment(lesson, f.make_classroom(), time_limit=20)


@pytest.fixture
def student(assignment):
    return f.make_student(assignment.classroom)


@pytest.fixture
def attempt(assignment, student):
    return f.make_attempt(assignment, student, answers=[("a",), ("Басы",)])


def response(attempt, position=2):
    return attempt.response_set.get(position=position)


def save(attempt, answer, *, now, position=2):
    row = response(attempt, position)
    return save_draft(row, answer=answer, seen=row.draft_seq, now=now)


def refusal(attempt, answer, *, now, position=2):
    with pytest.raises(DraftRefused) as refused:
        save(attempt, answer, now=now, position=position)
    return refused.value.code


END = f.NOW + 20 * MINUTE


def test_what_is_handed_in_long_after_the_end_is_closed_by_the_clock(attempt):
    assert submit_attempt(attempt, now=END + 30 * MINUTE)

    attempt.refresh_from_db()
    assert attempt.submitted_at == END
    assert attempt.is_closed_by_clock


class TestTheLimit:
    def test_the_end_is_the_servers_and_stands_from_the_start(self, assignment, attempt):
        Assignment.objects.update(time_limit=5)

        assert Attempt.objects.get().end == END

    def test_without_a_limit_the_deadline_is_the_end(self, assignment, student):
        assignment.time_limit = None

        assert f.make_attempt(assignment, student).end == assignment.due_at

    def test_a_deadline_before_the_limit_ends_it(self, assignment, student):
        start = assignment.due_at - 5 * MINUTE

        assert f.make_attempt(assignment, student, now=start).end == assignment.due_at

    def test_what_was_on_its_way_when_time_ended_is_saved_and_in_time(self, attempt):
        save(attempt, ("Соңы",), now=END + 59 * SECOND)
        submit_attempt(attempt, now=END + 60 * SECOND)

        attempt.refresh_from_db()
        assert response(attempt).answer == ["Соңы"]
        assert (attempt.submitted_at, attempt.is_late) == (END, False)

    def test_what_comes_later_is_refused(self, attempt):
        assert refusal(attempt, ("Кеш",), now=END + 61 * SECOND) == "over"
        assert response(attempt).draft == ["Басы"]

    def test_the_clock_of_a_page_may_run_a_little_ahead_and_no_more(self, attempt):
        assert not hand_in_at_end(attempt, now=END - 6 * SECOND)
        assert hand_in_at_end(attempt, now=END - 4 * SECOND)

        assert Attempt.objects.get().is_closed_by_clock


class TestExtraTime:
    def give(self, assignment, student, minutes, now=f.NOW):
        teacher = f.make_teacher(assignment.classroom)
        return give_allowance(
            assignment, student=student, minutes=minutes, reason="ауруы", by=teacher, now=now
        )

    def test_it_is_there_from_the_start(self, assignment, student):
        self.give(assignment, student, 10)

        assert f.make_attempt(assignment, student).end == END + 10 * MINUTE

    def test_it_lengthens_an_attempt_that_runs_and_counts_once(self, assignment, student, attempt):
        self.give(assignment, student, 10)
        self.give(assignment, student, 15)

        assert Attempt.objects.get().end == END + 15 * MINUTE

    def test_it_is_nobody_elses(self, assignment, student, attempt):
        self.give(assignment, f.make_student(assignment.classroom), 10)

        assert Attempt.objects.get().end == END

    def test_it_wakes_nothing_that_is_over(self, assignment, student, attempt):
        self.give(assignment, student, 10, now=END + MINUTE)

        assert Attempt.objects.get().end == END


class TestHandedInByItself:
    @pytest.mark.parametrize(
        "close",
        [
            lambda now: close_all_over(now=now),
            lambda now: [close_if_over(row, now=now) for row in Attempt.objects.all()],
        ],
    )
    def test_when_time_is_over(self, attempt, close):
        close(END + 60 * SECOND)
        assert not Attempt.objects.get().is_submitted

        close(END + 61 * SECOND)

        done = Attempt.objects.get()
        assert (done.submitted_at, done.is_closed_by_clock, done.is_late) == (END, True, False)
        assert [row.answer for row in done.response_set.order_by("position")] == [
            *(["a"], ["Басы"], []),
        ]

    def test_at_the_deadline_too(self, assignment, student):
        assignment.time_limit = None
        f.make_attempt(assignment, student, answers=[("a",)])

        assert close_all_over(now=assignment.due_at + 2 * MINUTE) == 1
        assert Attempt.objects.get().submitted_at == assignment.due_at

    def test_work_begun_after_the_deadline_is_late_and_stays_open(self, assignment, student):
        assignment.time_limit = None
        late = assignment.due_at + MINUTE
        f.make_attempt(assignment, student, answers=[("a",)], now=late)

        assert close_all_over(now=late + timedelta(days=3)) == 0

    def test_what_has_no_answer_is_not_handed_in_and_spends_nothing(self, assignment, student):
        f.make_attempt(assignment, student)

        assert close_all_over(now=END + timedelta(hours=1)) == 0
        assert progress_of(assignment, student, now=END)[0].attempts_left == 3

    def test_starting_it_again_begins_its_time_anew_with_the_same_questions(
        self, assignment, student
    ):
        first = f.make_attempt(assignment, student)
        asked = [row.version_id for row in first.response_set.order_by("position")]

        again = start_attempt(assignment, student=student, part=Part.LEVEL_1, now=END + 5 * MINUTE)

        assert (again.pk, again.end) == (first.pk, END + 25 * MINUTE)
        assert [row.version_id for row in again.response_set.order_by("position")] == asked

    def test_going_on_with_what_is_over_leads_to_its_result(self, assignment, student, attempt):
        again = start_attempt(assignment, student=student, part=Part.LEVEL_1, now=END + 5 * MINUTE)

        assert again == attempt
        assert Attempt.objects.get().is_closed_by_clock

    def test_by_the_command(self, attempt, capsys):
        call_command("hand_in_over")

        assert "1" in capsys.readouterr().out
        assert Attempt.objects.get().is_closed_by_clock

    def test_by_the_task(self, attempt):
        hand_in_what_is_over.call()

        assert Attempt.objects.get().is_closed_by_clock

    @pytest.mark.django_db(transaction=True)
    def test_closers_savers_and_a_hand_in_at_once_lose_and_double_nothing(
        self, assignment, student, attempt
    ):
        """Within the grace a saver may still win; whatever was saved is what is handed in."""

        def save_in_time():
            try:
                save(Attempt.objects.get(pk=attempt.pk), ("Соңғы",), now=END + 30 * SECOND)
            except DraftRefused as refused:
                return refused.code
            return "saved"

        jobs = [lambda: close_all_over(now=END + 90 * SECOND)] * (THREADS - 3)
        jobs += [save_in_time, save_in_time]
        jobs += [lambda: submit_attempt(Attempt.objects.get(pk=attempt.pk), now=END + 20 * SECOND)]

        told = at_once(jobs)

        row = response(attempt)
        assert row.answer == (["Соңғы"] if "saved" in told else ["Басы"])
        assert row.answer == row.draft
        assert ResponseEvent.objects.filter(kind=EventKind.SUBMITTED).count() == 3


class TestLateCopies:
    @pytest.fixture
    def closed(self, attempt):
        close_all_over(now=END + 2 * MINUTE)
        attempt.refresh_from_db()
        return attempt

    def keep(self, attempt, answer, position=2):
        return keep_late_copy(
            response(attempt, position), answer=answer, now=END + timedelta(hours=1)
        )

    def test_it_is_kept_beside_what_was_handed_in(self, closed):
        copy = self.keep(closed, ("Басы және соңы",))

        assert (copy.answer, copy.is_key_shown) == (["Басы және соңы"], True)
        assert response(closed).answer == ["Басы"]
        assert response(closed).state == "waiting"

    def test_sent_twice_it_is_kept_once(self, closed):
        assert self.keep(closed, ("Соңы",)) == self.keep(closed, ("Соңы",))
        assert LateCopy.objects.count() == 1

    def test_it_says_whether_the_key_was_known(self, closed):
        Assignment.objects.update(key_time="after")

        assert not self.keep(closed, ("Соңы",)).is_key_shown

    @pytest.mark.parametrize(
        ("answer", "position", "code"), [(("Басы",), 2, "same"), (("z",), 1, "invalid")]
    )
    def test_what_says_nothing_new_is_refused(self, closed, answer, position, code):
        with pytest.raises(LateRefused) as refused:
            self.keep(closed, answer, position)

        assert refused.value.code == code

    def test_who_has_handed_in_has_decided(self, attempt):
        submit_attempt(attempt, now=f.NOW + MINUTE)

        with pytest.raises(LateRefused) as refused:
            self.keep(attempt, ("Соңы",))

        assert refused.value.code == "not-over"


class TestForwardOnly:
    @pytest.fixture
    def forward(self, assignment, student):
        assignment.is_forward_only = True
        return f.make_attempt(assignment, student)

    def test_a_question_that_was_left_takes_nothing_more(self, forward):
        go_forward(forward, position=2)
        forward.refresh_from_db()

        assert refusal(forward, ("b",), now=f.NOW, position=1) == "passed"
        assert save(forward, ("Жауап",), now=f.NOW, position=2)

    def test_an_old_tab_does_not_lead_back(self, forward):
        go_forward(forward, position=3)
        go_forward(forward, position=2)

        assert Attempt.objects.get().furthest == 3

    def test_a_free_attempt_has_no_such_border(self, attempt):
        go_forward(attempt, position=3)

        assert Attempt.objects.get().furthest is None
        assert save(attempt, ("b",), now=f.NOW, position=1)
