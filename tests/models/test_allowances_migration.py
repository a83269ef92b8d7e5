"""Extra time that was given is an allowance afterwards, with who gave it and why, and back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import factories as f
from tests.models.test_upload_migration import migrate

BEFORE = ("lessons", "0049_right_items_in_class")
AFTER = ("lessons", "0051_one_table_of_allowances")


@pytest.fixture
def old(transactional_db):
    f.make_student(f.make_assignment(f.make_lesson(), f.make_classroom()).classroom)
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes("lessons")
    yield migrate(BEFORE)
    for target in newest:
        migrate(target)


def given(apps, model, **fields):
    person = apps.get_model("lessons", "User").objects.get()
    return apps.get_model("lessons", model).objects.create(
        assignment=apps.get_model("lessons", "Assignment").objects.get(),
        student=person,
        given_by=person,
        given_at=f.NOW,
        **fields,
    )


def test_both_become_rows_of_one_table_and_come_apart_again(old):
    given(old, "ExtraTime", minutes=10, reason="көру қабілеті")
    given(old, "Allowance", attempts=2, reason="ауруы")

    apps = migrate(AFTER)
    found = apps.get_model("lessons", "Allowance").objects
    rows = set(found.values_list("minutes", "attempts", "reason", "given_at"))
    given(apps, "Allowance", due_at=f.NOW + timedelta(days=1), reason="сапар")
    back = migrate(BEFORE)

    assert rows == {(10, 0, "көру қабілеті", f.NOW), (0, 2, "ауруы", f.NOW)}
    extra = back.get_model("lessons", "ExtraTime").objects.get()
    assert (extra.minutes, extra.reason) == (10, "көру қабілеті")
    kept = back.get_model("lessons", "Allowance").objects.get()
    assert (kept.attempts, kept.due_at) == (2, f.NOW + timedelta(days=1))
