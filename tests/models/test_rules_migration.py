"""Lessons assigned and attempts begun before there were rules for them go on sensibly."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import factories as f
from tests.models.test_upload_migration import migrate

BEFORE = ("lessons", "0013_marks_that_were_read")
AFTER = ("lessons", "0015_drawing_and_beginning")


@pytest.fixture
def old(transactional_db):
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes("lessons")
    yield migrate(BEFORE)
    for target in newest:
        migrate(target)


class Before:
    """Rows as the old tables held them."""

    def __init__(self, apps):
        self.apps = apps
        self.course = self.make("Course", title="Дипломатия", search_key="", sort_key="")
        self.classroom = self.make("Classroom", name="ХҚ-231", join_code="ABC234")
        self.student = self.make("User", username="aigul", password="!")
        self.number = 0

    def make(self, model, **fields):
        return self.apps.get_model("lessons", model).objects.create(**fields)

    def assignment(self, **rules):
        self.number += 1
        lesson = self.make("Lesson", course=self.course, number=self.number, title="Сабақ")
        rules = {"due_at": f.NOW, "attempts_allowed": None, "mode": "graded", **rules}
        return self.make(
            "Assignment",
            lesson=lesson,
            classroom=self.classroom,
            opens_at=f.NOW - timedelta(days=9),
            **rules,
        )

    def attempt(self, assignment, *, part, draft_seq, **fields):
        attempt = self.make(
            "Attempt",
            assignment=assignment,
            student=self.student,
            part=part,
            number=1,
            started_at=f.NOW - timedelta(days=1),
            last_active_at=f.NOW,
            **fields,
        )
        question = self.make(
            "Question", lesson=assignment.lesson, part=part, position=int(part[-1])
        )
        version = self.make(
            "QuestionVersion",
            question=question,
            number=1,
            kind="true-false",
            text="Сұрақ",
            search_key="",
            payload={"correct": True},
            created_at=f.NOW,
        )
        self.make("Response", attempt=attempt, version=version, position=1, draft_seq=draft_seq)
        return attempt


def test_old_lessons_keep_their_keys_back_but_where_that_would_be_for_good(old):
    before = Before(old)
    dated = before.assignment()
    limited = before.assignment(due_at=None, attempts_allowed=2)
    endless = before.assignment(due_at=None)
    practice = before.assignment(mode="practice")

    found = migrate(AFTER).get_model("lessons", "Assignment").objects

    times = [found.get(pk=row.pk).key_time for row in (dated, limited, endless, practice)]
    assert times == ["after", "after", "at-once", "at-once"]
    assert found.get(pk=dated.pk).shuffles_questions


def test_what_was_answered_or_handed_in_counts_as_begun_and_nothing_else(old):
    before = Before(old)
    assignment = before.assignment()
    looked = before.attempt(assignment, part="level-1", draft_seq=0)
    answered = before.attempt(assignment, part="level-2", draft_seq=1)
    handed_in = before.attempt(assignment, part="level-3", draft_seq=0, submitted_at=f.NOW)

    found = migrate(AFTER).get_model("lessons", "Attempt").objects

    begun = [found.get(pk=row.pk).begun_at for row in (looked, answered, handed_in)]
    assert begun == [None, answered.started_at, handed_in.started_at]
    assert {row.option_seed for row in found.all()} == {0}
