from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.domain.marking.key_points import Share
from lessons.domain.parts import Part
from lessons.domain.progress import State, Step
from lessons.domain.stuck import Stuck
from lessons.queries import (
    assignments_of,
    attempts_of,
    class_results,
    open_standings,
    progress_of,
    responses_of,
    standings,
    student_standings,
    students_of,
    taught_classes,
    waiting_counts,
    waiting_groups,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
ANSWERS = [("a",), ("Мәтін",)]


@pytest.fixture
def lesson():
    """Level 1: a closed question of 1 point and an open one of 3; level 2: one closed."""
    lesson = f.make_lesson()
    f.make_question(lesson, kind="single-choice")
    f.make_question(lesson, kind="open-answer")
    f.make_question(lesson, kind="true-false", part=Part.LEVEL_2)
    return lesson


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def teacher(classroom):
    return f.make_teacher(classroom)


@pytest.fixture
def assignment(lesson, classroom):
    return f.make_assignment(lesson, classroom)


@pytest.fixture
def student(classroom):
    return f.make_student(classroom)


def query_count(read) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        read()
    return len(queries)


# --- One student -------------------------------------------------------------------------------


def test_progress_counts_only_handed_in_attempts(assignment, student):
    f.make_attempt(assignment, student, answers=ANSWERS)

    level_1, level_2 = progress_of(assignment, student, now=f.NOW)

    assert (level_1.state, level_1.best, level_1.submitted) == (State.UNDER_WAY, None, 0)
    assert (level_1.question_count, level_2.state) == (2, State.NOT_STARTED)


def test_an_answer_that_waits_leaves_the_sum_until_it_is_marked(assignment, student, teacher):
    attempt = f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)

    waiting = progress_of(assignment, student, now=f.NOW)[0]
    f.make_marking(attempt.response_set.waiting().get(), teacher, fraction=Fraction(2, 3))
    marked = progress_of(assignment, student, now=f.NOW)[0]

    assert (waiting.state, waiting.best.marked, waiting.best.waiting) == (State.WAITING, 1, 3)
    assert (marked.state, marked.best.earned) == (State.PASSED, Decimal("3.00"))


def test_progress_of_one_student_or_class_says_nothing_of_another(assignment, student, classroom):
    f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)
    other_class = f.make_classroom("ХҚ-232")
    elsewhere = f.make_assignment(assignment.lesson, other_class)
    f.enrol(student, other_class)

    assert not progress_of(assignment, f.make_student(classroom), now=f.NOW)[0].is_done
    assert not progress_of(elsewhere, student, now=f.NOW)[0].is_done


def test_retired_questions_are_not_counted(assignment, student, lesson):
    lesson.question_set.filter(part=Part.LEVEL_2).update(retired_at=f.NOW)

    assert [row.part for row in progress_of(assignment, student, now=f.NOW)] == [Part.LEVEL_1]


def test_a_task_has_the_first_label_that_its_author_gave_and_counts_all_its_questions(
    assignment, student, lesson
):
    for label in ("", "СӨЖ", "СРС", "СӨЖ"):
        f.make_question(lesson, kind="open-answer", part=Part.INDEPENDENT, label=label)
    retired = f.make_question(lesson, kind="open-answer", part=Part.GUIDED, label="ОБӨЖ")
    f.make_question(lesson, kind="open-answer", part=Part.GUIDED)
    lesson.question_set.filter(pk=retired.pk).update(retired_at=f.NOW)

    standing = standings([assignment], [student.pk], now=f.NOW)[assignment.pk, student.pk]

    assert [(row.part, row.label, row.question_count) for row in standing.parts] == [
        (Part.LEVEL_1, "", 2),
        (Part.LEVEL_2, "", 1),
        (Part.GUIDED, "", 1),
        (Part.INDEPENDENT, "СӨЖ", 4),
    ]
    assert standing.label_of(Part.INDEPENDENT) == "СӨЖ"


def to_do(student):
    return open_standings(student_standings(student, now=f.NOW), now=f.NOW)


