"""Copies the database, files that were handed in and pictures, while the site runs; for cron."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.services.backups import BackupError, make_backup


def _files() -> dict[str, Storage]:
    return {"work-files": storages["work_files"], "assets": storages["assets"]}


class Command(BaseCommand):
    help = "Makes a dated backup, opens it to see that it can be read, and removes the oldest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, help="The folder, instead of BACKUPS.")
        parser.add_argument("--keep", type=int, help="How many stay, instead of BACKUPS_KEPT.")

    def handle(self, *_args: Any, **options: Any) -> None:
        directory: Path = options["to"] or settings.BACKUPS
        kept = options["keep"] or settings.BACKUPS_KEPT
        try:
            backup = make_backup(directory, files=_files(), kept=kept, now=timezone.localtime())
        except BackupError as error:
            raise CommandError(str(error)) from error
        where = {"folder": directory / backup.name}
        self.stdout.write(_("A backup was made and can be read: %(folder)s") % where)
