"""Messages in the language of whoever reads them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext


def mail_subject(sender: str) -> str:
    return gettext("Message from your teacher: %(name)s") % {"name": sender}


def reminder(lesson: str, due_at: datetime | None) -> str:
    if due_at is None:
        return gettext("Please go on with this lesson: %(lesson)s") % {"lesson": lesson}
    return gettext("Please go on with this lesson: %(lesson)s. Due: %(date)s") % {
        "lesson": lesson,
        "date": date_format(timezone.localtime(due_at), "DATETIME_FORMAT"),
    }
