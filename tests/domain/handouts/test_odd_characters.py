"""Characters that nobody sees, or that people type for one another, change nothing in silence.

``python -m benchmarks.perturbing DIR`` makes each change to each document of any folder.
"""

from itertools import cycle
from pathlib import Path

import pytest

from benchmarks.exact import labelled
from benchmarks.perturbing import CHANGES, changes_for, outcome

FOLDER = Path(__file__).parents[3] / "benchmarks" / "handouts"
PATHS = [path for path, _label in labelled(FOLDER)]
ALL_AT_ONCE = "all of these at once"


def one_change_each() -> list[tuple[Path, str]]:
    """A document of every format meets every change; the command above makes all pairs."""
    found = []
    for suffix in sorted({path.suffix for path in PATHS}):
        paths = [path for path in PATHS if path.suffix == suffix]
        names = list(changes_for(paths[0]))
        found += zip(cycle(paths), names, strict=False) if len(paths) < len(names) else ()
        found += zip(paths, cycle(names), strict=False) if len(paths) >= len(names) else ()
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_what_is_seen_as_the_same_is_read_the_same(path):
    assert outcome(path, CHANGES[ALL_AT_ONCE]).is_equal


@pytest.mark.parametrize(("path", "name"), one_change_each(), ids=str)
def test_a_change_is_read_the_same_or_doubted(path, name):
    assert not outcome(path, changes_for(path)[name]).is_silent


def test_every_change_meets_every_format():
    met = {(path.suffix, name) for path, name in one_change_each()}
    assert met == {(path.suffix, name) for path in PATHS for name in changes_for(path)}
