"""The method stays as good as it was: floors over the bundled answers that people marked.

A sample, as the whole takes a minute: `python -m benchmarks.ablation` and `benchmarks.grading`
tell the figures of all. Who mends one question may lower another a little; a floor leaves room
for that, and goes up when the method gets better for good.
"""

import pytest

from benchmarks.ablation import bundled, figures, sampled

FLOORS = {
    "own": 0.88,
    "politics": 0.82,
    "diplomacy": 0.90,
    "subjects": 0.80,
    "methods": 0.42,
    "lessons": 0.82,
}


@pytest.fixture(scope="module")
def measured():
    return figures(list(sampled(bundled(), 4).values()))


@pytest.mark.xdist_group("floors")
@pytest.mark.parametrize("name", FLOORS)
def test_proposals_agree_with_those_who_marked(measured, name):
    kappas = dict(zip(bundled(), measured.kappas, strict=True))
    assert kappas[name] >= FLOORS[name]


@pytest.mark.xdist_group("floors")
def test_few_key_points_are_called_found_that_earned_nothing(measured):
    assert measured.false <= 16


@pytest.mark.xdist_group("floors")
def test_hardly_an_answer_written_to_fool_the_method_gets_half_of_the_points(measured):
    """Chances are learnt and never quite nothing: what counts is that nobody passes by a pretence.
    Denied, reversed and pasted answers to subjects that were met later are among them now."""
    assert measured.fooled <= 1
