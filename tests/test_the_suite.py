"""The suite itself: what runs where, and what is said of it."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests import budgets, changed, properties
from tests.effort import effort_below

ROOT = Path(__file__).resolve().parent.parent


def test_a_test_that_takes_no_database_is_not_marked(request):
    assert "database" not in request.keywords


def test_a_test_that_takes_a_database_is_marked(request, db):
    assert "database" in request.keywords


class TestOneThatTakesADatabaseByAFixtureOfItsOwn:
    def test_is_marked(self, request, admin_user):
        assert "database" in request.keywords


@pytest.mark.xdist_group("told")
def test_tests_of_a_group_are_kept_in_one_process(request):
    """pytest-xdist goes by what it writes behind their ids. Under pytest 9.2 that was lost, and
    what looks back at the sweeps of the pages skipped itself."""
    is_parallel = "PYTEST_XDIST_WORKER" in os.environ
    assert request.node.nodeid.endswith("@told") == is_parallel


def test_the_budgets_are_those_of_the_document():
    told = re.findall(
        r"^\| (\w+) +\| (\d+) +\|$", (ROOT / "docs/testing.md").read_text(), re.MULTILINE
    )
    assert {suite: int(seconds) for suite, seconds in told} == budgets.SECONDS


def test_a_suite_over_its_budget_says_so():
    assert "OVER BUDGET" in budgets.line("sqlite", budgets.SECONDS["sqlite"] + 1)
    assert "OVER BUDGET" not in budgets.line("sqlite", budgets.SECONDS["sqlite"])


def test_a_changed_module_of_the_domain_concerns_the_tests_that_import_it():
    concerned = set(changed.concerned({Path("lessons/domain/banks/duplicates.py")}))
    assert Path("tests/domain/banks/test_duplicates.py") in concerned
    assert Path("tests/domain/test_progress.py") not in concerned
    assert set(changed.concerned({Path("lessons/views/home.py")})) == set()


def test_a_changed_line_takes_other_examples_and_an_unchanged_one_the_same():
    assert properties.seed_of([b"a", b"b"]) == properties.seed_of([b"a", b"b"])
    assert properties.seed_of([b"a", b"b"]) != properties.seed_of([b"a", b"c"])
    assert properties.seed_of([b"ab", b""]) != properties.seed_of([b"a", b"b"])


def test_no_two_files_of_tests_are_taken_for_one_module():
    """Only what stands beside an `__init__.py` has its folder in its name."""
    files = (path for path in (ROOT / "tests").rglob("test_*.py"))
    names = Counter(path.name for path in files if not (path.parent / "__init__.py").exists())
    assert [name for name, count in names.items() if count > 1] == []


def test_work_that_takes_too_long_says_how_long():
    with effort_below(1_000):
        sum(range(1_000))
    with pytest.raises(AssertionError, match="yardsticks of at most 0"), effort_below(0):
        sum(range(1_000))


def test_each_module_that_must_be_whole_exists():
    """A module that moves would else leave the list in silence."""
    makefile = (ROOT / "Makefile").read_text()
    listed = re.findall(
        r"lessons/[\w/]+\.py", "".join(re.findall(r"^WHOLE :=.*", makefile, re.MULTILINE))
    )
    assert len(listed) >= 8
    assert [path for path in listed if not (ROOT / path).exists()] == []
