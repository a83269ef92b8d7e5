"""The journal of a class in one course: weekly numbers, the grade sheet, what was written by hand.

Eight queries, whatever the size of the class.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from math import ceil

from django.db.models import F, Sum
from django.utils import timezone

from lessons.domain.journal.columns import Column
from lessons.domain.journal.places import WeekPlace
from lessons.domain.journal.presets import PRESETS, USUAL_PRESET
from lessons.domain.journal.rounding import whole
from lessons.domain.journal.scales import Scale
from lessons.domain.journal.totals import Formulas, Student, Totals, totals
from lessons.domain.journal.weekly import (
    NO_MARK,
    Activity,
    WeekMark,
    WeekRule,
    Work,
    activity_of,
    best_work,
    week_mark,
    week_of,
)
from lessons.domain.lateness import LateRule
from lessons.domain.parts import Part
from lessons.domain.results.cells import AttemptSum
from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    Course,
    JournalEntry,
    JournalPreset,
    JournalRules,
    Mode,
    Question,
    User,
)
from lessons.queries.allowances import allowances
from lessons.queries.results import attempt_sums, course_assignments

_DAY = 86_400


def journal_rules(classroom: Classroom) -> JournalRules:
    """The class's own, else the university's, else ours; what is not the class's is not saved."""
    found = JournalRules.objects.filter(classroom=classroom).first()
    return found or _rules_to_begin_with(classroom)


def _rules_to_begin_with(classroom: Classroom) -> JournalRules:
    rules = JournalRules(classroom=classroom, formulas=formula_texts(USUAL_PRESET))
    default = default_preset()
    if default is not None:
        rules.take_rules_of(default)
    return rules


def default_preset() -> JournalPreset | None:
    return JournalPreset.objects.filter(is_default=True).first()