def test_a_student_sees_open_assignments_nearest_deadline_first(lesson, classroom, student):
    course = lesson.course
    later = f.make_assignment(f.make_lesson(course, number=1), classroom)
    soon = f.make_assignment(lesson, classroom, due_at=f.NOW + timedelta(days=1))
    undated = f.make_assignment(f.make_lesson(course, number=2), classroom, due_at=None)
    f.make_assignment(
        f.make_lesson(course, number=3),
        classroom,
        opens_at=f.NOW + timedelta(hours=1),
        due_at=None,
    )
    f.make_assignment(f.make_lesson(course, number=4, published=False), classroom)
    f.make_assignment(f.make_lesson(course, number=5), f.make_classroom("ХҚ-232"))

    shown = [standing.assignment for standing in to_do(student)]

    assert shown == [soon, later, undated]


def test_what_is_overdue_never_stands_before_what_is_in_time(lesson, classroom, student):
    course = lesson.course
    overdue = f.make_assignment(
        f.make_lesson(course, number=1), classroom, due_at=f.NOW - timedelta(days=9)
    )
    in_time = f.make_assignment(lesson, classroom, due_at=f.NOW + timedelta(days=4))
    undated = f.make_assignment(f.make_lesson(course, number=2), classroom, due_at=None)
    for assignment in (overdue, undated):
        f.make_question(assignment.lesson)

    rows = to_do(student)

    assert [row.assignment for row in rows] == [in_time, undated, overdue]
    assert [row.is_past(f.NOW) for row in rows] == [False, False, True]


def test_a_teacher_of_the_class_has_no_assignments_to_do(assignment, teacher):
    assert to_do(teacher) == []


def test_attempts_are_listed_oldest_first_with_their_scores(assignment, student):
    first = f.make_attempt(assignment, student, answers=[("b",), ("",)], submitted=True)
    second = f.make_attempt(assignment, student, answers=ANSWERS, now=f.NOW + timedelta(hours=1))

    listed = attempts_of(assignment, student)

    assert [attempt for attempt, _ in listed] == [first, second]
    assert [sitting.score and sitting.score.percent for _, sitting in listed] == [0, None]


def test_the_responses_of_an_attempt_bring_their_newest_marking_first(assignment, student, teacher):
    attempt = f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)
    open_answer = attempt.response_set.get(position=2)
    f.make_marking(open_answer, teacher, shares={"a": Share.HALF, "b": Share.NONE}, comment="бір")
    f.make_marking(open_answer, teacher, comment="екі")

    closed, marked = responses_of(attempt)

    assert list(closed.markings.all()) == []
    assert [marking.comment for marking in marked.markings.all()] == ["екі", "бір"]


# --- A class -----------------------------------------------------------------------------------


def test_students_are_listed_in_kazakh_order_without_teachers(classroom, teacher):
    for surname in ("Ясауи", "Қали", "Әбен", "Кенже"):
        f.make_student(classroom, last_name=surname)

    assert [student.last_name for student in students_of(classroom)] == [
        "Әбен",
        "Кенже",
        "Қали",
        "Ясауи",
    ]


def test_class_results_show_every_student_and_only_parts_with_questions(
    assignment, classroom, student
):
    f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)
    low = f.make_student(classroom)
    for _ in range(2):
        f.make_attempt(assignment, low, answers=[("b",), ("",)], submitted=True)

    results = class_results(assignment, now=f.NOW)

    rows = {row.student: row for row in results.rows}
    assert [row.part for row in results.parts] == [Part.LEVEL_1, Part.LEVEL_2]
    assert set(rows) == {student, low}
    assert (rows[student].flag, rows[low].flag.reason) == (None, Stuck.LOW_AGAIN)
    assert rows[low].standing.next_step.step is Step.REPEAT
    assert (rows[student].standing.waiting_count, rows[student].standing.done_count) == (1, 1)


def test_a_lesson_without_questions_has_empty_results(classroom, student):
    bare = f.make_assignment(f.make_lesson(), classroom)

    results = class_results(bare, now=f.NOW)

    assert results.parts == ()
    assert [row.standing.parts for row in results.rows] == [()]


def test_a_teacher_sees_own_classes_with_what_waits_in_them(assignment, student, teacher):
    f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)
    f.make_teacher(f.make_classroom("ХҚ-232"))

    [taught] = taught_classes(teacher)

    assert taught.classroom == assignment.classroom
    assert (taught.student_count, taught.assignment_count, taught.waiting_count) == (1, 1, 1)
    assert waiting_counts(assignment.classroom) == {assignment.pk: 1}


