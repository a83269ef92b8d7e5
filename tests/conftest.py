"""What every test run needs."""

import sys
from pathlib import Path
from unittest import TestCase

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache

from lessons.queries.university import KEY
from tests import budgets, properties

properties.register()
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--suite", choices=budgets.SECONDS, help="whose budget of seconds this run has"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    properties.choose_seed(config)
    # WhiteNoise warns where nothing has been collected yet, and here a warning is an error.
    Path(django_settings.STATIC_ROOT).mkdir(exist_ok=True)


def pytest_report_header(config):
    return f"properties: --hypothesis-seed={config.option.hypothesis_seed}"


def pytest_terminal_summary(terminalreporter, exitstatus, config):
    if exitstatus == pytest.ExitCode.TESTS_FAILED:
        terminalreporter.write_line(pytest_report_header(config))
    if config.option.suite and exitstatus == pytest.ExitCode.OK:
        terminalreporter.write_line(budgets.keep(config.option.suite))


def pytest_make_parametrize_id(val, argname):
    """A file made for a test may hold the time of day; the processes must name the test alike."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(items):
    """Those that touch a database run on each; all others need to run only once."""
    for item in items:
        if _touches_a_database(item):
            item.add_marker(pytest.mark.database)


def _touches_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or issubclass(item.cls or object, TestCase):
        return True
    return not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


@pytest.fixture(autouse=True)
def _empty_cache():
    """SQLite gives the same ids again, so what is counted for a person would go on counting."""
    cache.clear()
    # As a process that has looked already and found no settings of the university.
    cache.set(KEY, {})


@pytest.fixture(autouse=True)
def _measured_on():
    """A test that counts steps gives the tracer back. One that did not took with it the branches
    of every test after it in its process, and another share of them at each run."""
    before = sys.gettrace() is None
    yield
    assert (sys.gettrace() is None) == before, "sys.settrace: give back what sys.gettrace() told"
