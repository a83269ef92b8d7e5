"""What a newcomer finds: the loaded demo class, read through the queries of the pages."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from lessons.domain.progress import State
from lessons.management.commands.load_demo import DEMO_FILE, PASSWORD
from lessons.models import (
    Assignment,
    Attempt,
    Course,
    Marking,
    Response,
    User,
)
from lessons.queries import class_results, standing_of, taught_classes, waiting_groups

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """Loaded once for all tests here, which only read; taken back at the end."""
    output = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=output)
        yield output.getvalue()
        transaction.set_rollback(True)


def assignment() -> Assignment:
    """The last of the five of that class."""
    given = Assignment.objects.select_related("lesson", "classroom")
    return given.get(classroom__name="ХҚ-231", lesson__number=15)


def test_the_class_is_there_with_its_teacher_lesson_and_rules(printed):
    given = assignment()

    assert (given.lesson.number, given.lesson.is_published) == (15, True)
    assert given.lesson.course.title == "Дипломатия және халықаралық қатынастар"
    assert (given.gate, given.attempts_allowed) == ("warn", 3)
    assert (timezone.now() - given.opens_at).days in {9, 10}
    assert (given.due_at - timezone.now()).days in {3, 4}
    [taught] = taught_classes(User.objects.get(username="teacher"))
    assert (taught.student_count, taught.assignment_count) == (24, 5)


def test_an_empty_course_is_there_for_the_newcomers_own_handout(printed):
    empty = Course.objects.get(title="Халықаралық қатынастарға кіріспе")

    assert not empty.lesson_set.exists()


def test_the_second_class_belongs_to_another_teacher(printed):
    teacher = User.objects.get(username="teacher")
    colleague = User.objects.get(username="teacher2")

    assert [row.classroom.name for row in taught_classes(teacher)] == ["ХҚ-231"]
    assert [row.classroom.name for row in taught_classes(colleague)] == ["ХҚ-232"]
    assert waiting_groups(colleague, now=timezone.now())


def test_no_page_of_the_teacher_is_empty(printed):
    teacher = User.objects.get(username="teacher")
    results = class_results(assignment(), now=timezone.now())

    waiting = sum(group.count for group in waiting_groups(teacher, now=timezone.now()))
    states = {part.state for row in results.rows for part in row.standing.parts}
    assert 30 <= waiting <= 80
    assert states == set(State)
    assert 1 <= sum(row.flag is not None for row in results.rows) <= 5
    assert Attempt.objects.under_way().count() >= 3
    assert Marking.objects.exclude(comment="").count() >= 20


def test_the_levels_are_done_by_most_by_half_and_by_a_few(printed):
    rows = class_results(assignment(), now=timezone.now()).rows
    done = [sum(row.standing.parts[level].is_done for row in rows) for level in range(3)]

    assert done[0] >= 18
    assert 9 <= done[1] <= 14
    assert 3 <= done[2] <= 7


def test_the_shown_student_has_one_level_marked_one_waiting_and_one_not_begun(printed):
    student = User.objects.get(username="student")
    level_1, level_2, level_3, *_ = standing_of(assignment(), student, now=timezone.now()).parts

    assert level_1.is_done
    assert level_1.best.is_final
    assert (level_2.state, level_2.best.waiting_count) == (State.WAITING, 2)
    assert level_3.state is State.NOT_STARTED
    states = Response.objects.filter(attempt__student=student, attempt__part="level-2")
    assert {row.state for row in states.filter(version__kind="open-answer")} == {
        "marked",
        "waiting",
    }


def test_nothing_happens_in_the_future_or_before_the_lesson_opened(printed):
    now = timezone.now()

    for attempt in Attempt.objects.select_related("assignment"):
        assert attempt.assignment.opens_at <= attempt.started_at <= attempt.last_active_at <= now
    for marking in Marking.objects.select_related("response__attempt"):
        assert marking.response.attempt.submitted_at <= marking.marked_at <= now


def test_long_texts_are_nobody_elses(printed):
    """Friends may give the same short answer; then the queue has groups to show."""
    given = Response.objects.filter(version__kind="open-answer", answer__isnull=False)
    texts = [response.answer[0] for response in given if any(response.answer)]
    again = {text for text in texts if texts.count(text) > 1}

    assert all(len(text.split()) <= 20 for text in again)


def test_the_older_lessons_are_marked_and_have_enough_for_calibration(printed):
    older = Response.objects.filter(
        attempt__assignment__classroom__name="ХҚ-231",
        attempt__assignment__lesson__number__lte=13,
    )

    assert older.filter(state="marked", version__kind="open-answer").count() >= 100
    assert not older.filter(state="waiting").exists()


def test_the_printed_sign_ins_work(printed):
    for username in ("admin", "teacher", "teacher2", "student"):
        assert re.search(rf"^ +{username} ", printed, flags=re.MULTILINE)
        assert User.objects.get(username=username).check_password(PASSWORD)
    assert PASSWORD in printed
    assert User.objects.get(username="admin").is_superuser


def test_nobody_else_of_the_class_can_sign_in(printed):
    others = User.objects.exclude(username__in=["admin", "teacher", "teacher2", "student"])

    assert len(others) == 26
    assert not [user for user in others if user.has_usable_password()]


def test_no_latin_letter_hides_in_the_demos_texts():
    data = json.loads(DEMO_FILE.read_text(encoding="utf-8"))
    words = re.findall(r"\w+", json.dumps(data, ensure_ascii=False).replace("\\n", " "))

    assert not [
        word for word in words if re.search("[a-zA-Z]", word) and re.search("[а-яә-ӿ]", word)
    ]


def test_every_demo_answer_belongs_to_a_question_and_its_key_points():
    data = json.loads(DEMO_FILE.read_text(encoding="utf-8"))
    files = [row["file"] for row in data["courses"][0]["lessons"]]
    lessons = [json.loads((DEMO_FILE.parent / name).read_text(encoding="utf-8")) for name in files]
    questions = {question["text"]: question for each in lessons for question in each["questions"]}
    are_open = [one for one in questions.values() if one["kind"] == "open-answer"]

    assert len(data["answers"]) == len(are_open)
    for text, rows in data["answers"].items():
        points = {point["id"] for point in questions[text]["payload"]["key_points"]}
        assert len(rows) >= 5
        assert all(set(row["shares"]) <= points for row in rows)
    assert set(data["short_answers"]) <= set(questions)
