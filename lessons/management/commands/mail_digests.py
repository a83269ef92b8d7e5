"""Mails students what is new, once a day each; for cron where no worker runs."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.services.tasks.digests import mail_all


class Command(BaseCommand):
    help = "Mails students what is new in their lessons, once a day each."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.MAIL_IS_SET:
            raise CommandError(_("No mail is set. Set EMAIL_URL first."))
        count = mail_all(now=timezone.now())
        self.stdout.write(_("Letters mailed: %(count)s") % {"count": count})
