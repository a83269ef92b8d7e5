"""Questions asked in class: who is asked what, in which order, and what of it is kept."""

from datetime import timedelta

import pytest

from lessons.domain.live.stages import Step
from lessons.domain.parts import Part
from lessons.domain.refusals import LiveRefusal
from lessons.models import (
    Assignment,
    BackgroundTask,
    HiddenAnswer,
    LiveAnswer,
    LiveSession,
    PracticeAnswer,
    PracticeSitting,
    Question,
    ReviewCard,
    UseChoices,
)
from lessons.models.live import FORGOTTEN_AFTER
from lessons.queries.live import askable, board_of, live_of_student, question_now
from lessons.services.live import (
    MOST_CHANGES,
    LiveRefused,
    answer_live,
    hide_answer,
    start_live,
    take_step,
)
from lessons.services.live_practice import count_as_practice
from tests import factories as f

pytestmark = pytest.mark.django_db
NOW = f.NOW


class Class:
    """Two choices and a typed answer for practice, one question of a test; two students."""

    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.student, self.other = f.make_student(self.classroom), f.make_student(self.classroom)
        self.lesson = f.make_lesson()
        kinds = ("single-choice", "short-answer", "true-false")
        self.questions = [f.make_question(self.lesson, kind=kind) for kind in kinds]
        self.practise_only(*self.questions)
        self.of_test = f.make_question(self.lesson)
        self.assignment = f.make_assignment(self.lesson, self.classroom, opens_at=NOW, due_at=None)

    def practise_only(self, *questions):
        ids = [question.pk for question in questions]
        Question.objects.filter(pk__in=ids).update(use=UseChoices.PRACTICE)

    def start(self, *questions, now=NOW, **options):
        return start_live(
            self.classroom,
            self.lesson,
            questions=[one.pk for one in questions or self.questions],
            teacher=self.teacher,
            now=now,
            **{"counts_as_practice": True, "shows_bars": False, **options},
        )


@pytest.fixture
def room():
    return Class()


def step(session, taken, *, now=NOW):
    session.refresh_from_db()
    take_step(session, taken, seen=session.step, now=now)
    session.refresh_from_db()


def answer(session, student, *given, now=NOW):
    asked = question_now(session)
    return answer_live(asked, given, student=student, now=now)


def right_of(question):
    return question.in_force.solution.option_ids[0]


def refused(call, *args, **kwargs):
    with pytest.raises(LiveRefused) as error:
        call(*args, **kwargs)
    return error.value.code


def test_the_first_question_is_asked_at_once_and_its_students_are_told(room):
    session = room.start()

    assert question_now(session).position == 1
    assert live_of_student(room.student, now=NOW) == session
    assert live_of_student(f.make_user(), now=NOW) is None


def test_a_question_of_a_test_to_come_is_neither_offered_nor_asked(room):
    offered = {row.question: row.is_closed for row in askable(room.classroom, room.lesson, now=NOW)}

    assert offered == {**dict.fromkeys(room.questions, False), room.of_test: True}
    assert refused(room.start, room.of_test) == LiveRefusal.CLOSED


LATER = NOW + timedelta(days=2)


def hand_in(room, *students):
    """The test of the lesson, which is over the day after."""
    for student in students:
        f.make_attempt(room.assignment, student, submitted=True, now=NOW)
    Assignment.objects.update(due_at=NOW + timedelta(days=1))


def to_come(room):
    """Of the question of the test: students with it ahead of them, and late ones."""
    rows = askable(room.classroom, room.lesson, now=LATER)
    row = next(row for row in rows if row.question == room.of_test)
    return row.ahead_count, row.overdue_count


def test_when_everybody_has_done_the_test_its_questions_may_be_asked(room):
    hand_in(room, room.student, room.other)

    assert to_come(room) == (0, 0)


