"""Where a number stands in a journal: a week of a kind of work, or a column of the grade sheet."""

import re
from dataclasses import dataclass

from lessons.domain.journal.columns import Column
from lessons.domain.journal.weekly import MAX_WEEKS, Activity

_WEEK = re.compile(r"(practice|independent|guided)-(\d\d)")


@dataclass(frozen=True, slots=True)
class WeekPlace:
    activity: Activity
    week: int

    @property
    def code(self) -> str:
        return f"{self.activity.value}-{self.week:02}"


Place = WeekPlace | Column


def read_place(code: str) -> Place | None:
    """None for what is no place of a journal."""
    found = _WEEK.fullmatch(code)
    if found:
        week = int(found[2])
        return WeekPlace(Activity(found[1]), week) if 1 <= week <= MAX_WEEKS else None
    return Column(code) if code in set(Column) else None
