"""Whoever was deleted from a class before memberships ended is found again by their work."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import factories as f

BEFORE, AFTER = ("lessons", "0017_suggested_key_points"), ("lessons", "0018_memberships_end")


def migrate(target):
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.fixture
def deleted(transactional_db):
    """A student with work in a class, whose membership somebody deleted; another who stays."""
    classroom = f.make_classroom()
    stays, gone = f.make_student(classroom), f.make_student(classroom)
    lesson = f.make_lesson()
    f.make_question(lesson)
    assignment = f.make_assignment(lesson, classroom)
    for person in (stays, gone):
        f.make_attempt(assignment, person, answers=[("a",)], submitted=True)
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes("lessons")
    migrate(BEFORE).get_model("lessons", "Membership").objects.filter(user_id=gone.pk).delete()
    yield stays, gone
    for leaf in newest:
        migrate(leaf)


def test_they_become_students_who_left_and_nobody_else_does(deleted):
    stays, gone = deleted

    rows = migrate(AFTER).get_model("lessons", "Membership").objects

    assert rows.get(user_id=gone.pk).ended_at == f.NOW
    assert rows.get(user_id=gone.pk).joined_at == f.NOW
    assert rows.get(user_id=gone.pk).left_work == "ask"
    assert rows.get(user_id=stays.pk).ended_at is None
