"""Wrong settings stop the start and say which; the settings that matter are in force."""

import os
import re
import runpy
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as running
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from environs import Env

ROOT = Path(__file__).resolve().parent.parent
SECRET_KEY = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789"
POSTGRES = "postgres://tutor:secret@db.example:5433/lessons?sslmode=require"


@pytest.fixture
def settings_for(monkeypatch):
    """The settings as a fresh process would read them from this environment and no other."""

    def read(**environment):
        values = {"SECRET_KEY": SECRET_KEY, **environment}
        given = {name: value for name, value in values.items() if value is not None}
        monkeypatch.setattr(os, "environ", given)
        monkeypatch.setattr(Env, "read_env", lambda *_args, **_options: None)
        return runpy.run_path(str(ROOT / "tutor" / "settings.py"))

    return read


# --- The environment --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("DEBUG", "maybe"),
        ("HTTPS", ""),
        ("BEHIND_PROXY", "nginx"),
        ("TRUSTED_PROXIES", "-1"),
        ("TEACHERS_MAKE_CLASSES", "some"),
        ("TIME_ZONE", "Asia/Almata"),
        ("LANGUAGES", "kk,xx"),
        ("LANGUAGES", ""),
        ("LANGUAGE_CODE", "de"),
        ("DATABASE_URL", "mysql://tutor@db.example/lessons"),
        ("DATABASE_URL", "postgres://tutor@db.example:port/lessons"),
        ("DATABASE_URL", "postgres://db.example"),
        ("DATABASE_URL", "lessons"),
        ("DATABASE_URL", ""),
        ("EMAIL_URL", "smtp://mail.example:port"),
        ("EMAIL_URL", "mail.example"),
        ("EMAIL_URL", ""),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_its_variable(settings_for, name, value):
    with pytest.raises(ImproperlyConfigured, match=name) as refused:
        settings_for(**{name: value})
    assert len(str(refused.value)) < 200


def test_a_missing_secret_key_stops_the_start(settings_for):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        settings_for(SECRET_KEY=None)


def test_all_wrong_values_are_named_at_once(settings_for):
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_for(DEBUG="maybe", TIME_ZONE="Mars", LANGUAGES="xx")
    assert all(name in str(refused.value) for name in ("DEBUG", "TIME_ZONE", "LANGUAGES"))


def test_without_any_value_but_the_key_it_is_safe_and_kazakh(settings_for):
    settings = settings_for()
    assert settings["DEBUG"] is False
    assert settings["SESSION_COOKIE_SECURE"] is settings["SECURE_SSL_REDIRECT"] is True
    assert settings["LANGUAGE_CODE"] == "kk"
    assert [code for code, _name in settings["LANGUAGES"]] == ["kk", "ru", "en"]
    assert settings["TIME_ZONE"] == "Asia/Almaty"
    assert settings["DATABASES"]["default"]["NAME"] == str(ROOT / "db.sqlite3")


def test_a_list_may_have_spaces_after_its_commas(settings_for):
    settings = settings_for(ALLOWED_HOSTS="tutor.example, www.tutor.example", LANGUAGES="kk, ru")
    assert settings["ALLOWED_HOSTS"] == ["tutor.example", "www.tutor.example"]
    assert [code for code, _name in settings["LANGUAGES"]] == ["kk", "ru"]


def test_one_variable_chooses_postgresql(settings_for):
    database = settings_for(DATABASE_URL=POSTGRES)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"]) == ("db.example", 5433)
    assert (database["NAME"], database["USER"]) == ("lessons", "tutor")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["CONN_HEALTH_CHECKS"] is True


def test_one_variable_chooses_the_mail_server(settings_for):
    settings = settings_for(EMAIL_URL="submission://tutor%40example:secret@mail.example")
    assert settings["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example", 587)
    assert settings["EMAIL_HOST_USER"] == "tutor@example"
    assert settings["EMAIL_USE_TLS"] is True


def test_a_proxy_is_believed_only_when_there_is_one(settings_for):
    assert "SECURE_PROXY_SSL_HEADER" not in settings_for()
    assert "SECURE_PROXY_SSL_HEADER" in settings_for(BEHIND_PROXY="on")


def test_over_https_cookies_are_of_this_host_alone(settings_for):
    secure, plain = settings_for(HTTPS="on"), settings_for(HTTPS="off")

    assert secure["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert secure["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
    assert plain["SESSION_COOKIE_NAME"] == "sessionid"


def test_the_check_for_deployment_has_no_warning():
    production = {
        "SECRET_KEY": SECRET_KEY,
        "DEBUG": "off",
        "HTTPS": "on",
        "BEHIND_PROXY": "on",
        "ALLOWED_HOSTS": "tutor.example",
        "CSRF_TRUSTED_ORIGINS": "https://tutor.example",
        "DATABASE_URL": POSTGRES,
        "EMAIL_URL": "submission://mail.example",
        "DJANGO_SETTINGS_MODULE": "tutor.settings",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "manage.py", "check", "--deploy", "--fail-level=WARNING"],
        cwd=ROOT,
        env=production,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


# --- In force ---------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_runs_as_it_was_measured(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")
def test_a_sqlite_transaction_takes_the_write_lock_before_its_first_write():
    another = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
    with (
        closing(another),
        transaction.atomic(),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        another.execute("BEGIN IMMEDIATE")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL")
def test_postgresql_keeps_every_letter():
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        assert cursor.fetchone() == ("UTF8",)


def test_the_suite_runs_on_the_database_that_it_was_given():
    wanted = "postgresql" if os.environ.get("TEST_DATABASE_URL") else "sqlite"
    assert connection.vendor == wanted


def test_the_suite_reads_every_variable_from_its_own_settings():
    """Otherwise somebody's .env would decide how a test ends, or which database it empties."""
    source = (ROOT / "tutor" / "settings.py").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    assert names <= set(os.environ)
    assert running.SECRET_KEY == SECRET_KEY
