"""The journal of a class: weekly numbers, the grade sheet, corrections, rules, files."""

import csv
import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lessons.domain.parts import Part
from lessons.models import JournalEntry, JournalPreset, JournalRules, Response
from tests.admin.form_page import fields_of, words_of
from tests.factories import (
    make_assignment,
    make_attempt,
    make_classroom,
    make_course,
    make_lesson,
    make_question,
    make_student,
    make_teacher,
)

pytestmark = pytest.mark.django_db


class Room:
    """A class of two with three lessons of one course; the first student works."""

    def __init__(self, client):
        self.client = client
        self.classroom = make_classroom()
        self.teacher = make_teacher(self.classroom)
        client.force_login(self.teacher)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        self.first = make_student(self.classroom, last_name="Абай")
        self.second = make_student(self.classroom, last_name="=Әсем")
        course, now = make_course(), timezone.now()
        self.assignments = []
        for number in (1, 2):
            lesson = make_lesson(course, number=number)
            make_question(lesson, kind="open-answer", points=10)
            make_question(lesson, kind="open-answer", part=Part.INDEPENDENT, label="БӨЖ", points=10)
            self.assignments.append(
                make_assignment(
                    lesson,
                    self.classroom,
                    opens_at=now - timedelta(days=9),
                    due_at=now - timedelta(days=1),
                )
            )

    def hand_in(self, number, mark, *, part=Part.LEVEL_1, student=None):
        assignment = self.assignments[number - 1]
        attempt = make_attempt(
            assignment,
            student or self.first,
            part=part,
            answers=[("Жауап",)],
            submitted=True,
            now=assignment.due_at - timedelta(hours=1),
        )
        if mark is not None:
            Response.objects.filter(attempt=attempt).update(state="marked", fraction=mark)

    def get(self, name, *more, query=""):
        url = reverse(f"lessons:{name}", args=[self.classroom.pk, *more]) + query
        return self.client.get(url)

    def post(self, name, *more, follow=True, query="", **fields):
        url = reverse(f"lessons:{name}", args=[self.classroom.pk, *more]) + query
        return self.client.post(url, fields, follow=follow)

    def xlsx(self, sheet, query=""):
        data = self.get("journal-export", sheet, "xlsx", query=query).content
        page = load_workbook(BytesIO(data)).active
        return [[cell.value for cell in row] for row in page.iter_rows()]


RULES = {
    "weeks": "15",
    "combine": "best",
    "missing": "empty",
    "late_first": "0.8",
    "late_second": "0.5",
    "late_more": "0.3",
    "scale": "standard",
    "formula_rating-1": "орташа(практика[1-7])",
    "formula_final": "Р1",
}


@pytest.fixture
def room(client):
    return Room(client)


def shown(response):
    """The numbers of a table's cells, row by row."""
    html = response.content.decode()
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", html, flags=re.DOTALL)
    return [[_text(cell) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)] for row in rows]


def _text(cell):
    return re.sub(r"<span.*?</span>|<[^>]+>", "", cell, flags=re.DOTALL).strip()


def test_the_page_and_both_files_hold_the_same_weekly_numbers(room):
    room.hand_in(1, Decimal("0.85"))
    room.hand_in(2, None)
    page = room.get("journal")
    assert [row[:3] for row in shown(page)] == [["0", "0", "–"], ["85", "–", "–"]]
    assert "being checked" in page.content.decode()
    cells = room.xlsx("weekly")
    assert cells[0][:3] == ["№", "Full name", "Class"]
    assert [row[4:7] for row in cells[1:]] == [[0, 0, None], [85, None, None]]
    raw = room.get("journal-export", "weekly", "csv").content.decode("utf-8-sig")
    lines = list(csv.reader(StringIO(raw, newline=""), delimiter=";"))
    assert lines[1][1].startswith("'=Әсем")
    assert [line[4:7] for line in lines[1:]] == [["0", "0", ""], ["85", "", ""]]


def test_a_kind_of_work_has_its_authors_own_name(room):
    room.hand_in(1, Decimal("0.7"), part=Part.INDEPENDENT)
    page = room.get("journal", query="?kind=independent")
    assert "БӨЖ" in page.content.decode()
    assert shown(page)[1][0] == "70"


def test_a_number_is_corrected_with_a_reason_and_shows_so(room):
    room.hand_in(1, Decimal("0.4"))
    where = (room.first.pk, "practice-01")
    refused = room.post("journal-entry", *where, value="60", reason="", seen="0")
    assert "Write the reason" in refused.content.decode()
    page = room.post("journal-entry", *where, value="60", reason="Ауырды", seen="0")
    assert shown(page)[1][0] == "60"
    assert "corrected by hand" in page.content.decode()
    entry = JournalEntry.objects.get()
    assert (entry.value, entry.computed, entry.reason) == (60, 40, "Ауырды")
    stale = room.post("journal-entry", *where, value="70", reason="Басқа", seen="0")
    assert "70" in stale.content.decode()
    assert JournalEntry.objects.count() == 1
    back = room.post("journal-entry", *where, value="", reason="Қате еді", seen="1")
    assert shown(back)[1][0] == "40"


