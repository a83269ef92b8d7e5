"""Every labelled handout of the benchmark is read as its label says."""

from pathlib import Path

import pytest

from benchmarks.exact import labelled, measure

FOLDER = Path(__file__).parents[3] / "benchmarks" / "handouts"
TO_THE_LETTER = ("first", "second", "third")
"""What the rules were written on; the layouts of other teachers have floors instead."""
LABELLED = [each for name in TO_THE_LETTER for each in labelled(FOLDER / name)]


@pytest.mark.parametrize(("path", "expected"), LABELLED, ids=[path.stem for path, _ in LABELLED])
def test_a_labelled_handout_is_read_as_its_label_says(path, expected):
    # A doubt more than a label has is no fault: rules and models did not read a line alike.
    doubted = "verdict warn, wanted ok"
    assert [miss for miss in measure(path, expected).misses if miss != doubted] == []


def test_nearly_all_sound_handouts_are_called_sound():
    sound = [(path, expected) for path, expected in LABELLED if expected["verdict"] == "ok"]
    doubted = [path for path, expected in sound if measure(path, expected).misses]
    assert len(doubted) <= len(sound) * 0.05


def test_there_are_handouts_to_read():
    assert len(LABELLED) > 50
