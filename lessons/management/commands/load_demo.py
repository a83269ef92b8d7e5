"""Loads the demo class, once; prints how to sign in."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.models import User
from lessons.services.demo import (
    DemoLesson,
    DemoRefused,
    is_demo_loaded,
    lesson_files,
    load_demo,
)
from lessons.services.handouts import open_handout
from lessons.services.importing import ImportRefused
from lessons.wording.refusals import refused_sentence

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
DEMO_FILE = FIXTURES / "demo-class.json"
PASSWORD = "demo-class-15"  # noqa: S105 - published on purpose, for trying the product out


class Command(BaseCommand):
    help = "Loads a demo class with its lesson and history; a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="Load it on a site that is served by HTTPS, too."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        _refuse_production(is_forced=options["force"])
        data = json.loads(DEMO_FILE.read_text(encoding="utf-8"))
        if not is_demo_loaded(data):
            _load(data, self._tell)
        for line in _sign_ins(data):
            self.stdout.write(line)

    def _tell(self, number: int, total: int) -> None:
        words = _("Loading the demo class, lesson %(number)s of %(total)s")
        self.stdout.write(words % {"number": number, "total": total})
        self.stdout.flush()


def _refuse_production(*, is_forced: bool) -> None:
    if settings.HTTPS and not settings.DEBUG and not is_forced:
        raise CommandError(
            _(
                "This looks like a production site (HTTPS is on, DEBUG is off), and the demo "
                "class brings an administrator whose password everybody knows. Use --force if "
                "that is what you want."
            )
        )


def _load(data: dict[str, Any], tell: Callable[[int, int], None]) -> None:
    lessons = {name: _read(FIXTURES / name) for name in lesson_files(data)}
    try:
        load_demo(data, lessons=lessons, password=PASSWORD, now=timezone.now(), tell=tell)
    except DemoRefused as refused:
        raise CommandError(refused_sentence(refused)) from refused
    except ImportRefused as refused:
        if refused.lesson is None:  # a mistake in our own files
            raise
        raise CommandError(
            _(
                "Nothing was loaded: the course “%(course)s” has another lesson number "
                "%(number)s. Load the demo class into an empty database."
            )
            % {"course": refused.lesson.course, "number": refused.lesson.number}
        ) from refused


def _read(path: Path) -> DemoLesson:
    handout = open_handout(path.name, size=path.stat().st_size, read=path.read_bytes)
    [lesson] = handout.document.lessons
    return DemoLesson(lesson, handout.source)


def _sign_ins(data: dict[str, Any]) -> list[str]:
    """What a newcomer can type, for everybody whose password is still the demo one."""
    people = [data["admin"], *(row["teacher"] for row in data["classes"])]
    people += [row for group in data["classes"] for row in group["students"] if row.get("signs_in")]
    users = User.objects.in_bulk([row["username"] for row in people], field_name="username")
    lines = [_("Demo sign-ins (password: %(password)s):") % {"password": PASSWORD}]
    known: dict[str, bool] = {}
    for row in people:
        user = users.get(row["username"])
        if user is None:
            continue
        if user.password not in known:
            known[user.password] = user.check_password(PASSWORD)
        note = "" if known[user.password] else _("(the password was changed)")
        lines.append(f"  {user.username:<10}{user.get_full_name()} {note}".rstrip())
    return lines
