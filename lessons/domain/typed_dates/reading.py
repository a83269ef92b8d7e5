"""A date and time out of what somebody typed: «5.12», «05/12/2026», «жұма 23:59», «завтра».

Nothing is guessed at silently: what cannot be one moment is refused with what was understood of it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from lessons.domain.text.normalising import normal
from lessons.domain.typed_dates.words import DAYS_AHEAD, FILLERS, MONTH_OF, WEEKDAY_OF, known

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_TYPED = 60
_TIME = re.compile(
    r"(?<![\d.:/-])(\d{1,2}):(\d{2})(?::\d{2})?(?:-?(?:ге|ке|ға|қа|де|да))?(?![\d:])"
)
_TIME_WITH_POINT = re.compile(r"(?<=[\s,])(\d{1,2})\.(\d{2})$")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?")
_FROM_YEAR = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})t?")
_DAY_AND_WORD = re.compile(r"(\d{1,2})-?\s*([^\W\d_]+)(?:\s+(\d{4}))?")
_YEAR_DAY_WORD = re.compile(r"(\d{4})\s+(\d{1,2})\s+([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")


class MomentProblem(StrEnum):
    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no-such-day"
    NO_SUCH_TIME = "no-such-time"
    YEAR_OUT = "year-out"
    OTHER_WEEKDAY = "other-weekday"  # than the one typed beside the date


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was made of the typed text, as far as it goes."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    """0 for Monday."""
    hour: int | None = None
    minute: int | None = None


class MomentError(ValueError):
    def __init__(self, code: MomentProblem, understood: Understood) -> None:
        super().__init__(code)
        self.code = code
        self.understood = understood


def read_moment(typed: str, *, now: datetime, hour_alone: time) -> datetime:
    """The moment meant, in the zone of ``now``. Raises MomentError.

    A date alone means ``hour_alone`` of that day; one without a year is the nearest such day; a
    weekday is the next one whose time is still to come.
    """
    text = normal(typed)[:MOST_TYPED].casefold().strip(" .,;«»\"'\n\t")
    hours, rest = _time_in(text)
    at = hour_alone if hours is None else hours
    try:
        day = _day_in(_without_fillers(rest), now=now, at=at)
    except MomentError as error:
        if hours is None:
            raise
        known_too = replace(error.understood, hour=hours.hour, minute=hours.minute)
        raise MomentError(error.code, known_too) from error
    return datetime.combine(day, at, tzinfo=now.tzinfo)


def _time_in(text: str) -> tuple[time | None, str]:
    found = _TIME.search(text) or _pointed(text)
    if found is None:
        return None, text
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        raise MomentError(MomentProblem.NO_SUCH_TIME, Understood(hour=hour, minute=minute))
    return time(hour, minute), f"{text[: found.start()]} {text[found.end() :]}"


def _pointed(text: str) -> re.Match[str] | None:
    """«5.12 23.59», but «жұма 4.12» is a date."""
    found = _TIME_WITH_POINT.search(text)
    has_date = found is not None and any(map(str.isdigit, text[: found.start()]))
    return found if found and (has_date or int(found[2]) > 12) else None


def _without_fillers(text: str) -> str:
    words = text.replace(",", " ").replace("(", " ").replace(")", " ").split()
    return " ".join(word for word in words if word.strip(".") not in FILLERS)


def _day_in(text: str, *, now: datetime, at: time) -> date:
    for pattern, read in _READERS:
        found = pattern.fullmatch(text)
        if found and (day := read(found, now, at)) is not None:
            return day
    weekday, _, rest = text.partition(" ")
    named = known(weekday.strip("."), WEEKDAY_OF)
    if named is None or not rest:
        raise MomentError(MomentProblem.UNREADABLE, Understood(weekday=named))
    try:
        day = _day_in(rest, now=now, at=at)
    except MomentError as error:
        raise MomentError(error.code, replace(error.understood, weekday=named)) from error
    if day.weekday() != named:
        raise MomentError(MomentProblem.OTHER_WEEKDAY, _understood(day, weekday=named))
    return day


Reader = Callable[[re.Match[str], datetime, time], date | None]


def _numbers(found: re.Match[str], now: datetime, _at: time) -> date:
    year = found[4]
    full = None if year is None else int(year) + (0 if len(year) > 2 else 2000)
    return _date(int(found[1]), int(found[3]), full, now=now)


def _from_year(found: re.Match[str], now: datetime, _at: time) -> date:
    return _date(int(found[3]), int(found[2]), int(found[1]), now=now)


def _day_and_word(found: re.Match[str], now: datetime, _at: time) -> date | None:
    month = known(found[2], MONTH_OF)
    year = None if found[3] is None else int(found[3])
    return None if month is None else _date(int(found[1]), month, year, now=now)


def _year_day_word(found: re.Match[str], now: datetime, _at: time) -> date | None:
    month = known(found[3], MONTH_OF)
    return None if month is None else _date(int(found[2]), month, int(found[1]), now=now)


def _word(found: re.Match[str], now: datetime, at: time) -> date | None:
    if found[0] in DAYS_AHEAD:
        return now.date() + timedelta(days=DAYS_AHEAD[found[0]])
    weekday = known(found[0], WEEKDAY_OF)
    if weekday is None:
        return None
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
    return day if datetime.combine(day, at, tzinfo=now.tzinfo) > now else day + timedelta(weeks=1)


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_NUMBERS, _numbers),
    (_FROM_YEAR, _from_year),
    (_DAY_AND_WORD, _day_and_word),
    (_YEAR_DAY_WORD, _year_day_word),
    (_WORD, _word),
)


def _date(day: int, month: int, year: int | None, *, now: datetime) -> date:
    understood = Understood(day=day, month=month, year=year)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise MomentError(MomentProblem.YEAR_OUT, understood)
    years = range(now.year - 1, now.year + 5) if year is None else (year,)
    there = [found for one in years if (found := _in_year(day, month, one)) is not None]
    if not there:
        raise MomentError(MomentProblem.NO_SUCH_DAY, understood)
    return min(there, key=lambda one: abs(one - now.date()))


def _in_year(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _understood(day: date, *, weekday: int | None = None) -> Understood:
    return Understood(day=day.day, month=day.month, year=day.year, weekday=weekday)