def formula_texts(preset: str) -> dict[str, str]:
    """As a row of rules keeps them."""
    return {column.value: text for column, text in PRESETS[preset].items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCell:
    mark: WeekMark
    entry: JournalEntry | None = None
    """The last one written by hand here; also one that was taken back."""

    @property
    def is_corrected(self) -> bool:
        return self.entry is not None and self.entry.value is not None

    @property
    def value(self) -> int | None:
        if self.entry is not None and self.entry.value is not None:
            return int(self.entry.value)
        return self.mark.value


_NOTHING = WeekCell(mark=NO_MARK)


def mean_of(cells: Sequence[WeekCell]) -> int | None:
    known = [cell.value for cell in cells if cell.value is not None]
    return whole(Decimal(sum(known)) / len(known)) if known else None


@dataclass(frozen=True, kw_only=True)
class JournalRow:
    student: User
    weeks: Mapping[Activity, tuple[WeekCell, ...]]
    entries: Mapping[str, JournalEntry]
    formulas: Formulas
    letters: Scale

    @cached_property
    def totals(self) -> Totals:
        """Reckoned where they are shown: the page of the weeks has none."""
        written = {column: self.entries.get(column.value) for column in Column}
        typed = {
            column: entry.value
            for column, entry in written.items()
            if entry and entry.value is not None
        }
        numbers = {kind: [cell.value for cell in cells] for kind, cells in self.weeks.items()}
        return totals(Student(weeks=numbers, typed=typed), self.formulas, self.letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    rules: JournalRules
    rows: tuple[JournalRow, ...]
    labels: Mapping[Activity, str]
    """The authors' own abbreviations of tasks (БӨЖ, ОБӨЖ), where they have one."""
    outside: tuple[Assignment, ...]
    """Lessons that fall in no week of the semester."""


def journal_courses(classroom: Classroom) -> list[Course]:
    """Those of the lessons that the class has for a mark."""
    courses = {row.lesson.course_id: row.lesson.course for row in course_assignments(classroom)}
    return list(courses.values())


def journal(
    classroom: Classroom,
    course: Course,
    students: Sequence[User],
    *,
    rules: JournalRules,
    formulas: Formulas,
    now: datetime,
) -> Journal:
    assignments = [
        one
        for one in course_assignments(classroom)
        if one.lesson.course_id == course.pk and one.mode == Mode.GRADED
    ]
    weeks = {one.pk: week_in_journal(one, rules) for one in assignments}
    rule = rules.week_rule
    inside = [one for one in assignments if weeks[one.pk] is not None]
    works = _works(inside, students, weeks, rule=rule, now=now)
    entries = journal_entries(classroom, course, students)
    letters, places = rules.letters, _places(rules.weeks)
    return Journal(
        rules=rules,
        rows=tuple(
            JournalRow(
                student=student,
                weeks=_weeks(student, works, entries.get(student.pk, {}), places, rule),
                entries=entries.get(student.pk, {}),
                formulas=formulas,
                letters=letters,
            )
            for student in students
        ),
        labels=_labels(assignments),
        outside=tuple(one for one in assignments if weeks[one.pk] is None),
    )


def week_in_journal(assignment: Assignment, rules: JournalRules) -> int | None:
    """By its deadline, or by its number where the class has told no first day."""
    week = assignment.lesson.number
    if rules.starts_on is not None:
        moment = timezone.localtime(assignment.due_at or assignment.opens_at)
        week = week_of(moment.date(), start=rules.starts_on)
    return week if 1 <= week <= rules.weeks else None


Place = tuple[int, Activity, int]
"""Student, kind of work, week."""


def _works(
    assignments: Sequence[Assignment],
    students: Sequence[User],
    weeks: Mapping[int, int | None],
    *,
    rule: WeekRule,
    now: datetime,
) -> Mapping[Place, list[Work]]:
    points = _part_points({one.lesson_id for one in assignments})
    dates = _own_dates(assignments)
    tried = _tried(assignments, students, dates)
    found: dict[Place, list[Work]] = defaultdict(list)
    for assignment in assignments:
        week = weeks[assignment.pk]
        for part, full in points.get(assignment.lesson_id, {}).items():
            missed = _missed(assignment, part, full, dates, now=now)
            activity = activity_of(part)
            for student in students:
                own = tried.get((assignment.pk, student.pk, part))
                chosen = best_work(own, rule) if own else missed(student.pk)
                found[student.pk, activity, week or 0].append(chosen or missed(student.pk))
    return found


def _missed(
    assignment: Assignment, part: Part, full: int, dates: "Dates", *, now: datetime
) -> Callable[[int], Work]:
    """What a student has who handed nothing in: one row for all whose date is that of the class."""
    is_required = part in assignment.required

    def work(due_at: datetime | None) -> Work:
        is_due = due_at is not None and now > due_at
        return Work(full=full, is_required=is_required, is_due=is_due)

    usual = work(assignment.due_at)

    def of_student(student: int) -> Work:
        own = dates.get((assignment.pk, student))
        return work(own) if own else usual

    return of_student


Dates = Mapping[tuple[int, int], datetime]
"""Later dates that single students were given, by lesson and student."""


def _own_dates(assignments: Sequence[Assignment]) -> Dates:
    found = allowances(assignments)
    return {place: allowed.due_at for place, allowed in found.items() if allowed.due_at}


def _part_points(lesson_ids: Iterable[int]) -> Mapping[int, Mapping[Part, int]]:
    rows = (
        Question.objects.for_test()
        .filter(lesson_id__in=list(lesson_ids))
        .order_by()
        .values_list("lesson_id", "part")
        .annotate(Sum("current__points"))
    )
    found: dict[int, dict[Part, int]] = defaultdict(dict)
    for lesson, part, points in rows:
        found[lesson][Part(part)] = points or 0
    return found


def _tried(
    assignments: Sequence[Assignment], students: Sequence[User], dates: Dates
) -> Mapping[tuple[int, int, Part], list[Work]]:
    """What was handed in, by lesson, student and part; two queries."""
    late = _days_late(assignments, dates)
    own_rule = {one.pk for one in assignments if LateRule(one.late_rule).stays_open}
    found: dict[tuple[int, int, Part], list[Work]] = defaultdict(list)
    for row in attempt_sums(assignments, [student.pk for student in students]):
        if row.is_submitted:
            work = _work(
                row,
                days_late=late.get(row.attempt, 0),
                is_reduced_already=row.part.is_task and row.assignment in own_rule,
            )
            found[row.assignment, row.student, row.part].append(work)
    return found


def _work(row: AttemptSum, *, days_late: int, is_reduced_already: bool) -> Work:
    return Work(
        full=row.checked + row.waiting,
        hundredths=row.earned,
        checked=row.checked,
        waiting_count=row.waiting_count,
        is_handed_in=True,
        days_late=days_late,
        is_reduced_already=is_reduced_already,
    )


def _days_late(assignments: Sequence[Assignment], dates: Dates) -> Mapping[int, int]:
    """By attempt, of those handed in after the student's own deadline; a begun day is a day."""
    late = Attempt.objects.filter(
        assignment__in=assignments, submitted_at__gt=F("assignment__due_at")
    )
    rows = late.order_by().values_list(
        "pk", "assignment", "student", "submitted_at", "assignment__due_at"
    )
    return {
        pk: max(0, ceil((sent - dates.get((assignment, student), due)).total_seconds() / _DAY))
        for pk, assignment, student, sent, due in rows
        if sent and due
    }


def _labels(assignments: Sequence[Assignment]) -> Mapping[Activity, str]:
    """The first abbreviation that the lessons have for each kind of task; one query."""
    rows = (
        Question.objects.in_use()
        .filter(lesson__in={one.lesson_id for one in assignments})
        .exclude(label="")
        .order_by("lesson__number", "position")
        .values_list("part", "label")
        .distinct()
    )
    return {activity_of(Part(part)): label for part, label in reversed(list(rows))}


def journal_entries(
    classroom: Classroom, course: Course, students: Sequence[User]
) -> Mapping[int, Mapping[str, JournalEntry]]:
    """By student and place, the last of each; one query."""
    rows = JournalEntry.objects.filter(
        classroom=classroom, course=course, student__in=students
    ).order_by("number")
    found: dict[int, dict[str, JournalEntry]] = defaultdict(dict)
    for row in rows.select_related("entered_by"):
        found[row.student_id][row.place] = row
    return found


def _places(weeks: int) -> Mapping[Activity, tuple[str, ...]]:
    """The codes of all weeks, from the first."""
    return {
        activity: tuple(WeekPlace(activity, week).code for week in range(1, weeks + 1))
        for activity in Activity
    }


def _weeks(
    student: User,
    works: Mapping[Place, list[Work]],
    entries: Mapping[str, JournalEntry],
    places: Mapping[Activity, tuple[str, ...]],
    rule: WeekRule,
) -> Mapping[Activity, tuple[WeekCell, ...]]:
    return {
        activity: tuple(
            _cell(works.get((student.pk, activity, week)), entries.get(code), rule)
            for week, code in enumerate(codes, start=1)
        )
        for activity, codes in places.items()
    }


def _cell(works: list[Work] | None, entry: JournalEntry | None, rule: WeekRule) -> WeekCell:
    if works is None and entry is None:
        return _NOTHING
    return WeekCell(mark=week_mark(works, rule) if works else NO_MARK, entry=entry)
