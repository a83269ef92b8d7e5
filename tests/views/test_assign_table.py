"""Lessons of a term for all classes: looked at, changed, and given in one go."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import Assignment
from tests import factories as f

pytestmark = pytest.mark.django_db
URL = reverse("lessons:assign-table")
ALMATY = ZoneInfo("Asia/Almaty")


class Term:
    """Three published lessons of one course and two classes of one teacher."""

    def __init__(self, lessons=3, classes=2):
        course = f.make_course()
        self.lessons = [f.make_lesson(course, number=n) for n in range(1, lessons + 1)]
        self.classes = [f.make_classroom(f"ХҚ-{n}") for n in range(classes)]
        self.teacher = f.make_teacher(self.classes[0])
        for classroom in self.classes[1:]:
            f.enrol(self.teacher, classroom, "teacher")
        self.client = Client()
        self.client.force_login(self.teacher)
        self.client.cookies["django_language"] = "en"
        self.plan = {
            "course": course.pk,
            "classes": [one.pk for one in self.classes],
            "first_day": "1.9.2036",
            "opens_day": 0,
            "opens_time": "08:00",
            "due_day": 4,
            "due_time": "23:59",
            "preset": "test",
        }

    def look(self, **changes):
        return self.client.get(URL, self.plan | changes)

    def post(self, go="assign", **changes):
        table = self.look().context["table"]
        cells = [cell for row in table.rows for cell in (row.opens, *row.cells)]
        typed = {cell.name: cell.typed for cell in cells} | changes | {"go": go}
        page = self.look().context["query"]
        return self.client.post(f"{URL}?{page}", typed, follow=True)

    def cell(self, lesson=0, classroom=0):
        return f"due-{self.lessons[lesson].pk}-{self.classes[classroom].pk}"


def words_of(response):
    return " ".join(response.content.decode().split())


def test_the_first_page_is_filled_in_with_what_is_usual():
    form = Term().client.get(URL).context["plan"]

    assert [str(one) for one in form["classes"].initial] == ["ХҚ-0", "ХҚ-1"]
    assert form["due_day"].value() == 4


def test_the_table_shows_the_rule_of_each_week_and_writes_nothing():
    page = Term().look()

    table = page.context["table"]
    first = [cell.typed for cell in table.rows[0].cells]
    assert first == ["05.09.2036 23:59"] * 2
    assert table.rows[2].opens.typed == "15.09.2036 08:00"
    assert "Friday" in words_of(page)
    assert not Assignment.objects.exists()


def test_all_lessons_are_given_to_all_classes_with_the_rules_of_the_preset():
    term = Term()

    page = words_of(term.post())

    assert "6 lessons were given." in page
    assert Assignment.objects.count() == 6
    one = Assignment.objects.get(lesson=term.lessons[1], classroom=term.classes[0])
    assert one.opens_at == datetime(2036, 9, 8, 8, 0, tzinfo=ALMATY)
    assert one.due_at == datetime(2036, 9, 12, 23, 59, 59, tzinfo=ALMATY)
    assert (one.attempts_allowed, one.closes_when_due) == (1, True)


@pytest.mark.parametrize(
    ("preset", "typed", "kept"),
    [
        ("homework", "", "week"),
        ("homework", "steps", "steps"),
        ("test", "", "closes"),
        ("practice", "", "full"),
    ],
)
def test_what_a_late_task_costs_comes_with_the_rules_or_is_chosen_for_all(preset, typed, kept):
    term = Term(lessons=1, classes=1)
    term.plan |= {"preset": preset, "late_rule": typed}

    term.post()

    assert Assignment.objects.get().late_rule == kept


def test_single_cells_are_changed_and_emptied_before_anything_is_written():
    term = Term()

    looked = words_of(term.post(go="look", **{term.cell(): "сенбі"}))
    assert not Assignment.objects.exists()
    assert "Saturday, " in looked

    term.post(**{term.cell(): "7.9.2036", term.cell(1, 1): ""})

    changed = Assignment.objects.get(lesson=term.lessons[0], classroom=term.classes[0])
    assert changed.due_at == datetime(2036, 9, 7, 23, 59, 59, tzinfo=ALMATY)
    assert not Assignment.objects.filter(lesson=term.lessons[1], classroom=term.classes[1]).exists()


def test_the_same_table_sent_twice_gives_nothing_twice():
    term = Term()
    query = term.look().context["query"]
    table = term.look().context["table"]
    cells = [cell for row in table.rows for cell in (row.opens, *row.cells)]
    typed = {cell.name: cell.typed for cell in cells} | {"go": "assign"}

    for _ in range(2):
        page = term.client.post(f"{URL}?{query}", typed, follow=True)

    assert "0 lessons were given." in words_of(page)
    assert Assignment.objects.count() == 6


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("кейін", "No date is understood in “кейін”."),
        ("1.1.2020", "This time has passed already."),
        ("1.9.2036 07:00", "The deadline must be later than the opening."),
    ],
)
def test_one_wrong_cell_stops_all_and_stays_as_it_was_typed(typed, error):
    term = Term()

    page = term.post(**{term.cell(): typed})

    assert error in words_of(page)
    assert f'value="{typed}"' in page.content.decode()
    assert not Assignment.objects.exists()


def test_a_lesson_without_an_opening_is_asked_about():
    term = Term()

    page = term.post(**{f"opens-{term.lessons[0].pk}": ""})

    assert "Say when the lesson opens." in words_of(page)


def test_what_the_rule_puts_into_the_past_stays_empty():
    long_ago = timezone.localtime() - timedelta(weeks=9)

    table = Term().look(first_day=f"{long_ago:%d.%m.%Y}").context["table"]

    assert {cell.typed for row in table.rows for cell in row.cells} == {""}


def test_a_class_of_somebody_else_is_not_given_anything():
    term = Term()
    page = term.look(classes=[f.make_classroom().pk])

    assert "You do not teach this class." in words_of(page)
    assert page.context["table"] is None


def test_the_table_takes_the_same_queries_for_one_lesson_and_for_many():
    def queries(term):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            term.look()
        return len(captured)

    assert queries(Term(1, 1)) == queries(Term(12, 4))