def test_an_exam_is_typed_as_a_column_and_the_sheet_says_letter_and_mark(room):
    for number in (1, 2):
        room.hand_in(number, Decimal("0.8"))
        room.hand_in(number, Decimal("0.8"), part=Part.INDEPENDENT)
    JournalRules.objects.create(
        classroom=room.classroom,
        formulas={"admission": "орташа(практика; СӨЖ)", "final": "0,6·РД + 0,4·Емтихан"},
    )
    field = f"student_{room.first.pk}"
    page = room.post("journal-column", "exam", **{field: "97,5"})
    row = shown(page)[1]
    assert row[5:] == ["97.5", "87", "B+", "3.33", "good"]
    assert room.xlsx("totals")[2][-5:] == [87, "B+", 3.33, "good", None]
    again = room.get("journal-column", "exam").content.decode()
    assert f'name="{field}"' not in again


def test_rules_are_looked_at_on_a_student_before_they_are_saved(room):
    room.hand_in(1, Decimal("0.5"))
    fields = {**RULES, "student": room.first.pk}
    looked = room.post("journal-rules", **fields, look="1").content.decode()
    assert "Абай" in looked.partition('id="preview"')[2]
    assert "50" in looked.partition('id="preview"')[2]
    assert not JournalRules.objects.exists()
    wrong = room.post("journal-rules", **{**fields, "formula_final": "Р1 + Рейтинг"})
    assert "nothing is called “Рейтинг”" in wrong.content.decode()
    assert "Р1 + Рейтинг" in wrong.content.decode()
    room.post("journal-rules", **fields)
    rules = JournalRules.objects.get()
    assert rules.formulas == {"rating-1": "орташа(практика[1-7])", "final": "Р1"}
    assert shown(room.get("journal"))[1][0] == "50"


def test_an_own_scale_is_read_line_by_line_and_looked_at_before_it_is_saved(room):
    room.hand_in(1, Decimal("0.5"))
    own = {**RULES, "student": room.first.pk, "scale": "own", "own_scale": "Өтті;1;50;жақсы"}
    wrong = words_of(room.post("journal-rules", **own))
    assert "Line 1: the last grade, “Өтті”, begins at 0 percent" in wrong
    own["own_scale"] += "\r\nӨтпеді;0;0;қанағаттанарлықсыз"
    looked = words_of(room.post("journal-rules", **own, look="1"))
    assert "Өтті · 1 · good" in looked.partition('id="preview"')[2]
    room.post("journal-rules", **own)
    assert JournalRules.objects.get().letters.grade_of(49).letter == "Өтпеді"
    assert shown(room.get("journal-totals"))[1][-3:] == ["Өтті", "1", "good"]


def test_a_scale_typed_while_another_is_chosen_is_asked_about(room):
    begun = fields_of(room.get("journal-rules"), having="own_scale")["own_scale"]
    assert begun.startswith("A; 4,0; 95; excellent\r\n")
    typed = {**RULES, "own_scale": begun.replace("95", "96")}
    assert "Choose the own scale here" in words_of(room.post("journal-rules", **typed))
    room.post("journal-rules", **{**RULES, "own_scale": begun})
    assert JournalRules.objects.get().own_scale == ""


def test_a_class_keeps_to_the_rules_of_the_university_until_it_has_its_own(room):
    for student in (room.first, room.second):
        room.hand_in(1, Decimal("0.5"), student=student)
    default = JournalPreset(name="ҚазҰУ", is_default=True, missing="empty", scale="own")
    default.own_scale, default.formulas = "P;1;0;good", {"final": "орташа(практика)"}
    default.save()
    assert shown(room.get("journal-totals"))[1][-3:] == ["P", "1", "good"]
    page = words_of(room.get("journal-rules"))
    assert "The class keeps to the rules of the university: ҚазҰУ." in page
    room.post("journal-rules", **RULES)
    assert "keeps to the rules" not in words_of(room.get("journal-rules"))
    begun = room.get("journal-rules", query=f"?preset={default.pk}")
    assert fields_of(begun, having="own_scale")["formula_final"] == "орташа(практика)"
    assert "P · 1 · good" in words_of(begun).partition('id="preview"')[2]
    assert JournalRules.objects.get().formulas["final"] == "Р1"


def test_a_column_stands_alone_to_be_copied_line_by_line(room):
    room.hand_in(1, Decimal("0.9"))
    html = room.get("journal-copy", "practice-01").content.decode()
    lines = re.search(r'id="lines"[^>]*>(.*?)</pre>', html, flags=re.DOTALL)[1]
    assert lines.splitlines() == ["0", "90"]
    empty = room.get("journal-copy", "exam").content.decode()
    assert "Nobody has a number in this column yet" in empty
    assert 'id="lines"' not in empty


def test_the_sheet_on_paper_has_places_for_signatures(room):
    html = room.get("journal-sheet").content.decode()
    assert "Head of the department" in html
    assert "corrected by hand" not in html
    assert "without a final mark: 2" in " ".join(html.split())


def test_what_is_no_place_of_the_journal_is_not_found(room):
    assert room.get("journal-copy", "practice-99").status_code == 404
    assert room.get("journal-column", "letters").status_code == 404
    assert room.get("journal-export", "weekly", "pdf").status_code == 404
    stranger = make_student(make_classroom(name="ХҚ-232"))
    assert room.get("journal-entry", stranger.pk, "exam").status_code == 404


def test_more_students_and_lessons_cost_no_more_queries(room):
    def cost(name):
        with CaptureQueriesContext(connection) as queries:
            room.get(name)
        return len(queries)

    room.get("journal")
    room.hand_in(1, Decimal(1))
    few = cost("journal"), cost("journal-totals")
    for _ in range(3):
        room.hand_in(2, Decimal(1), student=make_student(room.classroom))
    assert (cost("journal"), cost("journal-totals")) == few
    assert max(few) <= 18
