"""Lists of the administration: each cell names its column, and a long question is told shortly."""

import pytest
from django.urls import reverse

from lessons.templatetags.admin_lists import named_cells
from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db


def test_each_cell_names_its_column_and_the_tick_has_no_name(client):
    f.make_lesson(number=7, title="Елшілік")
    page = words_of(client.get(reverse("admin:lessons_lesson_changelist")))
    assert 'data-name="title" class="field-title"' in page
    assert 'data-name="number" class="field-number"' in page
    assert 'data-name="" class="action-checkbox"' in page


def test_a_name_of_a_column_is_text_and_no_markup():
    cells = named_cells(["<td>1</td>"], [{"text": 'a"><b', "class_attrib": ""}])
    assert list(cells) == ['<td data-name="a&quot;&gt;&lt;b">1</td>']


def test_a_long_question_is_told_by_its_beginning(client):
    f.make_question(f.make_lesson(), text="Неге? " * 100)
    page = words_of(client.get(reverse("admin:lessons_question_changelist")))
    cell = page.split('class="field-text"')[1].split("</th>")[0]
    assert cell.count("Неге?") == 26
    assert "…</a>" in cell
