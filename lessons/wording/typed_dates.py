"""Why a typed date is not taken, with what was understood of it; and a moment in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.typed_dates.reading import MomentError, MomentProblem, Understood

_HOW = _("Write it like this: 5.12, 5.12.2026 23:59 or “Friday 23:59”.")
_SENTENCE = {
    MomentProblem.NO_SUCH_DAY: _(
        "Understood: day %(day)s, month %(month)s. There is no such day in the calendar."
    ),
    MomentProblem.NO_SUCH_TIME: _(
        "Understood as a time: %(hour)s:%(minute)s. A day has 24 hours of 60 minutes."
    ),
    MomentProblem.YEAR_OUT: _("Write a year between 2000 and 2100."),
    MomentProblem.OTHER_WEEKDAY: _(
        "Understood: %(weekday)s and the date %(day)s.%(month)s.%(year)s, which is another day of "
        "the week. Leave one of them out."
    ),
}


def moment_problem(error: MomentError, typed: str) -> str:
    """What was understood, what is wrong with it and how to write it."""
    found = error.understood
    if error.code is MomentProblem.UNREADABLE:
        return f"{_half_understood(found, typed)} {_HOW}"
    return str(_SENTENCE[error.code]) % {
        "day": found.day,
        "month": f"{found.month or 0:02}",
        "year": found.year,
        "hour": found.hour,
        "minute": f"{found.minute or 0:02}",
        "weekday": _weekday(found),
    }


def _half_understood(found: Understood, typed: str) -> str:
    time = "" if found.hour is None else f"{found.hour}:{found.minute:02}"
    pieces = ", ".join(filter(None, (_weekday(found), time)))
    if pieces:
        return gettext("Understood only: %(pieces)s.") % {"pieces": pieces}
    return gettext("No date is understood in “%(typed)s”.") % {"typed": typed.strip()}


def _weekday(found: Understood) -> str:
    return "" if found.weekday is None else weekday_name(found.weekday)


def weekday_name(weekday: int) -> str:
    """0 for Monday; within a sentence only English writes it with a capital."""
    name = str(WEEKDAYS[weekday])
    return name if get_language() == "en" else name.lower()


def moment_in_words(moment: datetime) -> str:
    """With its day of the week, on which a class thinks of it."""
    local = timezone.localtime(moment)
    return gettext("%(weekday)s, %(date)s") % {
        "weekday": weekday_name(local.weekday()),
        "date": date_format(local, "DATETIME_FORMAT"),
    }
