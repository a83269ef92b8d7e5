"""What jobs of a teacher cost in clicks: the lessons of a term, an answer found again, its mark
changed, the journal of a week."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import expect

from lessons.models import Assignment, JournalEntry, Lesson, Marking
from tests import factories as f
from tests.browser.hand import Hand
from tests.browser.walker import become
from tests.loading.steps import HANDOUT

pytestmark = pytest.mark.django_db(transaction=True)
MOST_CLICKS = 60
MOST_TO_AN_ANSWER = 3
MOST_TO_CHANGE_A_MARK = 3
MOST_FOR_A_JOURNAL = 4
HANDOUTS, CLASSES = 15, 5


@pytest.fixture
def teacher(live_server):
    """Who also looks after the site, and teaches five classes."""
    person = f.make_admin("teacher", last_name="Сейітова")
    for number in range(CLASSES):
        f.enrol(person, f.make_classroom(f"ХҚ-23{number}"), "teacher")
    return person


@pytest.fixture
def handouts(tmp_path):
    paths = [tmp_path / f"class-{number:02}.txt" for number in range(1, HANDOUTS + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(HANDOUT.replace("№7", f"№{number}"), encoding="utf-8")
    return paths


def test_fifteen_handouts_are_published_and_given_to_five_classes(
    page, base_url, teacher, handouts
):
    become(page, teacher, base_url=base_url, language="en")
    page.goto("/admin/lessons/lesson/load/several/")
    hand = Hand(page)
    hand.choose(handouts)
    hand.type_into("new_course", "Дипломатия")
    page.get_by_role("button", name="Load and read the handouts").click()
    hand.clicks += 1
    hand.press("link", "Open the report")
    for path in handouts:
        hand.press("link", f"Review {path.name}")
        hand.press("button", "Create lesson (draft)")
        hand.press("link", "Go on with the other files")
    hand.press("button", "Publish the lessons that were made: 15")
    expect(page.get_by_text("15 lessons are published.")).to_be_visible()
    page.goto("/")
    hand.clicks += 1
    hand.press("link", "Assign lessons for the term")
    hand.press("button", "Show the table")
    hand.press("button", "Assign: 75 lessons")
    expect(page.get_by_text("75 lessons were given.")).to_be_visible()

    assert hand.clicks <= MOST_CLICKS
    assert Lesson.objects.published().count() == HANDOUTS
    assert Assignment.objects.count() == HANDOUTS * CLASSES


@pytest.fixture
def marked(live_server):
    """An answer of last month that has its mark, in one class of several."""
    now = timezone.now()
    classroom = f.make_classroom("ХҚ-231")
    teacher = f.make_teacher(classroom, last_name="Сейітова")
    f.enrol(teacher, f.make_classroom("ХҚ-232"), "teacher")
    lesson = f.make_lesson(number=3)
    f.make_question(lesson, kind="open-answer")
    opened, due = now - timedelta(days=30), now - timedelta(days=20)
    assignment = f.make_assignment(lesson, classroom, opens_at=opened, due_at=due)
    f.make_student(classroom, last_name="Бекова")
    student = f.make_student(classroom, last_name="Абаев")
    attempt = f.make_attempt(
        assignment, student, answers=[("Бейбіт құралдары",)], submitted=True, now=opened
    )
    response = attempt.response_set.get()
    return f.make_marking(response, teacher, fraction=Fraction(1), now=due)


@pytest.fixture(params=["mouse", "keyboard", "without JavaScript"])
def hand(request, open_page, base_url, marked):
    page = open_page(java_script_enabled=request.param != "without JavaScript")
    become(page, marked.marker, base_url=base_url, language="en")
    page.goto(reverse("lessons:assignment-items", args=[marked.response.attempt.assignment_id]))
    return Hand(page, keyboard=request.param == "keyboard")


def test_from_any_page_an_answer_is_three_clicks_away_and_its_mark_is_changed_in_three(
    hand, marked
):
    page = hand.page
    hand.press("link", "Start page", within=page.get_by_role("navigation", name="Main menu"))
    hand.press("link", "Results : ХҚ-231")
    hand.press("link", "100")
    expect(page.get_by_text("Бейбіт құралдары").first).to_be_visible()
    assert hand.clicks <= MOST_TO_AN_ANSWER

    hand.clicks = 0
    hand.press("link", "Change this mark")
    hand.tick(page.locator("fieldset[data-points]").nth(0).get_by_label("missing"))
    hand.press("button", "Save")

    assert hand.clicks <= MOST_TO_CHANGE_A_MARK
    last = Marking.objects.filter(response=marked.response).order_by("number").last()
    assert (last.shares["a"], last.number) == ("none", marked.number + 1)


def test_the_journal_of_a_week_is_filled_and_exported_in_four_clicks(hand, marked):
    page = hand.page
    page.goto(reverse("lessons:home"))

    hand.press("link", "Journal : ХҚ-231")
    hand.press("link", "–", within=page.get_by_role("row", name="Бекова"))
    page.get_by_label("Number").fill("60")
    page.get_by_label("Reason").fill("Ауырды")
    hand.press("button", "Save")
    sheet = load_workbook(hand.fetch("XLSX")).active

    assert hand.clicks <= MOST_FOR_A_JOURNAL
    assert JournalEntry.objects.get().value == 60
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [100 in row for row in rows] == [True, False]
    assert 60 in rows[1]
