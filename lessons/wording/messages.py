"""Messages and letters in the language of whoever reads them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext


def mail_subject(sender: str) -> str:
    return gettext("Message from your teacher: %(name)s") % {"name": sender}


def reminder(lesson: str, due_at: datetime | None) -> str:
    if due_at is None:
        return gettext("Please go on with this lesson: %(lesson)s") % {"lesson": lesson}
    return gettext("Please go on with this lesson: %(lesson)s. Due: %(date)s") % {
        "lesson": lesson,
        "date": date_format(timezone.localtime(due_at), "DATETIME_FORMAT"),
    }


def password_letter(name: str, username: str, *, link: str, hours: int) -> tuple[str, str]:
    """Subject and text."""
    subject = gettext("A new password for %(username)s") % {"username": username}
    text = ngettext(
        "Hello, %(name)s!\n\n"
        "Somebody, probably you, has forgotten the password of the user name %(username)s. "
        "Open this link within %(hours)s hour and choose a new one:\n\n%(link)s\n\n"
        "If it was not you, do nothing: your password stays as it is.",
        "Hello, %(name)s!\n\n"
        "Somebody, probably you, has forgotten the password of the user name %(username)s. "
        "Open this link within %(hours)s hours and choose a new one:\n\n%(link)s\n\n"
        "If it was not you, do nothing: your password stays as it is.",
        hours,
    )
    facts = {"name": name, "username": username, "hours": hours, "link": link}
    return subject, text % facts
