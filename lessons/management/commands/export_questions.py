"""Writes a lesson's questions into a file of any bank format."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lessons.domain.banks.registry import REGISTRY
from lessons.domain.banks.writing import losses_by_field
from lessons.management.commands.import_questions import find_lesson
from lessons.services.banks import export_bank
from lessons.wording.banks import loss_sentence


class Command(BaseCommand):
    help = "Writes the questions of a lesson into FILE and says what the format cannot hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--lesson", required=True, type=int, metavar="ID")
        parser.add_argument("--format", required=True, choices=list(REGISTRY))
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")

    def handle(self, *_args: Any, **options: Any) -> None:
        lesson = find_lesson(options["lesson"])
        written = export_bank(lesson, format_code=options["format"])
        try:
            options["output"].write_bytes(written.data)
        except OSError as error:
            raise CommandError(str(error)) from error
        for field, indexes in losses_by_field(written.losses).items():
            numbers = ", ".join(str(index + 1) for index in indexes)
            words = {"problem": loss_sentence(field), "count": len(indexes), "numbers": numbers}
            self.stdout.write(_("%(problem)s Questions: %(count)s (%(numbers)s)") % words)
        self.stdout.write(_("Questions written: %(count)s") % {"count": written.count})
