"""A copy of the database, handed-in files and the lessons' pictures, made while the site runs.

The copy is opened before it gets its name: one that cannot be read is none.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from django.core.files.storage import Storage
from django.db import connection, transaction

from lessons.domain.backups import backup_name, outdated
from lessons.models import Backup

DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_PART = ".part"


class BackupError(Exception):
    """Says what to do."""


def make_backup(
    directory: Path, *, files: Mapping[str, Storage], kept: int, now: datetime
) -> Backup:
    """``files`` are storages by the name of their archive.

    Raises BackupError; then nothing is left of the copy, and earlier ones stay.
    """
    name = backup_name(now)
    part = directory / f"{name}{_PART}"
    try:
        part.mkdir(mode=0o700, parents=True)
        _copy_database(part / DATABASE[connection.vendor])
        for archive, storage in files.items():
            _copy_files(storage, part / f"{archive}.tar")
        part.rename(directory / name)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(str(error)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return _keep(directory, name, kept=kept, now=now)


def _keep(directory: Path, name: str, *, kept: int, now: datetime) -> Backup:
    size = sum(file.stat().st_size for file in (directory / name).iterdir())
    gone = outdated((path.name for path in directory.iterdir()), kept=kept)
    for old in gone:
        shutil.rmtree(directory / old)
    with transaction.atomic():
        Backup.objects.filter(name__in=gone).delete()
        return Backup.objects.create(name=name, made_at=now, size=size)


# --- The database -----------------------------------------------------------------------------


def _copy_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        _copy_sqlite(str(connection.settings_dict["NAME"]), target)
    else:
        _dump_postgresql(target)
    target.chmod(0o600)


def _copy_sqlite(source: str, target: Path) -> None:
    """By SQLite's own way to copy a database in use: one moment of it, and nobody waits."""
    address = f"file:{quote(source)}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy)
        # A copy of its own: no further file belongs to it.
        copy.execute("PRAGMA journal_mode=DELETE")
    check_sqlite(target)


def check_sqlite(path: Path) -> None:
    """Raises BackupError where the copy is damaged or none of ours."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as copy:
        try:
            [(said,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
            copy.execute("SELECT 1 FROM lessons_user LIMIT 1").fetchall()
        except sqlite3.DatabaseError as error:
            raise BackupError(f"The copy cannot be read: {error}") from error
    if said != "ok":
        raise BackupError(f"The copy is damaged: {said}")


def _dump_postgresql(target: Path) -> None:
    (_psql, *where), secrets = connection.client.settings_to_cmd_args_env(
        connection.settings_dict, []
    )
    _run("pg_dump", "--format=custom", f"--file={target}", *where, secrets=secrets or {})
    _run("pg_restore", "--list", str(target), secrets={})


def _run(program: str, *arguments: str, secrets: Mapping[str, str]) -> None:
    path = shutil.which(program)
    if path is None:
        raise BackupError(f"{program} is not found: install the client programs of PostgreSQL.")
    done = subprocess.run(  # noqa: S603 - our own command line
        [path, *arguments],
        # No other variable of ours is its business.
        env={"PATH": os.defpath, **secrets},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"{program}: {done.stderr.strip()}")


# --- The files --------------------------------------------------------------------------------


def _copy_files(files: Storage, target: Path) -> None:
    with tarfile.open(target, "w") as archive:
        for name in _names(files, ""):
            try:
                with files.open(name) as file:
                    content = file.read()
            except FileNotFoundError:  # removed since it was listed
                continue
            about = tarfile.TarInfo(name)
            about.size = len(content)
            about.mode = 0o600
            archive.addfile(about, BytesIO(content))
    target.chmod(0o600)


def _names(files: Storage, folder: str) -> Iterator[str]:
    try:
        folders, names = files.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in names)
    for inner in folders:
        yield from _names(files, f"{prefix}{inner}")
