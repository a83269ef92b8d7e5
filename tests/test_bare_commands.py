"""Commands that only read files run in a checkout that nobody has set up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def checkout(tmp_path) -> Path:
    """The code without an ``.env``."""
    for name in ("manage.py", "tutor", "lessons", "templates", "static"):
        (tmp_path / name).symlink_to(Path(settings.BASE_DIR) / name)
    return tmp_path


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME"}}
    return subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "manage.py", *arguments],
        cwd=checkout,
        env={**environment, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_document_is_read_without_settings(checkout):
    (checkout / "class.txt").write_text(
        "№4 тәжірибелік сабақ: Су\nМақсаты: суды білу.\nСу – сұйық зат.\n1-деңгей\nСу не?\n"
    )
    done = run(checkout, "read_document", "class.txt")

    assert done.returncode == 0, done.stderr
    assert '"number": 4' in done.stdout
