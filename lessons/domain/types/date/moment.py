"""A date as precise as somebody knows it: a day, a month, a year or a century."""

from dataclasses import dataclass, replace
from enum import IntEnum

LAST_YEAR = 9999
LAST_CENTURY = 99
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The 29th of February is let pass in every year: calendars differ in which have one."""


class Precision(IntEnum):
    CENTURY = 1
    YEAR = 2
    MONTH = 3
    DAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Years and centuries before our era are negative, and there is no year nought.

    ``century`` is told only where no year is; a day and a month without a year are told too, but
    are no date.
    """

    century: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            return Precision.MONTH
        return Precision.CENTURY if self.year is None else Precision.YEAR

    @property
    def is_before_our_era(self) -> bool:
        return (self.century or self.year or 1) < 0

    @property
    def is_possible(self) -> bool:
        """Whether there is such a date; one without a year is none."""
        if self.year is None:
            is_alone = self.month is None and self.day is None
            return is_alone and 1 <= abs(self.century or 0) <= LAST_CENTURY
        return (
            self.century is None
            and 1 <= abs(self.year) <= LAST_YEAR
            and (self.month is not None or self.day is None)
            and (self.month is None or 1 <= self.month <= 12)
            and (self.day is None or 1 <= self.day <= _DAYS[(self.month or 1) - 1])
        )

    @property
    def in_other_era(self) -> "Moment":
        return replace(
            self,
            century=-self.century if self.century else None,
            year=-self.year if self.year else None,
        )

    @property
    def of_year(self) -> int | None:
        """The century that is told or in which the year lies: 1801 to 1900 are the nineteenth."""
        if self.year is None:
            return self.century
        century = (abs(self.year) + 99) // 100
        return century if self.year > 0 else -century

    def at(self, precision: Precision) -> "Moment":
        """The same, no more precise than that."""
        if precision is Precision.CENTURY:
            return Moment(century=self.of_year)
        return Moment(
            century=self.century,
            year=self.year,
            month=self.month if precision >= Precision.MONTH else None,
            day=self.day if precision >= Precision.DAY else None,
        )

    @property
    def position(self) -> int:
        """A count of its own unit, so that two of equal precision can be subtracted."""
        year = _astronomical(self.year or 0)
        if self.precision is Precision.CENTURY:
            return _astronomical(self.century or 0)
        if self.precision is Precision.YEAR:
            return year
        if self.precision is Precision.MONTH:
            return year * 12 + (self.month or 0)
        return _day_number(year, self.month or 1, self.day or 1)


def _astronomical(number: int) -> int:
    """With a nought, as one counts."""
    return number if number > 0 else number + 1


def _day_number(year: int, month: int, day: int) -> int:
    """Days from a fixed one in the Gregorian calendar, continued to all times (Hinnant 2013,
    "chrono-compatible low-level date algorithms", days_from_civil)."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year
