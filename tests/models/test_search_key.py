"""Whatever is looked for by its words has its key, whichever way the row came to be."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lessons.models import Course, QuestionVersion
from tests import factories as f

BEFORE, AFTER = "0001_initial", "0002_question_version_search_key"


@pytest.mark.django_db
def test_a_question_version_is_made_with_its_key():
    question = f.make_question(f.make_lesson(), text="Қазақ хандығы қашан құрылды?")

    assert question.current.search_key == "kazak handigi kashan kurildi"
    assert QuestionVersion.objects.filter(search_key__contains="kazak").count() == 1


@pytest.mark.django_db
def test_versions_written_together_have_their_keys_too():
    question = f.make_question(f.make_lesson())
    new = [
        QuestionVersion(question=question, number=number, text="Қазақ", created_at=f.NOW)
        for number in (2, 3)
    ]

    QuestionVersion.objects.bulk_create(new)

    assert QuestionVersion.objects.filter(search_key="kazak").count() == 2


@pytest.mark.django_db
def test_a_new_title_is_found_and_the_old_one_is_not():
    course = Course.objects.create(title="Қазақ хандығы")

    course.title = "Фотосинтез"
    course.save(update_fields=["title"])

    assert Course.objects.get().search_key == "fotosintez"


@pytest.fixture
def migrate_lessons():
    """Takes the tables to a migration and hands out the models as they were there."""

    def migrate(name):
        executor = MigrationExecutor(connection)
        target = [("lessons", name)]
        executor.migrate(target)
        return executor.loader.project_state(target).apps

    yield migrate
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("lessons"))


@pytest.mark.django_db(transaction=True)
def test_questions_asked_before_get_their_keys(migrate_lessons, monkeypatch):
    before = migrate_lessons(BEFORE)
    course = before.get_model("lessons", "Course").objects.create(title="Тарих")
    lesson = before.get_model("lessons", "Lesson").objects.create(
        course=course, number=1, title="Хандық"
    )
    question = before.get_model("lessons", "Question").objects.create(
        lesson=lesson, part="level-1", position=1
    )
    versions = before.get_model("lessons", "QuestionVersion").objects
    for number in range(1, 6):
        versions.create(question=question, number=number, text=f"ҚАЗАҚ {number}", created_at=f.NOW)
    monkeypatch.setattr("lessons.migrations.0002_question_version_search_key.BATCH", 2)

    after = migrate_lessons(AFTER)

    keys = after.get_model("lessons", "QuestionVersion").objects.order_by("number")
    assert list(keys.values_list("search_key", flat=True)) == [
        f"kazak {number}" for number in range(1, 6)
    ]
