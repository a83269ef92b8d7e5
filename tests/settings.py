"""The project's settings for a test run: nothing depends on the machine's own .env."""

import os
from pathlib import Path

from tutor.messages import compile_catalogues

# Git keeps no .mo, and Django remembers for good what it did not find: before it is set up.
compile_catalogues()

_test_database = os.environ.get("TEST_DATABASE_URL", "")
os.environ.update(
    SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    DEBUG="off",
    HTTPS="off",
    BEHIND_PROXY="off",
    TRUSTED_PROXIES="0",
    ALLOWED_HOSTS="127.0.0.1,localhost,testserver",
    CSRF_TRUSTED_ORIGINS="",
    TIME_ZONE="Asia/Almaty",
    LANGUAGE_CODE="kk",
    LANGUAGES="kk,ru,en",
    DATABASE_URL=_test_database or "sqlite://:memory:",
    EMAIL_URL="memory://",
    DEFAULT_FROM_EMAIL="tutor@localhost",
    OPEN_ANSWER_POINTS="10",
    PASS_MARK="50",
    MASTERY_MARK="80",
    TEACHERS_MAKE_CLASSES="on",
    TEACHERS_MAKE_ACCOUNTS="on",
    KEEP_ADDRESSES_DAYS="30",
    KEEP_SIGN_INS_DAYS="365",
    KEEP_FAILED_SIGN_INS_DAYS="90",
    KEEP_ACTION_LOG_DAYS="1095",
    KEEP_PASSWORD_LETTERS_DAYS="365",
    KEEP_MACHINE_DRAFTS_DAYS="180",
    KEEP_PERSONAL_EXPORTS_DAYS="7",
    STAFF_SECOND_FACTOR="off",
    SLOW_PAGE_SECONDS="0",
    BACKUPS="/nowhere/backups",
    BACKUPS_KEPT="14",
    SELF_SIGN_UP="on",
    PUBLIC_URL="",
    WORK_FILES="/nowhere/work-files",
    ASSETS="/nowhere/assets",
    ASSET_STORAGE="tutor.storage.PrivateStorage",
    ASSET_STORAGE_OPTIONS="null",
)

from tutor.settings import *  # noqa: E402, F403
from tutor.settings import BASE_DIR, DATABASES, MIDDLEWARE, STORAGES  # noqa: E402

_build = Path(BASE_DIR) / ".build"
_build.mkdir(exist_ok=True)
if not _test_database:
    # A file, not memory: WAL, IMMEDIATE and several connections are part of what is tested.
    # The live server shares one connection between its threads while NAME is memory.
    _file = os.environ.get("TEST_SQLITE_NAME") or str(_build / "test.sqlite3")
    DATABASES["default"] |= {"NAME": _file, "TEST": {"NAME": _file}}
MIDDLEWARE = ["tests.reading.ReadingWritesNothing", *MIDDLEWARE]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "tutor.hashers.OneTimeHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "work_files": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "assets": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
