"""Forgets what is kept about people once its time is over; for cron where no worker runs."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from lessons.services.retention import forget_all
from lessons.wording.retention import KEPT


class Command(BaseCommand):
    help = "Forgets what is kept about people once its time is over: KEEP_…_DAYS of the settings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="only counts what would be forgotten"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        counts = forget_all(now=timezone.now(), is_dry=options["dry_run"])
        for name, count in counts.items():
            days = settings.KEEP_DAYS.get(name)
            limit = f" ({days})" if days else ""
            self.stdout.write(f"{KEPT[name]}{limit}: {count}")
