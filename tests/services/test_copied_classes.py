"""A class copied to the next year."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.forms import model_to_dict

from lessons.models import Assignment, Gate, JournalRules, Membership
from lessons.services.copying import copy_classroom
from tests import factories as f

pytestmark = pytest.mark.django_db
OPENS = datetime(2026, 9, 7, 8, 30, tzinfo=ZoneInfo("Asia/Almaty"))


@pytest.fixture
def classroom():
    classroom = f.make_classroom()
    f.make_student(classroom)
    for week, gate in enumerate((Gate.LOCK, Gate.OFF)):
        opens = OPENS + timedelta(weeks=week)
        lesson = f.make_lesson(number=week + 1)
        due = opens + timedelta(days=6, hours=15, minutes=29) if week else None
        f.make_assignment(lesson, classroom, opens_at=opens, due_at=due, gate=gate)
    return classroom


def test_the_copy_has_the_lessons_with_their_rules_at_the_same_distance(classroom):
    teacher = f.make_user()

    copy = copy_classroom(classroom, name="ХҚ-271", teacher=teacher, first_day=date(2027, 9, 6))

    first, second = Assignment.objects.filter(classroom=copy).order_by("opens_at")
    shift = timedelta(days=364)
    assert first.opens_at == OPENS + shift
    assert second.due_at == OPENS + shift + timedelta(days=13, hours=15, minutes=29)
    for new, old in zip(
        (first, second), Assignment.objects.filter(classroom=classroom), strict=True
    ):
        moved = {"id", "classroom", "opens_at", "due_at"}
        assert {**model_to_dict(new, exclude=moved)} == model_to_dict(old, exclude=moved)


def test_the_copy_has_no_students_and_a_code_of_its_own(classroom):
    teacher = f.make_user()

    copy = copy_classroom(classroom, name="ХҚ-271", teacher=teacher, first_day=None)

    assert [row.user for row in Membership.objects.filter(classroom=copy)] == [teacher]
    assert copy.join_code != classroom.join_code


def test_the_rules_of_the_journal_go_along_and_the_semester_begins_as_much_later(classroom):
    JournalRules.objects.create(
        classroom=classroom, starts_on=date(2026, 8, 31), formulas={"final": "РД"}
    )

    copy = copy_classroom(
        classroom, name="ХҚ-271", teacher=f.make_user(), first_day=date(2027, 9, 6)
    )

    rules = copy.journal_rules
    assert (rules.starts_on, rules.formulas) == (date(2027, 8, 30), {"final": "РД"})


def test_the_time_of_day_stays_where_clocks_are_changed(classroom, settings):
    settings.TIME_ZONE = "Europe/Berlin"

    copy = copy_classroom(classroom, name="A", teacher=f.make_user(), first_day=date(2026, 12, 7))

    first = Assignment.objects.filter(classroom=copy).earliest("opens_at")
    berlin = ZoneInfo("Europe/Berlin")
    assert first.opens_at.astimezone(berlin).time() == OPENS.astimezone(berlin).time()
