"""Questions with numbers of each one's own: the same on a reload, fixed with their answers, and
nothing in practice tells of a test."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.domain.content.drawn import texts_of, with_template
from lessons.domain.content.question import QuestionContent
from lessons.domain.corrections import Change
from lessons.domain.parts import Part
from lessons.domain.refusals import PracticeRefusal
from lessons.domain.templates.template import TemplateTexts
from lessons.models import Question, QuestionVersion, Response
from lessons.queries.items import sheet_of
from lessons.services.attempts import save_draft, start_attempt, submit_attempt
from lessons.services.corrections import (
    Wanted,
    correct_question,
    preview_correction,
    take_back_correction,
)
from lessons.services.sittings import PracticeRefused, answer_question, start_level
from tests import factories as f

pytestmark = pytest.mark.django_db
TEXTS = TemplateTexts(
    parameters="a = 2–30\nb = 2–30",
    text="=(a) мен =(b) қосындысы қанша?",
    key="=(a+b)",
    explanation="=(a) + =(b)",
)


def make_template(lesson, **changed) -> Question:
    content = with_template(QuestionContent(text="-", kind="numeric"), replace(TEXTS, **changed))
    return f.make_question(
        lesson,
        kind="numeric",
        text=content.text,
        payload=content.payload,
        explanation=content.explanation,
        template=content.template,
    )


class Room:
    def __init__(self, **rules):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = make_template(self.lesson)
        rules = {"due_at": None, "attempts_allowed": 2, "key_time": "after", **rules}
        opened = self.now - timedelta(days=1)
        self.assignment = f.make_assignment(self.lesson, self.classroom, opens_at=opened, **rules)
        self.student = f.make_student(self.classroom)

    def attempt(self, student=None):
        who = student or self.student
        return start_attempt(self.assignment, student=who, part=Part.LEVEL_1, now=self.now)

    def asked(self, attempt) -> Response:
        return attempt.response_set.select_related("version", "attempt__assignment").get()

    def handed_in(self, answer_of, student=None) -> Response:
        attempt = self.attempt(student)
        response = self.asked(attempt)
        answer = answer_of(response.version.numbers)
        save_draft(response, answer=(answer,), seen=0, now=self.now)
        submit_attempt(attempt, now=self.now)
        return self.asked(attempt)

    def sitting(self):
        now = timezone.now()
        return start_level(self.assignment, student=self.student, part=Part.LEVEL_1, now=now)


@pytest.fixture
def room():
    return Room()


def total(numbers):
    return str(int(numbers["a"]) + int(numbers["b"]))


def product(numbers):
    return str(int(numbers["a"]) * int(numbers["b"]))


def test_an_attempt_keeps_its_numbers_and_the_next_one_has_others(room):
    first = room.attempt()
    assert room.attempt() == first
    asked = room.asked(first).version
    assert asked.drawn_from == room.question.in_force
    assert f"{asked.numbers['a']} мен {asked.numbers['b']}" in asked.text
    submit_attempt(first, now=room.now)
    again = room.asked(room.attempt()).version
    assert again.numbers != asked.numbers


def test_neighbours_have_numbers_of_their_own_and_each_is_marked_by_them(room):
    students = [f.make_student(room.classroom) for _ in range(4)]
    rows = [room.handed_in(total, student) for student in students]
    assert [row.fraction for row in rows] == [1, 1, 1, 1]
    assert len({tuple(row.version.numbers.items()) for row in rows}) >= 3
    assert room.question.versions.filter(drawn_from=None).count() == 1


def test_the_same_verdict_comes_of_marking_again(room):
    rows = [room.handed_in(total), room.handed_in(product)]
    for row in rows:
        again = row.version.parsed.grade(tuple(row.answer)).fraction
        fresh = room.question.in_force.drawn(row.version.variant)
        assert again == row.fraction == fresh.parsed.grade(tuple(row.answer)).fraction
        assert fresh.numbers == row.version.numbers


def test_a_corrected_formula_marks_each_answer_by_its_own_numbers_and_back(room):
    right, wrong = room.handed_in(product), room.handed_in(total)
    question = Question.objects.select_related("current", "lesson").get(pk=room.question.pk)
    texts = replace(texts_of(question.in_force.content), key="=(a·b)")
    wanted = Wanted(kind=Change.KEY, content=with_template(question.in_force.content, texts))
    found = preview_correction(room.teacher, question, wanted)
    admin = f.make_admin()
    f.enrol(admin, room.classroom, "teacher")
    batch, count = correct_question(
        question,
        wanted,
        teacher=admin,
        reason="Көбейту керек",
        previewed=found.digest,
        now=room.now,
    )
    assert count == 2
    right.refresh_from_db()
    wrong.refresh_from_db()
    assert (right.fraction, wrong.fraction) == (1, 0)
    assert right.keyed_by.text == right.version.text
    assert right.keyed_by.solution.texts == (product(right.version.numbers),)
    later = room.handed_in(product, f.make_student(room.classroom))
    assert (later.fraction, later.key) == (1, None)
    assert take_back_correction(batch, teacher=admin, now=room.now) == 2
    right.refresh_from_db()
    assert (right.fraction, right.key) == (0, None)


def test_practice_is_open_before_the_key_is_and_never_asks_the_numbers_of_the_test(room):
    in_test = room.handed_in(total).version
    practised = room.sitting().questions.get().version
    assert practised.drawn_from == room.question.in_force
    assert practised.numbers != in_test.numbers
    assert practised.is_drawn_for_practice
    assert not in_test.is_drawn_for_practice


def test_what_was_missed_comes_back_with_other_numbers_once_another_was_answered(room):
    other = make_template(room.lesson, text="=(a) және =(b): қосыңыз.")
    sitting = room.sitting()
    first, second = sitting.questions.select_related("version", "sitting").order_by("position")
    before = first.version
    row = answer_question(first, ("1",), seen=0, is_last=False, now=timezone.now())
    first.refresh_from_db()
    assert (row.version, first.version) == (before, before)
    answer_question(
        second, (total(second.version.numbers),), seen=0, is_last=False, now=timezone.now()
    )
    first.refresh_from_db()
    assert first.version.drawn_from == before.drawn_from
    assert first.version.numbers != before.numbers
    assert second.version.drawn_from == other.in_force
    with pytest.raises(PracticeRefused) as refused:
        answer_question(first, ("1",), seen=1, is_last=False, shown=before.pk, now=timezone.now())
    assert refused.value.code is PracticeRefusal.STALE


def test_item_analysis_counts_the_draws_of_one_question_together(room):
    for student in (f.make_student(room.classroom) for _ in range(3)):
        room.handed_in(total, student)
    sheet = sheet_of([room.assignment.pk], Part.LEVEL_1)
    assert len(sheet.answered(room.question.pk)) == 3


def test_a_draw_is_made_once_for_all_who_have_it(room):
    rows = [room.question.in_force.drawn(7), room.question.in_force.drawn(7)]
    assert rows[0].content == rows[1].content
    QuestionVersion.objects.bulk_create(rows, ignore_conflicts=True)
    assert room.question.in_force.draws.count() == 1
