"""An administrator, and handouts to be loaded."""

import pytest

from tests.administrators import administrator, client
from tests.loading.steps import CLASS_15, HANDOUT

__all__ = ["administrator", "client"]


@pytest.fixture
def handout() -> bytes:
    return HANDOUT.encode()


@pytest.fixture
def class_15() -> bytes:
    if not CLASS_15.exists():
        pytest.skip("the material beside the repository is missing")
    return CLASS_15.read_bytes()