# --- What waits for marking --------------------------------------------------------------------


def test_waiting_answers_are_grouped_by_question_longest_waiting_first(
    assignment, student, teacher, lesson
):
    task = f.make_question(lesson, kind="open-answer", part=Part.GUIDED, label="ОБӨЖ")
    other = f.make_student(assignment.classroom)
    f.make_attempt(assignment, student, part=Part.GUIDED, answers=[("Құралдар",)], submitted=True)
    for hours, person in ((2, student), (-2, other)):
        at = f.NOW + timedelta(hours=hours)
        f.make_attempt(assignment, person, answers=ANSWERS, submitted=True, now=at)

    first, second = waiting_groups(teacher, now=f.NOW)

    assert (first.part, first.count, first.label) == (Part.LEVEL_1, 2, "")
    assert first.oldest_at == f.NOW - timedelta(hours=2)
    assert (second.question_id, second.label, second.count) == (task.pk, "ОБӨЖ", 1)


def test_a_lesson_that_is_done_comes_after_one_that_is_not(assignment, classroom, student):
    done = f.make_assignment(
        f.make_lesson(assignment.lesson.course, number=1),
        classroom,
        due_at=assignment.due_at - timedelta(days=9),
    )
    f.make_question(done.lesson)
    f.make_attempt(done, student, answers=[("a",)], submitted=True)

    shown = [standing.assignment for standing in to_do(student)]

    assert shown == [assignment, done]


def test_only_answers_of_own_classes_wait_for_a_teacher(assignment, student, lesson, teacher):
    other_class = f.make_classroom("ХҚ-232")
    colleague = f.make_teacher(other_class)
    f.enrol(colleague, assignment.classroom, "student")
    f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)

    assert waiting_groups(colleague, now=f.NOW) == []
    assert waiting_groups(student, now=f.NOW) == []
    assert [group.count for group in waiting_groups(teacher, now=f.NOW)] == [1]


def test_answers_to_two_versions_of_a_question_wait_together(assignment, student, teacher, lesson):
    f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)
    question = lesson.question_set.get(position=2)
    question.current = f.make_version(question, kind="open-answer", text="Жаңа мәтін")
    question.save(update_fields=["current"])
    f.make_attempt(
        assignment, f.make_student(assignment.classroom), answers=ANSWERS, submitted=True
    )

    [group] = waiting_groups(teacher, now=f.NOW)

    assert (group.count, group.text) == (2, "Жаңа мәтін")


# --- The same number of queries for 1 and for 40 -----------------------------------------------


def test_a_class_of_forty_takes_as_many_queries_as_a_class_of_one(assignment, teacher):
    classroom = assignment.classroom
    reads = {
        "class_results": lambda: class_results(assignment, now=f.NOW),
        "taught_classes": lambda: taught_classes(teacher),
        "waiting_groups": lambda: waiting_groups(teacher, now=f.NOW),
        "waiting_counts": lambda: waiting_counts(classroom),
        "assignments_of": lambda: assignments_of(classroom),
        "standings": lambda: standings(
            [assignment], [one.pk for one in students_of(classroom)], now=f.NOW
        ),
    }
    f.make_attempt(assignment, f.make_student(classroom), answers=ANSWERS, submitted=True)
    with_one = {name: query_count(read) for name, read in reads.items()}
    for _ in range(39):
        f.make_attempt(assignment, f.make_student(classroom), answers=ANSWERS, submitted=True)

    assert {name: query_count(read) for name, read in reads.items()} == with_one


def test_a_student_with_many_assignments_takes_as_many_queries_as_with_one(
    assignment, student, classroom
):
    f.make_attempt(assignment, student, answers=ANSWERS, submitted=True)
    with_one = query_count(lambda: student_standings(student, now=f.NOW))
    for number in range(1, 11):
        lesson = f.make_lesson(assignment.lesson.course, number=number)
        f.make_question(lesson)
        f.make_attempt(f.make_assignment(lesson, classroom), student, submitted=True)

    assert query_count(lambda: student_standings(student, now=f.NOW)) == with_one
