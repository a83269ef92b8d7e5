"""The database file is for its own account alone, whatever the umask of whoever made it."""

from contextlib import suppress
from pathlib import Path

from django.conf import settings

_OTHERS = 0o077
_WITH_IT = ("", "-wal", "-shm", "-journal")
"""SQLite gives those beside it the rights that the file has when they are made."""


def close_database_to_others() -> None:
    """At each start; of SQLite alone: other databases are no file here."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        close_to_others(Path(database["NAME"]))


def close_to_others(database: Path) -> None:
    for suffix in _WITH_IT:
        file = Path(f"{database}{suffix}")
        # One that is not there yet or of another account is not ours to close.
        with suppress(OSError):
            if file.stat().st_mode & _OTHERS:
                file.chmod(0o600)
