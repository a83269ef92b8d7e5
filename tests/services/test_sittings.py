"""Practice gives no test away, counts nothing twice, and brings back what was missed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from lessons.domain.parts import Part
from lessons.domain.practice.sitting import ItemState
from lessons.domain.progress import State
from lessons.domain.refusals import PracticeRefusal
from lessons.models import (
    Assignment,
    KeyTimes,
    Membership,
    Mode,
    PracticeAnswer,
    PracticeSitting,
    Question,
    ReviewCard,
    UseChoices,
)
from lessons.queries import progress_of
from lessons.queries.practice import due_questions, level_practice, review_of, sitting_questions
from lessons.services.attempts import submit_attempt
from lessons.services.questions import divide_questions
from lessons.services.remembering import bring_before_exam, remember
from lessons.services.sittings import (
    PracticeRefused,
    answer_question,
    open_hint,
    start_level,
    start_missed,
    start_missed_in_test,
    start_review,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
RIGHT, WRONG = ("a",), ("b",)


class Room:
    """Level 1 has two questions for practice alone and two that belong to the test as well."""

    def __init__(self, **rules):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.student = f.make_student(self.classroom)
        self.lesson = f.make_lesson()
        f.make_section(self.lesson)
        for use in ("practice", "both", "practice", "both", "test"):
            f.make_question(self.lesson)
            Question.objects.filter(pk=self.questions[-1].pk).update(use=use)
        rules = {"due_at": None, "attempts_allowed": 1, "key_time": "after", **rules}
        rules = {"shuffles_questions": False, **rules}
        self.assignment = f.make_assignment(
            self.lesson, self.classroom, opens_at=self.now - timedelta(days=2), **rules
        )

    @property
    def questions(self):
        return list(self.lesson.question_set.order_by("position"))

    def start(self, part=Part.LEVEL_1, now=None):
        return start_level(self.assignment, student=self.student, part=part, now=now or self.now)

    def rows(self, sitting, now=None):
        rows = sitting_questions(sitting, now=now or self.now)
        for row in rows:
            row.sitting = sitting
        return rows

    def positions(self, sitting, now=None):
        return [row.version.question.position for row in self.rows(sitting, now)]

    def answer(self, row, answer, *, now=None, seen=None, is_last=False):
        return answer_question(
            row,
            answer,
            seen=row.last_seq if seen is None else seen,
            is_last=is_last,
            now=now or self.now,
        )

    def take_the_test(self):
        attempt = f.make_attempt(self.assignment, self.student, now=self.now)
        submit_attempt(attempt, now=self.now)
        return attempt

    def due(self, now):
        return due_questions(self.student, now=now)


@pytest.fixture
def room():
    return Room()


def refused(act):
    with pytest.raises(PracticeRefused) as caught:
        act()
    return caught.value.code


# --- A test is never given away ------------------------------------------------------------------


def test_before_the_key_may_be_seen_only_what_is_for_practice_is_asked(room):
    assert room.positions(room.start()) == [1, 3]


def test_the_test_asks_nothing_that_is_for_practice_alone(room):
    attempt = f.make_attempt(room.assignment, room.student, now=room.now)

    asked = attempt.response_set.values_list("version__question__position", flat=True)
    assert sorted(asked) == [2, 4, 5]


def test_after_the_last_attempt_the_rest_may_be_practised_but_never_what_is_for_tests_alone(room):
    room.take_the_test()

    assert room.positions(room.start()) == [1, 2, 3, 4]


def test_while_the_test_is_under_way_nothing_of_it_is_asked(room):
    f.make_attempt(room.assignment, room.student, now=room.now)

    assert room.positions(room.start()) == [1, 3]


class TestPracticeAfterTheTest:
    def test_it_waits_until_the_test_is_handed_in(self):
        room = Room(practice_after_test=True)
        [level] = level_practice(room.assignment, room.student, now=room.now)

        assert refused(room.start) == PracticeRefusal.AFTER_TEST
        assert level.is_after_test

        room.take_the_test()

        assert room.positions(room.start()) == [1, 2, 3, 4]

    def test_an_attempt_that_is_not_handed_in_opens_nothing(self):
        room = Room(practice_after_test=True)
        f.make_attempt(room.assignment, room.student, answers=[RIGHT], now=room.now)

        assert refused(room.start) == PracticeRefusal.AFTER_TEST

    def test_a_level_without_a_test_and_a_lesson_for_practice_wait_for_nothing(self):
        room = Room(practice_after_test=True)
        Question.objects.update(use=UseChoices.PRACTICE)
        practice = Room(practice_after_test=True, mode=Mode.PRACTICE, key_time="at-once")

        assert room.positions(room.start()) == [1, 2, 3, 4, 5]
        assert practice.positions(practice.start())

    def test_the_lesson_says_so(self, client):
        room = Room(practice_after_test=True)
        client.force_login(room.student)
        client.cookies["django_language"] = "en"
        page = client.get(reverse("lessons:assignment-detail", args=[room.assignment.pk]))

        assert page.content.decode().count("opens when you have handed in its test.") == 2


class TestWhatWasMissedInATest:
    """Positions 2 and 4 are in the test and may be practised, 5 is for tests alone."""

    def attempt(self, room):
        answers = [WRONG, RIGHT, WRONG]
        return f.make_attempt(
            room.assignment, room.student, answers=answers, submitted=True, now=room.now
        )

    def test_it_is_practised_without_what_was_right_and_what_is_for_tests_alone(self):
        room = Room()

        sitting = start_missed_in_test(self.attempt(room), now=room.now)

        assert room.positions(sitting) == [2]

    def test_a_second_click_goes_on_with_the_same_sitting(self):
        room = Room()
        attempt = self.attempt(room)

        sittings = {start_missed_in_test(attempt, now=room.now).pk for _ in range(2)}

        assert len(sittings) == 1

    @pytest.mark.parametrize("rules", [{"attempts_allowed": 2}, {"key_time": "never"}])
    def test_before_the_key_may_be_seen_it_is_refused(self, rules):
        room = Room(**rules)
        attempt = self.attempt(room)

        code = refused(lambda: start_missed_in_test(attempt, now=room.now))

        assert code == PracticeRefusal.NOTHING_YET

    def test_while_another_class_still_has_the_test_before_it_it_is_refused(self):
        room = Room()
        attempt = self.attempt(room)
        other = f.make_classroom(name="ХҚ-232")
        f.enrol(room.student, other)
        f.make_assignment(room.lesson, other, opens_at=room.now, due_at=None)

        code = refused(lambda: start_missed_in_test(attempt, now=room.now))

        assert code == PracticeRefusal.NOTHING_YET

    def test_the_result_offers_it_to_whoever_is_still_in_the_class(self, client):
        room = Room()
        url = reverse("lessons:attempt-detail", args=[self.attempt(room).pk])
        client.force_login(room.student)
        client.cookies["django_language"] = "en"
        button = "Practise what you missed: 1 question"

        assert button in " ".join(client.get(url).content.decode().split())

        Membership.objects.update(ended_at=room.now)

        assert button not in " ".join(client.get(url).content.decode().split())


@pytest.mark.parametrize("key_time", KeyTimes.values)
def test_before_there_is_a_result_no_rule_opens_the_test(key_time):
    room = Room(key_time=key_time)

    assert room.positions(room.start()) == [1, 3]


def test_a_key_that_is_never_shown_keeps_the_test_closed_for_good():
    room = Room(key_time=KeyTimes.NEVER)
    room.take_the_test()

    assert room.positions(room.start()) == [1, 3]


def test_what_another_class_may_still_ask_stays_closed(room):
    room.take_the_test()
    other = f.make_classroom("ХҚ-232")
    f.enrol(room.student, other)
    f.make_assignment(room.lesson, other, opens_at=room.now + timedelta(days=30), due_at=None)

    assert room.positions(room.start()) == [1, 3]


def test_a_translation_of_the_lesson_is_the_same_lesson(room):
    room.take_the_test()
    russian = f.make_lesson(number=16, language="ru", original=room.lesson)
    f.make_question(russian)
    other = f.make_classroom("ХҚ-232")
    f.enrol(room.student, other)
    f.make_assignment(russian, other, opens_at=room.now, due_at=None)

    assert room.positions(room.start()) == [1, 3]


def test_a_sitting_begun_before_a_test_was_opened_again_asks_nothing_of_it(room):
    room.take_the_test()
    sitting = room.start()
    Assignment.objects.update(attempts_allowed=2)

    assert room.positions(sitting) == [1, 3]


def test_a_lesson_that_is_for_practice_may_be_practised_before_any_attempt():
    room = Room(mode=Mode.PRACTICE, key_time=KeyTimes.AT_ONCE)

    assert room.positions(room.start()) == [1, 2, 3, 4]


def test_where_nothing_is_left_practice_says_so_and_counts_what_will_open(room):
    Question.objects.filter(use=UseChoices.PRACTICE).update(use=UseChoices.BOTH)

    (row,) = level_practice(room.assignment, room.student, now=room.now)

    assert (row.open_count, row.closed_count) == (0, 4)
    assert refused(room.start) is PracticeRefusal.NOTHING_YET


def test_the_review_draws_nothing_from_a_test_that_is_still_to_come(room):
    room.take_the_test()
    sitting = room.start()
    for row in room.rows(sitting):
        room.answer(row, WRONG)
    tomorrow = room.now + timedelta(days=1)
    open_to_review = len(room.due(tomorrow))
    Assignment.objects.update(attempts_allowed=2)

    assert (open_to_review, len(room.due(tomorrow))) == (4, 2)
    assert room.positions(start_review(student=room.student, now=tomorrow), tomorrow) == [1, 3]


# --- One sitting ---------------------------------------------------------------------------------


def test_before_a_lesson_opens_there_is_no_practice(room):
    Assignment.objects.update(opens_at=room.now + timedelta(days=1))
    room.assignment.refresh_from_db()

    assert refused(room.start) is PracticeRefusal.NOT_OPEN


def test_a_sitting_begun_lately_goes_on_and_an_old_one_is_left(room):
    first = room.start()

    assert room.start() == first
    assert room.start(now=room.now + timedelta(days=1)) != first


def test_a_sitting_that_is_done_is_followed_by_a_new_one(room):
    first = room.start()
    for row in room.rows(first):
        room.answer(row, RIGHT)

    assert PracticeSitting.objects.get(pk=first.pk).finished_at == room.now
    assert room.start() != first


def test_a_miss_and_the_right_answer_after_it_are_both_kept_and_only_the_first_counts(room):
    row = room.rows(room.start())[0]
    room.answer(row, WRONG)
    room.answer(row, RIGHT)

    kept = PracticeAnswer.objects.order_by("seq").values_list("is_right", "is_first")
    assert list(kept) == [(False, True), (True, False)]
    row.refresh_from_db()
    assert (row.state, row.turns) == (ItemState.OPEN, 1)


def test_it_comes_back_in_the_same_sitting_and_is_done_then(room):
    first, second = room.rows(room.start())
    room.answer(first, WRONG)
    room.answer(second, RIGHT)
    room.answer(first, RIGHT)

    first.refresh_from_db()
    assert first.state == ItemState.DONE
    assert first.item.is_missed


def test_a_second_click_answers_nothing_twice(room):
    row = room.rows(room.start())[0]
    room.answer(row, RIGHT)

    assert refused(lambda: room.answer(row, WRONG, seen=0)) is PracticeRefusal.STALE
    assert PracticeAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("answer", "code"), [((), PracticeRefusal.BLANK), (("z",), PracticeRefusal.INVALID)]
)
def test_what_is_no_answer_is_not_kept(room, answer, code):
    row = room.rows(room.start())[0]

    assert refused(lambda: room.answer(row, answer)) is code
    assert not PracticeAnswer.objects.exists()


def test_an_open_answer_counts_neither_way(room):
    question = f.make_question(room.lesson, kind="open-answer", part=Part.LEVEL_2)
    Question.objects.filter(pk=question.pk).update(use=UseChoices.PRACTICE)
    (row,) = room.rows(room.start(Part.LEVEL_2))

    kept = room.answer(row, ("Бейбіт жолмен",))

    assert (kept.is_right, kept.is_first) == (None, False)
    assert not ReviewCard.objects.exists()


def test_what_was_missed_is_practised_again_by_one_button(room):
    sitting = room.start()
    first, second = room.rows(sitting)
    room.answer(first, WRONG)
    room.answer(second, RIGHT)

    assert room.positions(start_missed(sitting, now=room.now)) == [1]


def test_where_nothing_was_missed_there_is_nothing_to_repeat(room):
    assert refused(lambda: start_missed(room.start(), now=room.now)) is PracticeRefusal.NOTHING_DUE


def test_the_next_sitting_begins_with_what_was_missed(room):
    for number in range(12):
        question = f.make_question(room.lesson, text=f"Тағы {number}")
        Question.objects.filter(pk=question.pk).update(use=UseChoices.PRACTICE)
    sitting = room.start()
    for row in room.rows(sitting):
        room.answer(row, WRONG if row.position == 10 else RIGHT)
    missed = room.positions(sitting)[9]
    later = room.now + timedelta(days=1)

    assert missed in room.positions(room.start(now=later), later)


# --- Hints ---------------------------------------------------------------------------------------


def test_the_answer_ends_the_question_and_brings_it_back_tomorrow(room):
    row = room.rows(room.start())[0]
    open_hint(row, seen=0, is_answer=True, now=room.now)

    row.refresh_from_db()
    assert (row.state, row.hints) == (ItemState.LEFT, 1)
    assert ReviewCard.objects.get().due_on == localdate(room.now) + timedelta(days=1)


def test_a_hint_opened_twice_is_opened_once(room):
    row = room.rows(room.start())[0]
    for _ in range(2):
        open_hint(row, seen=0, is_answer=False, now=room.now)

    row.refresh_from_db()
    assert row.hints == 1


def test_what_was_right_with_a_hint_comes_back_tomorrow(room):
    helped, alone = room.rows(room.start())
    open_hint(helped, seen=0, is_answer=False, now=room.now)
    kept = room.answer(helped, RIGHT)
    room.answer(alone, RIGHT)

    due = dict(ReviewCard.objects.values_list("question__position", "due_on"))
    assert kept.hints == 1
    assert due[1] == localdate(room.now) + timedelta(days=1)
    assert due[3] > due[1]


# --- Review --------------------------------------------------------------------------------------


def test_what_was_missed_is_due_tomorrow_and_not_today(room):
    for row in room.rows(room.start()):
        room.answer(row, WRONG)

    assert room.due(room.now) == []
    assert len(room.due(room.now + timedelta(days=1))) == 2
    assert refused(lambda: start_review(student=room.student, now=room.now)) is (
        PracticeRefusal.NOTHING_DUE
    )


def test_an_answer_in_the_review_moves_the_question_on(room):
    row = room.rows(room.start())[0]
    room.answer(row, WRONG)
    tomorrow = room.now + timedelta(days=1)
    sitting = start_review(student=room.student, now=tomorrow)
    (again,) = room.rows(sitting, tomorrow)
    room.answer(again, RIGHT, now=tomorrow)

    assert ReviewCard.objects.get().due_on > localdate(tomorrow)
    assert room.due(tomorrow) == []


def test_what_was_missed_in_a_test_comes_back_once_the_test_is_over(room):
    Assignment.objects.update(attempts_allowed=2)
    room.assignment.refresh_from_db()
    tomorrow = room.now + timedelta(days=1)
    answers = [WRONG, RIGHT, WRONG]
    due = []
    for _ in range(2):
        f.make_attempt(room.assignment, room.student, answers=answers, submitted=True, now=room.now)
        due.append([Question.objects.get(pk=pk).position for pk in room.due(tomorrow)])

    # The fifth is for tests alone.
    assert due == [[], [2]]


def test_an_exam_ahead_brings_everything_back_before_it(room):
    exam_on = localdate(room.now) + timedelta(days=2)
    type(room.classroom).objects.update(exam_on=exam_on)
    room.answer(room.rows(room.start())[0], RIGHT)

    assert ReviewCard.objects.get().due_on < exam_on


def test_an_exam_that_is_set_later_spreads_what_would_come_too_late_over_the_days_before(room):
    today = localdate(room.now)
    questions = [question.pk for question in room.questions]
    remember(room.student, dict.fromkeys(questions, True), lesson_id=room.lesson.pk, now=room.now)
    ReviewCard.objects.update(due_on=today + timedelta(days=60))
    other = f.make_student(f.make_classroom("ХҚ-232"))
    remember(other, {questions[0]: True}, lesson_id=room.lesson.pk, now=room.now)
    ReviewCard.objects.filter(student=other).update(due_on=today + timedelta(days=60))
    room.classroom.exam_on = today + timedelta(days=4)

    bring_before_exam(room.classroom, today=today)

    days = list(ReviewCard.objects.filter(student=room.student).values_list("due_on", flat=True))
    assert {(day - today).days for day in days} == {1, 2, 3}
    assert ReviewCard.objects.get(student=other).due_on == today + timedelta(days=60)


def test_what_is_retired_or_no_longer_assigned_does_not_come_back(room):
    for row in room.rows(room.start()):
        room.answer(row, WRONG)
    tomorrow = room.now + timedelta(days=1)
    Question.objects.filter(position=1).update(retired_at=room.now)
    assert len(room.due(tomorrow)) == 1

    room.student.membership_set.all().delete()

    assert room.due(tomorrow) == []


def test_the_days_of_practice_are_counted(room):
    for row in room.rows(room.start()):
        room.answer(row, RIGHT)

    review = review_of(room.student, now=room.now)

    assert (review.active_days, review.days[-1].count, len(review.days)) == (1, 2, 14)


def test_a_review_takes_as_many_queries_for_thirty_questions_as_for_one(room):
    def count(now):
        with CaptureQueriesContext(connection) as queries:
            review_of(room.student, now=now)
        return len(queries)

    tomorrow = room.now + timedelta(days=1)
    room.answer(room.rows(room.start())[0], WRONG)
    with_one = count(tomorrow)
    for number in range(30):
        question = f.make_question(room.lesson, text=f"Тағы {number}")
        Question.objects.filter(pk=question.pk).update(use=UseChoices.PRACTICE)
    for row in room.rows(room.start(now=tomorrow), tomorrow):
        room.answer(row, WRONG, now=tomorrow)

    assert count(tomorrow + timedelta(days=1)) == with_one


# --- Who divides the questions -------------------------------------------------------------------


def test_a_level_of_six_is_divided_once_and_an_authors_choice_stays(room):
    lesson = f.make_lesson(number=3)
    for _ in range(6):
        f.make_question(lesson)
    chosen = lesson.question_set.order_by("position").last()
    Question.objects.filter(pk=chosen.pk).update(use=UseChoices.TEST, is_use_chosen=True)

    divide_questions(lesson)

    uses = list(lesson.question_set.order_by("position").values_list("use", flat=True))
    assert uses.count("practice") == 2
    assert uses[-1] == "test"


def test_what_students_have_begun_is_not_divided_anew(room):
    f.make_attempt(room.assignment, room.student, now=room.now)
    Question.objects.update(use=UseChoices.BOTH)
    f.make_question(room.lesson)
    f.make_question(room.lesson)

    divide_questions(room.lesson)

    assert not room.lesson.question_set.filter(use=UseChoices.PRACTICE).exists()


def test_the_table_takes_no_use_that_nobody_knows(room):
    with pytest.raises(IntegrityError):
        Question.objects.update(use="exam")


# --- Mastery -------------------------------------------------------------------------------------


def state_of(room):
    return progress_of(room.assignment, room.student, now=room.now)[0]


def test_all_but_one_right_at_once_is_mastered_and_a_hint_counts_neither_way(room):
    first, second = room.rows(room.start())
    open_hint(first, seen=0, is_answer=False, now=room.now)
    room.answer(first, RIGHT)
    before = state_of(room).state
    room.answer(second, RIGHT)
    with_a_hint = state_of(room)
    sitting = room.start(now=room.now + timedelta(days=1))
    room.answer(room.rows(sitting)[0], RIGHT)

    assert (before, with_a_hint.state) == (State.NOT_STARTED, State.NOT_STARTED)
    assert with_a_hint.practised.asked == 1
    assert state_of(room).state is State.MASTERED


def test_the_page_of_the_lesson_tells_the_rule_and_the_figures(room, client):
    for row in room.rows(room.start()):
        room.answer(row, RIGHT)
    client.cookies["django_language"] = "en"
    client.force_login(room.student)

    url = reverse("lessons:assignment-detail", args=[room.assignment.pk])
    page = " ".join(client.get(url).content.decode().split())

    assert "Mastered: from 80 %" in page
    assert "In practice right at once: 2 of the last 2" in page
