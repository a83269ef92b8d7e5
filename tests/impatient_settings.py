"""The settings of the tests for a process that waits one second for a locked SQLite database."""

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

if "timeout" in DATABASES["default"].get("OPTIONS", {}):
    DATABASES["default"]["OPTIONS"] = {**DATABASES["default"]["OPTIONS"], "timeout": 1}
