"""Every labelled handout of the benchmark is read as its label says."""

from pathlib import Path

import pytest

from benchmarks.exact import labelled, measure

FOLDER = Path(__file__).parents[3] / "benchmarks" / "handouts"
LABELLED = list(labelled(FOLDER))


@pytest.mark.parametrize(("path", "expected"), LABELLED, ids=[path.stem for path, _ in LABELLED])
def test_a_labelled_handout_is_read_as_its_label_says(path, expected):
    assert measure(path, expected).misses == []


def test_there_are_handouts_to_read():
    assert len(LABELLED) > 50