def test_of_whoever_is_late_the_teacher_is_told_and_decides(room):
    hand_in(room, room.student)

    assert to_come(room) == (0, 1)
    assert room.start(room.of_test, now=LATER)


def test_a_test_to_come_in_another_class_of_one_student_closes_it_for_all(room):
    hand_in(room, room.student, room.other)
    second = f.make_classroom("ХҚ-232")
    f.enrol(room.other, second)
    f.make_assignment(room.lesson, second, opens_at=NOW, due_at=None)

    assert to_come(room) == (1, 0)


def test_every_kind_of_a_level_can_be_asked_and_a_task_or_what_no_hall_can_read_not(room):
    kinds = ("multiple-choice", "open-answer", "ordering", "matching", "gaps")
    asked = [f.make_question(room.lesson, kind=kind) for kind in kinds]
    task = f.make_question(room.lesson, kind="open-answer", part=Part.GUIDED)
    long = f.make_question(
        room.lesson, kind="gaps", payload={"parts": ["сөз " * 200, {"id": "a", "accepted": ["1"]}]}
    )
    room.practise_only(*asked, task, long)

    found = {row.question for row in askable(room.classroom, room.lesson, now=NOW)}

    assert found >= set(asked)
    assert not found & {task, long}
    assert refused(room.start, task) == LiveRefusal.NOTHING


def test_one_session_of_a_class_runs_at_a_time(room):
    room.start()

    assert refused(room.start) == LiveRefusal.RUNNING
    assert LiveSession.objects.count() == 1


def test_a_forgotten_session_makes_room_for_the_next(room):
    first = room.start()
    later = NOW + FORGOTTEN_AFTER

    assert live_of_student(room.student, now=later) is None
    room.start(now=later)

    first.refresh_from_db()
    assert first.ended_at == NOW


def test_a_second_press_of_a_button_skips_nothing(room):
    session = room.start()
    step(session, Step.REVEAL)
    take_step(session, Step.NEXT, seen=session.step, now=NOW)

    assert refused(take_step, session, Step.NEXT, seen=session.step, now=NOW) == LiveRefusal.STALE
    assert question_now(session).position == 2


def test_the_next_question_waits_for_the_reveal_and_the_last_one_has_none(room):
    session = room.start(room.questions[0])

    assert refused(step, session, Step.NEXT) == LiveRefusal.STALE
    step(session, Step.REVEAL)
    assert refused(step, session, Step.NEXT) == LiveRefusal.STALE
    step(session, Step.END)
    assert session.ended_at == NOW
    assert refused(step, session, Step.END) == LiveRefusal.STALE


@pytest.mark.parametrize("use", [UseChoices.BOTH, UseChoices.TEST])
def test_a_question_that_came_into_a_test_meanwhile_is_passed_over(room, use):
    session = room.start()
    Question.objects.filter(pk=room.questions[1].pk).update(use=use)
    step(session, Step.REVEAL)

    assert list(take_step(session, Step.NEXT, seen=session.step, now=NOW)) == [2]
    assert question_now(session).position == 3


def test_where_all_that_is_left_is_in_a_test_again_the_session_stays_where_it_is(room):
    session = room.start()
    Question.objects.update(use=UseChoices.BOTH)
    step(session, Step.REVEAL)

    assert refused(step, session, Step.NEXT) == LiveRefusal.CLOSED
    assert question_now(session).position == 1


def test_which_items_are_right_is_kept_with_the_answer(room):
    order = f.make_question(room.lesson, kind="ordering")
    room.practise_only(order)
    session = room.start(order)
    first, *rest = (key.id for key in order.in_force.solution.fields)

    answer(session, room.student, f"{first}:1")

    assert board_of(session).given[0].right_fields == (first,)
    assert rest


