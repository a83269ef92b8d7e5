"""A backup is made while the site runs, can be read, and old ones go."""

import shutil
import sqlite3
import tarfile
from contextlib import closing
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import CommandError, call_command
from django.db import connection

from lessons.models import Backup, User
from lessons.services.backups import BackupError, check_sqlite, make_backup
from tests import factories as f

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="of a database file")
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql" or shutil.which("pg_dump") is None, reason="needs pg_dump"
)


@pytest.fixture
def files():
    storage = InMemoryStorage()
    storage.save("2026/essay.txt", ContentFile("Жұмыс".encode()))
    pictures = InMemoryStorage()
    pictures.save("ab/abc", ContentFile(b"RIFF"))
    return {"work-files": storage, "assets": pictures}


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_what_was_written_is_in_the_copy_with_its_files(tmp_path, files):
    f.make_user("dana")

    backup = make_backup(tmp_path, files=files, kept=3, now=f.NOW)

    folder = tmp_path / backup.name
    with closing(sqlite3.connect(folder / "database.sqlite3")) as copy:
        assert copy.execute("SELECT username FROM lessons_user").fetchall() == [("dana",)]
    with tarfile.open(folder / "work-files.tar") as archive:
        assert archive.extractfile("2026/essay.txt").read().decode() == "Жұмыс"
    with tarfile.open(folder / "assets.tar") as archive:
        assert archive.extractfile("ab/abc").read() == b"RIFF"
    there = sorted(path.name for path in folder.iterdir())
    assert there == ["assets.tar", "database.sqlite3", "work-files.tar"]
    assert folder.stat().st_mode & 0o077 == 0
    assert (backup.made_at, backup.size > 1000) == (f.NOW, True)


@on_sqlite
@pytest.mark.django_db
def test_the_oldest_go_with_their_rows(tmp_path, files):
    for day in range(3):
        make_backup(tmp_path, files=files, kept=2, now=f.NOW + timedelta(days=day))

    there = sorted(path.name for path in tmp_path.iterdir())
    assert there == sorted(Backup.objects.values_list("name", flat=True))
    assert Backup.objects.count() == 2


@on_postgresql
@pytest.mark.django_db
def test_a_copy_of_postgresql_is_listed_by_its_own_program(tmp_path, files):
    backup = make_backup(tmp_path, files=files, kept=2, now=f.NOW)

    assert (tmp_path / backup.name / "database.dump").stat().st_size > 1000


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and no more", b"\0" * 5000])
def test_a_copy_that_cannot_be_read_is_none(tmp_path, content):
    damaged = tmp_path / "copy.sqlite3"
    damaged.write_bytes(content)

    with pytest.raises(BackupError):
        check_sqlite(damaged)


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_recorded(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError):
        call_command("backup", to=tmp_path / "file" / "backups", stdout=StringIO())

    assert not Backup.objects.exists()
    assert not User.objects.exists()
