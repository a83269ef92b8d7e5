"""A few hostile requests with every run; thousands: ``python -m benchmarks.fuzz``."""

import pytest

from benchmarks.fuzzing.running import make_site, run

CASES = 60


@pytest.mark.django_db
def test_no_hostile_request_leaves_the_site_without_an_answer(pytestconfig):
    seed = int(pytestconfig.option.hypothesis_seed)

    found = run(make_site(), range(CASES), seed=seed)

    assert sum(found.statuses.values()) == CASES
    assert not found.faults, f"python -m benchmarks.fuzz --seed {seed} --only {found.faults[0]}"