def test_an_answer_may_be_changed_until_the_reveal_and_every_one_is_kept(room):
    session = room.start()
    right = right_of(room.questions[0])
    wrong = next(o.id for o in room.questions[0].in_force.input.options if o.id != right)
    answer(session, room.student, wrong)
    answer(session, room.student, right)
    answer(session, room.student, right)

    board = board_of(session)

    assert [row.answer for row in LiveAnswer.objects.order_by("seq")] == [[wrong], [right]]
    assert [one.answer for one in board.given] == [(right,)]
    assert (board.right_count, board.student_count) == (1, 2)
    step(session, Step.REVEAL)
    assert refused(answer, session, room.student, wrong) == LiveRefusal.SHOWN


def test_an_answer_after_the_end_or_that_fits_nothing_is_refused(room):
    session = room.start()

    assert refused(answer, session, room.student) == LiveRefusal.BLANK
    assert refused(answer, session, room.student, "zzz") == LiveRefusal.INVALID
    later = NOW + FORGOTTEN_AFTER
    right = right_of(room.questions[0])
    assert refused(answer, session, room.student, right, now=later) == LiveRefusal.OVER
    step(session, Step.END)
    assert refused(answer, session, room.student, right) == LiveRefusal.OVER


def test_a_script_that_changes_its_answer_for_ever_is_stopped(room):
    session = room.start()
    first, second = [option.id for option in room.questions[0].in_force.input.options][:2]
    for number in range(MOST_CHANGES):
        answer(session, room.student, (first, second)[number % 2])

    assert refused(answer, session, room.student, first) == LiveRefusal.TOO_OFTEN


def test_whoever_has_the_question_in_a_test_answers_nothing_here(room):
    hand_in(room, room.student, room.other)
    session = room.start(room.of_test, now=LATER)
    newcomer = f.make_student(room.classroom)
    right = right_of(room.of_test)

    assert refused(answer, session, newcomer, right, now=LATER) == LiveRefusal.OWN_TEST
    assert answer(session, room.student, right, now=LATER).fraction == 1


def test_a_hidden_answer_stays_hidden_once_and_comes_back(room):
    asked = question_now(room.start())
    for _ in range(2):
        hide_answer(asked, "бос сөз", is_hidden=True, now=NOW)

    assert HiddenAnswer.objects.count() == 1
    hide_answer(asked, "бос сөз", is_hidden=False, now=NOW)
    assert not HiddenAnswer.objects.exists()


def reveal_with_answers(room, **options):
    session = room.start(**options)
    right = right_of(room.questions[0])
    wrong = next(o.id for o in room.questions[0].in_force.input.options if o.id != right)
    answer(session, room.student, wrong)
    answer(session, room.student, right)
    answer(session, room.other, wrong)
    step(session, Step.REVEAL)
    return session


def test_the_last_answer_counts_as_practice_once_and_comes_back_in_the_review(room):
    asked = question_now(reveal_with_answers(room))

    assert count_as_practice(asked, now=NOW) == 2
    assert count_as_practice(asked, now=NOW) == 0

    rows = PracticeAnswer.objects.order_by("student")
    assert [(row.student, row.is_right, row.is_first) for row in rows] == [
        (room.student, True, True),
        (room.other, False, True),
    ]
    assert ReviewCard.objects.filter(question=room.questions[0]).count() == 2
    assert {row.assignment for row in PracticeSitting.objects.all()} == {room.assignment}


def test_a_second_question_joins_the_sitting_of_the_first(room):
    session = reveal_with_answers(room)
    count_as_practice(question_now(session), now=NOW)
    step(session, Step.NEXT)
    answer(session, room.student, "кеңес")
    step(session, Step.REVEAL)

    assert count_as_practice(question_now(session), now=NOW) == 1
    assert PracticeSitting.objects.count() == 2


def test_counting_is_asked_for_by_the_reveal_where_the_teacher_says_so(room):
    reveal_with_answers(room, counts_as_practice=False)
    assert not BackgroundTask.objects.exists()
    LiveSession.objects.update(ended_at=NOW)
    reveal_with_answers(room)
    assert BackgroundTask.objects.count() == 1
