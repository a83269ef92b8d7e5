"""What of a class's results an address asks for; the page and its exports read it alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.http import QueryDict
from django.utils.http import urlencode

from lessons import queries
from lessons.domain.results.table import (
    Order,
    ResultColumn,
    ResultRow,
    ResultTable,
    Show,
    arranged,
)
from lessons.domain.text.search import search_key
from lessons.models import Assignment, Classroom, Course, User
from lessons.queries.results import (
    course_assignments,
    lesson_columns,
    of_course,
    result_table,
)
from lessons.wording.progress import PART


class By(StrEnum):
    LESSONS = "lessons"
    LEVELS = "levels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    by: By
    show: Show
    sort: str
    text: str
    course: str

    def query(self, **changes: str) -> str:
        """Of an address; what is usual is left out."""
        fields = {
            "by": self.by.value,
            "show": self.show.value,
            "sort": self.sort,
            "q": self.text,
            "course": self.course,
            **changes,
        }
        usual = {"by": By.LESSONS.value, "show": Show.ALL.value, "sort": "name"}
        kept = {name: value for name, value in fields.items() if value != usual.get(name, "")}
        return f"?{urlencode(kept)}" if kept else "?"


def wanted_of(sent: QueryDict) -> Wanted:
    """What is none of the choices is the usual one."""
    by, show = sent.get("by", ""), sent.get("show", "")
    return Wanted(
        by=By(by) if by in set(By) else By.LESSONS,
        show=Show(show) if show in set(Show) else Show.ALL,
        sort=sent.get("sort", "name"),
        text=sent.get("q", "").strip()[:100],
        course=sent.get("course", ""),
    )


class Results:
    """The results of one class as an address wants them; rows are read when they are asked for."""

    def __init__(self, classroom: Classroom, wanted: Wanted, *, now: datetime) -> None:
        self.wanted = wanted
        self._all = course_assignments(classroom)
        self.courses = _courses(self._all)
        self.assignments = of_course(self._all, wanted.course)
        self.lesson_columns = lesson_columns(self.assignments, now=now)
        self.columns = self._columns()
        self.order = Order.read(wanted.sort, self.columns)
        members = queries.students_of(classroom)
        self.class_size = len(members)
        sought = search_key(wanted.text)
        self.students = [student for student in members if sought in student.search_key]

    @property
    def is_plain(self) -> bool:
        """Everybody in the order of the alphabet: a page needs the sums of its own rows alone."""
        return self.order == Order() and self.wanted.show is Show.ALL

    def table(self, students: Sequence[User]) -> ResultTable:
        by_part = self.wanted.by is By.LEVELS
        return result_table(self.assignments, students, self.columns, by_part=by_part)

    def arranged(self) -> tuple[ResultTable, list[ResultRow]]:
        """Of all students that were looked for: the rows in their order, filtered."""
        table = self.table(self.students)
        return table, arranged(table, order=self.order, show=self.wanted.show)

    def _columns(self) -> list[ResultColumn]:
        if self.wanted.by is By.LESSONS:
            return self.lesson_columns
        return [
            ResultColumn(key=part.value, short=str(words), title=str(words))
            for part, words in PART.items()
        ]


def _courses(assignments: Sequence[Assignment]) -> list[Course]:
    return list({one.lesson.course_id: one.lesson.course for one in assignments}.values())
