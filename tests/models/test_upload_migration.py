"""Files that were sent before there was one table of uploads are in it afterwards, and back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import factories as f

BEFORE, AFTER = ("lessons", "0005_lesson_parts"), ("lessons", "0007_loaded_files_are_uploads")


def migrate(target):
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.fixture
def migrated_back(transactional_db):
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes("lessons")
    f.make_admin("sender")
    yield migrate(BEFORE)
    for target in newest:
        migrate(target)


def test_a_loaded_file_becomes_an_upload_with_its_number_and_its_bytes(migrated_back):
    batch = migrated_back.get_model("lessons", "Batch").objects.create(
        created_by=migrated_back.get_model("lessons", "User").objects.get(), created_at=f.NOW
    )
    migrated_back.get_model("lessons", "LoadedFile").objects.create(
        pk=77, batch=batch, name="a.txt", digest="d", size=3, sent_at=f.NOW, data=b"abc"
    )

    uploads = migrate(AFTER).get_model("lessons", "Upload").objects

    upload = uploads.get()
    assert (upload.pk, upload.name, bytes(upload.data)) == (77, "a.txt", b"abc")
    assert (upload.sent_by_id, (upload.expires_at - upload.sent_at).days) == (
        *(batch.created_by_id, 30),
    )
    assert (
        uploads.create(
            batch_id=batch.pk,
            name="b.txt",
            size=1,
            sent_by_id=batch.created_by_id,
            sent_at=f.NOW,
            expires_at=upload.expires_at,
        ).pk
        > upload.pk
    )
    files = migrate(BEFORE).get_model("lessons", "LoadedFile").objects
    assert bytes(files.get(pk=77).data) == b"abc"
