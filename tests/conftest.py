"""What every test run needs."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from hypothesis import settings

# The same examples every time: a failure is of the change at hand, not of the day's luck.
settings.register_profile("tutor", derandomize=True, deadline=None)
settings.load_profile("tutor")


def pytest_configure():
    # WhiteNoise warns where nothing has been collected yet, and here a warning is an error.
    Path(django_settings.STATIC_ROOT).mkdir(exist_ok=True)


@pytest.fixture(autouse=True)
def _empty_cache():
    """SQLite gives the same ids again, so what is counted for a person would go on counting."""
    cache.clear()
