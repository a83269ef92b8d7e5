"""Writes loaded files whose lessons were confirmed as documents that the reader can learn from."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lessons.models import Upload
from lessons.services.labelling import LabelRefused, export_labels
from lessons.wording.refusals import refused_sentence


class Command(BaseCommand):
    help = "Writes each UPLOAD with the roles of its lines into a folder, without names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("uploads", nargs="+", metavar="UPLOAD", type=int)
        parser.add_argument("--output", metavar="FOLDER", type=Path, default=Path())
        parser.add_argument(
            "--with-consent",
            action="store_true",
            help="the authors agree that their texts are used to train the reader",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["with_consent"]:
            raise CommandError(_("Without the author's consent nothing is exported."))
        options["output"].mkdir(parents=True, exist_ok=True)
        written = sum(self._write(pk, options["output"]) for pk in options["uploads"])
        self.stdout.write(_("Documents written: %(count)s") % {"count": written})

    def _write(self, pk: int, folder: Path) -> int:
        """One that cannot be written must not hold back the others."""
        upload = Upload.objects.without_data().filter(pk=pk, batch__isnull=False).first()
        try:
            labels = export_labels(upload) if upload else None
        except LabelRefused as refused:
            self.stderr.write(f"{pk}: {refused_sentence(refused)}")
            return 0
        if labels is None:
            self.stderr.write(_("There is no such file: %(detail)s.") % {"detail": pk})
            return 0
        text = json.dumps(labels, ensure_ascii=False, indent=1)
        (folder / f"upload-{pk}.expected.json").write_text(text, encoding="utf-8")
        return 1
