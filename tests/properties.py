"""How many examples a property is tried on, and the seed they come from.

Each run takes a new seed, tells it, and takes one again: `pytest --hypothesis-seed=N`. Under CI the
seed is drawn from the code itself: each change is tried on examples of its own, and a second run of
the same change says the same. With TEST_EXAMPLES=20 every property is tried on twenty times as many
examples (`make test-long`).
"""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from random import SystemRandom
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

PROFILE = "tutor"
USUAL = 100
TIMES = int(os.environ.get("TEST_EXAMPLES") or 1)


def register() -> None:
    """Says what Hypothesis would say differently under CI: there it repeats the same examples."""
    settings.register_profile(
        PROFILE,
        derandomize=False,
        deadline=None,
        max_examples=USUAL * TIMES,
        print_blob=True,
        # The machine decides how fast an example is made, so that would be a timed test.
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile(PROFILE)


def examples(count: int, **options: Any) -> settings:
    """For a property whose examples are slow: fewer than usual."""
    return settings(max_examples=count * TIMES, **options)


def choose_seed(config: pytest.Config) -> int:
    """The one asked for, else a new one; before workers start, as all of them need the same."""
    if config.option.hypothesis_seed is None:
        seed = seed_of(_code()) if os.environ.get("CI") else SystemRandom().randrange(2**32)
        config.option.hypothesis_seed = str(seed)
    return int(config.option.hypothesis_seed)


def seed_of(files: Iterable[bytes]) -> int:
    digest = sha256()
    for content in files:
        digest.update(sha256(content).digest())
    return int.from_bytes(digest.digest()[:4], "big")


def _code() -> Iterable[bytes]:
    root = Path(__file__).resolve().parent.parent
    for directory in ("lessons", "tests", "tutor"):
        for path in sorted((root / directory).rglob("*.py")):
            yield path.read_bytes()
