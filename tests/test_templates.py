"""Templates stay readable: no line is longer than a screen is wide."""

from pathlib import Path

from django.conf import settings

LONGEST = 120
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def test_no_line_of_a_template_is_longer_than_a_screen():
    long = [
        f"{path.relative_to(TEMPLATES)}:{number}: {len(line)}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        if len(line) > LONGEST
    ]
    assert long == []
