"""Hands in what was left open when its time was over; for cron where no worker runs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.services.attempts import close_all_over


class Command(BaseCommand):
    help = "Hands in the attempts that were left open when their time was over."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = close_all_over(now=timezone.now())
        self.stdout.write(_("Attempts handed in: %(count)s") % {"count": count})
