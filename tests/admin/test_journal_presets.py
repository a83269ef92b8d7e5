"""Rules of a university that journals begin with, made in the administration."""

import pytest
from django.urls import reverse

from lessons.models import JournalPreset
from tests.admin.form_page import errors_of, fields_of, words_of

pytestmark = pytest.mark.django_db
ADD = reverse("admin:lessons_journalpreset_add")


def test_formulas_and_an_own_scale_are_checked_and_saved(client):
    fields = {**fields_of(client.get(ADD), having="own_scale"), "name": "ҚазҰУ"}
    assert fields["own_scale"].startswith("A; 4,0; 95; excellent")
    fields |= {"scale": "own", "own_scale": "A; 4; 50; good", "formula_exam": "Рейтинг"}
    page = client.post(ADD, fields)
    assert "Line 1: the last grade, “A”, begins at 0 percent" in errors_of(page, "own_scale")
    assert "nothing is called “Рейтинг”" in errors_of(page, "formula_exam")
    fields |= {"own_scale": "A; 4; 50; good\r\nF; 0; 0; good", "formula_exam": "РК1 + РК2"}
    client.post(ADD, fields)
    preset = JournalPreset.objects.get()
    assert preset.formulas == {"exam": "РК1 + РК2"}
    change = reverse("admin:lessons_journalpreset_change", args=[preset.pk])
    assert fields_of(client.get(change), having="own_scale")["formula_exam"] == "РК1 + РК2"


def test_one_alone_holds_for_all_classes(client):
    JournalPreset.objects.create(name="ҚазҰУ", is_default=True)
    fields = {**fields_of(client.get(ADD), having="own_scale"), "name": "ЕҰУ", "is_default": "on"}
    page = client.post(ADD, fields)
    assert "Other rules hold for all classes already. Untick it there first." in words_of(page)
