"""What every test run needs."""

from pathlib import Path

from django.conf import settings as django_settings
from hypothesis import settings

from tutor.messages import compile_catalogues

# The same examples every time: a failure is of the change at hand, not of the day's luck.
settings.register_profile("tutor", derandomize=True, deadline=None)
settings.load_profile("tutor")


def pytest_configure():
    """The catalogues as they stand in the .po files; Git keeps no .mo."""
    compile_catalogues()
    # WhiteNoise warns where nothing has been collected yet, and here a warning is an error.
    Path(django_settings.STATIC_ROOT).mkdir(exist_ok=True)
