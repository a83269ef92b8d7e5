"""A question changed for everybody: the right marks, no others, and all of it can be taken back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import F

from lessons.domain.corrections import Change
from lessons.domain.parts import Part
from lessons.models import (
    CorrectedMark,
    Correction,
    EventKind,
    MarkNotice,
    Question,
    Response,
    ResponseState,
    Role,
)
from lessons.queries import responses_of, score_of_responses, standing_of, to_mark
from lessons.queries.results import attempt_sums
from lessons.services.corrections import (
    CorrectionRefused,
    Wanted,
    correct_question,
    preview_correction,
    take_back_correction,
)
from lessons.services.marking import mark_response, undo
from tests import factories as f
from tests.sittings import sit

pytestmark = pytest.mark.django_db
OPTIONS = [{"id": key, "text": text} for key, text in {"a": "Қызмет", "b": "Делдалдық"}.items()]
LATER = f.NOW + f.timedelta(hours=1)


@pytest.fixture
def lesson():
    lesson = f.make_lesson()
    for _ in range(2):
        f.make_question(lesson, payload={"options": OPTIONS, "correct": "b"})
    return lesson


@pytest.fixture
def assignment(lesson):
    return f.make_assignment(lesson, f.make_classroom())


@pytest.fixture
def teacher(assignment):
    return f.make_teacher(assignment.classroom)


def first(lesson) -> Question:
    return lesson.question_set.select_related("current", "lesson").get(position=1)


def key(question, right="a"):
    payload = {**question.in_force.payload, "correct": right}
    return Wanted(kind=Change.KEY, content=replace(question.in_force.content, payload=payload))


def correct(question, wanted, teacher, *, reason="Кілт қате еді", now=LATER):
    previewed = preview_correction(teacher, question, wanted).digest
    return correct_question(
        question, wanted, teacher=teacher, reason=reason, previewed=previewed, now=now
    )


def marks(question) -> list[Decimal | None]:
    rows = Response.objects.filter(version__question=question).order_by("pk")
    return list(rows.values_list("fraction", flat=True))


def test_a_new_key_marks_old_answers_anew_and_says_so(lesson, assignment, teacher):
    sit(assignment, [[("a",), ("b",)], [("b",), ("b",)], [(), ("a",)]])
    question = first(lesson)

    found = preview_correction(teacher, question, key(question))
    _, count = correct(question, key(question), teacher)

    assert [(row.before.percent, row.after.percent) for row in found.rows] == [(50, 100), (100, 50)]
    assert count == 2
    assert marks(question) == [1, 0, 0]
    assert marks(lesson.question_set.get(position=2)) == [1, 1, 0]
    assert MarkNotice.objects.count() == 2
    response = Response.objects.filter(version__question=question).first()
    assert response.keyed_by.payload["correct"] == "a"
    event = response.events.last()
    assert (event.seq, event.kind, event.fraction, event.actor) == (
        response.last_seq,
        EventKind.CORRECTED,
        1,
        teacher,
    )


def test_what_was_changed_is_taken_back_whole(lesson, assignment, teacher):
    sit(assignment, [[("a",), ("b",)], [("b",), ("b",)]])
    question = first(lesson)
    batch, _ = correct(question, key(question), teacher)

    assert take_back_correction(batch, teacher=teacher, now=LATER) == 2

    assert marks(question) == [0, 1]
    question.refresh_from_db()
    assert question.in_force.payload["correct"] == "b"
    assert not Response.objects.exclude(key=None).exists()
    assert take_back_correction(batch, teacher=teacher, now=LATER) == 0
    assert Correction.objects.count() == 2
    assert CorrectedMark.objects.count() == 4


def test_the_other_teachers_are_told_of_a_new_key_and_put_it_in_force_themselves(
    lesson, assignment, teacher
):
    foreign = f.make_assignment(lesson, f.make_classroom(name="ХҚ-232"))
    other = f.make_teacher(foreign.classroom)
    sit(assignment, [[("a",), ("b",)]])
    sit(foreign, [[("a",), ("b",)]])
    question = first(lesson)
    author = f.make_admin()
    f.enrol(author, assignment.classroom, Role.TEACHER)

    correct(question, key(question), author)

    assert marks(question) == [1, 0]
    notice = other.rubricnotice_set.get()
    assert (notice.kind, notice.question) == ("key", question)
    question = first(lesson)
    correct(question, Wanted(kind=Change.KEY, content=question.in_force.content), other)
    assert marks(question) == [1, 1]


def test_a_mark_that_a_person_gave_stays(lesson, assignment, teacher):
    sit(assignment, [[("a",), ("b",)]])
    question = first(lesson)
    response = Response.objects.get(version__question=question)
    f.make_marking(response, teacher, fraction=Fraction(1, 2), shares={})

    found = preview_correction(teacher, question, key(question))

    assert (found.rows, found.kept) == ((), 1)
    correct(question, key(question), teacher)
    assert marks(question) == [Decimal("0.5")]


def test_other_classes_of_other_teachers_are_not_touched(lesson, assignment, teacher):
    foreign = f.make_assignment(lesson, f.make_classroom(name="ХҚ-232"))
    other = f.make_teacher(foreign.classroom)
    sit(assignment, [[("a",), ("b",)]])
    sit(foreign, [[("a",), ("b",)]])
    question = first(lesson)

    with pytest.raises(CorrectionRefused) as refused:
        correct(question, key(question), teacher)
    assert refused.value.code == "not-author"

    correct(question, Wanted(kind=Change.GIVEN), teacher)
    assert marks(question) == [1, 0]
    assert [row.classroom for row in Correction.objects.all()] == [assignment.classroom]
    assert take_back_correction(Correction.objects.get().batch, teacher=other, now=LATER) == 0


def test_a_question_left_out_is_in_no_mark_and_nobody_has_to_mark_it(lesson, assignment, teacher):
    open_question = f.make_question(lesson, kind="open-answer", points=3)
    (attempt,) = sit(assignment, [[("a",), ("b",), ("Мәтін",)]])
    assert to_mark(teacher).count() == 1

    correct(open_question, Wanted(kind=Change.LEFT_OUT), teacher)
    batch, _ = correct(first(lesson), Wanted(kind=Change.LEFT_OUT), teacher)

    assert score_of_responses(responses_of(attempt)).percent == 100
    standing = standing_of(assignment, attempt.student, now=LATER)
    assert standing.progress_in(Part.LEVEL_1).best.percent == 100
    (row,) = attempt_sums([assignment])
    assert (row.earned, row.checked, row.waiting) == (100, 1, 0)
    assert to_mark(teacher).count() == 0
    take_back_correction(batch, teacher=teacher, now=LATER)
    assert score_of_responses(responses_of(attempt)).percent == 50


def test_the_only_question_of_a_work_is_not_left_out(assignment, teacher):
    lesson = f.make_lesson(number=16)
    question = f.make_question(lesson)
    sit(f.make_assignment(lesson, assignment.classroom), [[("a",)]])
    with pytest.raises(CorrectionRefused) as refused:
        correct(question, Wanted(kind=Change.LEFT_OUT), teacher)
    assert refused.value.code == "only-question"


def test_points_given_to_everybody_reach_answers_that_wait_and_leave_when_taken_back(
    lesson, assignment, teacher
):
    question = f.make_question(lesson, kind="open-answer")
    sit(assignment, [[("a",), ("b",), ("Мәтін",)]])

    batch, _ = correct(question, Wanted(kind=Change.GIVEN), teacher)
    response = Response.objects.get(version__question=question)
    assert (response.state, response.fraction) == (ResponseState.MARKED, 1)

    take_back_correction(batch, teacher=teacher, now=LATER)
    response.refresh_from_db()
    assert (response.state, response.fraction) == (ResponseState.WAITING, None)


def test_an_answer_marked_since_keeps_that_mark(lesson, assignment, teacher):
    question = f.make_question(lesson, kind="open-answer")
    sit(assignment, [[("a",), ("b",), ("Мәтін",)]])
    response = Response.objects.get(version__question=question)
    marking = mark_response(
        response, marker=teacher, seen=1, fraction=Fraction(0), shares={}, comment="", now=f.NOW
    )
    batch, _ = correct(question, Wanted(kind=Change.GIVEN), teacher)

    assert undo(marking.batch, marker=teacher, now=LATER) == 0
    assert marks(question) == [1]
    f.make_marking(response, teacher, fraction=Fraction(1, 2), shares={})
    assert take_back_correction(batch, teacher=teacher, now=LATER) == 0
    assert marks(question) == [Decimal("0.5")]


def test_who_hands_in_later_is_marked_by_what_holds(lesson, assignment, teacher):
    students = [f.make_student(assignment.classroom) for _ in range(2)]
    f.make_question(lesson, payload={"options": OPTIONS, "correct": "b"})
    begun = f.make_attempt(assignment, students[0], answers=[("a",), ("a",), ("b",)])
    question, second = first(lesson), lesson.question_set.get(position=2)
    correct(question, key(question), teacher)
    correct(second, Wanted(kind=Change.LEFT_OUT), teacher)

    f.submit_attempt(begun, now=LATER)
    after = f.make_attempt(assignment, students[1], answers=[("a",), ("b",)], submitted=True)

    assert [row.is_left_out for row in responses_of(begun)] == [False, True, False]
    assert [row.version.question.position for row in responses_of(after)] == [1, 3]
    for attempt in (begun, after):
        assert score_of_responses(responses_of(attempt)).percent == 100
    assert begun.response_set.get(position=1).events.count() == 3
    assert not MarkNotice.objects.exists()


@pytest.mark.parametrize("change", ["mark", "key", "reason", "nothing", "words"])
def test_only_what_was_looked_at_is_put_in_force(lesson, assignment, teacher, change):
    sit(assignment, [[("a",), ("b",)]])
    question = first(lesson)
    wanted = key(question)
    previewed = preview_correction(teacher, question, wanted).digest
    if change == "mark":
        Response.objects.update(last_seq=F("last_seq") + 1)
    elif change == "nothing":
        wanted = Wanted(kind=Change.KEY, content=question.in_force.content)
        previewed = preview_correction(teacher, question, wanted).digest
    elif change == "words":
        options = [OPTIONS[0], {"id": "b", "text": "Келіссөз"}]
        payload = {"options": options, "correct": "a"}
        content = replace(question.in_force.content, payload=payload)
        wanted = Wanted(kind=Change.KEY, content=content)
    elif change == "key":
        wanted = Wanted(kind=Change.LEFT_OUT)

    with pytest.raises(CorrectionRefused) as refused:
        correct_question(
            question,
            wanted,
            teacher=teacher,
            reason=" " if change == "reason" else "Себебі",
            previewed=previewed,
            now=LATER,
        )

    codes = {"reason": "no-reason", "nothing": "nothing", "words": "other-question"}
    assert refused.value.code == codes.get(change, "changed")
    assert not Correction.objects.exists()


def test_the_later_change_is_taken_back_first(lesson, assignment, teacher):
    sit(assignment, [[("a",), ("b",)]])
    question = first(lesson)
    batch, _ = correct(question, key(question), teacher)
    later, _ = correct(first(lesson), Wanted(kind=Change.LEFT_OUT), teacher)

    with pytest.raises(CorrectionRefused) as refused:
        take_back_correction(batch, teacher=teacher, now=LATER)
    assert refused.value.code == "not-last"

    take_back_correction(later, teacher=teacher, now=LATER)
    assert take_back_correction(batch, teacher=teacher, now=LATER) == 1


@pytest.mark.django_db(transaction=True)
def test_of_four_clicks_at_once_one_changes_the_marks(lesson, assignment, teacher):
    sit(assignment, [[("a",), ("b",)]] * 3)
    question = first(lesson)
    previewed = preview_correction(teacher, question, key(question)).digest
    barrier = Barrier(4)

    def click(_number: int) -> str:
        try:
            barrier.wait(timeout=10)
            correct_question(
                question,
                key(question),
                teacher=teacher,
                reason="Кілт қате еді",
                previewed=previewed,
                now=LATER,
            )
        except CorrectionRefused as refused:
            return refused.code.value
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(4) as pool:
        found = sorted(pool.map(click, range(4)))

    assert found == ["changed", "changed", "changed", "done"]
    assert CorrectedMark.objects.count() == 3
    assert question.versions.count() == 2
    assert set(marks(question)) == {1}


def test_many_answers_take_the_queries_of_few(
    lesson, assignment, teacher, django_assert_max_num_queries
):
    sit(assignment, [[("a",), ("b",)]])
    with django_assert_max_num_queries(50) as few:
        batch, _ = correct(first(lesson), key(first(lesson)), teacher)
    take_back_correction(batch, teacher=teacher, now=LATER)
    sit(assignment, [[("a",), ("b",)]] * 30)
    with django_assert_max_num_queries(len(few)):
        correct(first(lesson), key(first(lesson)), teacher)
