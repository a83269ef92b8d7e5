"""The journal that an address is about: a class, one of its courses, its rules."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, QueryDict
from django.utils.http import urlencode

from lessons import queries
from lessons.domain.journal.totals import Formulas
from lessons.domain.journal.weekly import Activity
from lessons.models import Classroom, Course, JournalRules, User
from lessons.queries.journal import Journal, journal, journal_courses, journal_rules
from lessons.views.trail import Crumb, class_page, journal_page, start_page
from lessons.wording.journal import ACTIVITY


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedJournal:
    classroom: Classroom
    course: Course
    courses: list[Course]
    activity: Activity
    students: list[User]
    rules: JournalRules
    formulas: Formulas
    journal: Journal

    def query(self, **more: str) -> str:
        fields = {"course": str(self.course.pk), "kind": self.activity.value, **more}
        return f"?{urlencode(fields)}"

    def kind_name(self, activity: Activity) -> str:
        """The authors' own abbreviation (БӨЖ), else ours (СӨЖ)."""
        return self.journal.labels.get(activity) or str(ACTIVITY[activity])

    @property
    def kinds(self) -> list[tuple[Activity, str, str]]:
        return [(one, self.kind_name(one), self.query(kind=one.value)) for one in Activity]

    @property
    def kind(self) -> str:
        return self.kind_name(self.activity)

    @property
    def weeks(self) -> range:
        return range(1, self.rules.weeks + 1)

    @property
    def trail(self) -> list[Crumb]:
        pages = [start_page(), class_page(self.classroom)]
        return [*pages, journal_page(self.classroom, self.query())]


def opened_journal(
    classroom: Classroom, sent: QueryDict, *, now: datetime, rules: JournalRules | None = None
) -> OpenedJournal | None:
    """None where the class has no lesson for a mark yet. ``rules`` other than the saved ones are
    for a look at what they would do."""
    courses = journal_courses(classroom)
    if not courses:
        return None
    chosen = sent.get("course", "")
    course = next((one for one in courses if str(one.pk) == chosen), courses[0])
    kind = sent.get("kind", "")
    rules = rules or journal_rules(classroom)
    students = queries.students_of(classroom)
    formulas = rules.read
    return OpenedJournal(
        classroom=classroom,
        course=course,
        courses=courses,
        activity=Activity(kind) if kind in set(Activity) else Activity.PRACTICE,
        students=students,
        rules=rules,
        formulas=formulas,
        journal=journal(classroom, course, students, rules=rules, formulas=formulas, now=now),
    )


def journal_or_404(classroom: Classroom, sent: QueryDict, *, now: datetime) -> OpenedJournal:
    found = opened_journal(classroom, sent, now=now)
    if found is None:
        raise Http404
    return found
