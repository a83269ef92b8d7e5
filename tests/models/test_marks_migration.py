"""Of marks from before it was measured only what is known is said."""

from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import factories as f

BEFORE, AFTER = ("lessons", "0012_question_levels_taken"), ("lessons", "0013_marks_that_were_read")
LONG = "сөз " * 100


def migrate(target):
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.fixture
def marked(transactional_db):
    """Answers with marks as the table was before."""
    classroom = f.make_classroom()
    teacher = f.make_teacher(classroom)
    lesson = f.make_lesson()
    f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, classroom)
    texts = ["Иә", "Иә", LONG, LONG, "Бірге", "Бірге", "Бірге", "Бірге", "Ұзақ"]
    rows = [
        f.make_attempt(
            assignment, f.make_student(classroom), answers=[(text,)], submitted=True
        ).response_set.get()
        for text in texts
    ]
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes("lessons")
    apps = migrate(BEFORE)
    together = uuid4()
    seconds = ["1.9", "2.0", "3.0", "20.0", "0.5", "0.5", "0.5", "0.5", None]
    for at, (row, spent) in enumerate(zip(rows, seconds, strict=True)):
        apps.get_model("lessons", "Marking").objects.create(
            response_id=row.pk,
            number=1,
            fraction=1,
            marker_id=teacher.pk,
            marked_at=f.NOW,
            seconds=spent,
            batch=together if 4 <= at < 8 else uuid4(),
        )
    yield
    for target in newest:
        migrate(target)


def test_what_was_given_faster_than_anybody_reads_teaches_nothing_and_the_rest_is_unknown(marked):
    markings = migrate(AFTER).get_model("lessons", "Marking").objects.order_by("pk")

    known = list(markings.values_list("is_read", flat=True))

    assert known == [False, None, False, None, None, None, None, None, None]
    assert set(markings.values_list("is_blind", flat=True)) == {False}
