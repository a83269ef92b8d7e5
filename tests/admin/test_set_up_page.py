"""A new site begins with a few questions; once somebody else is there, they are not asked."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import Classroom, JournalPreset, UniversitySettings
from lessons.queries.university import university
from tests import factories as f
from tests.admin.form_page import errors_of, words_of

pytestmark = pytest.mark.django_db
SET_UP, INDEX = reverse("admin:lessons_set_up"), reverse("admin:index")
ANSWERS = {
    "university": "Қарағанды университеті",
    "contact": "213-кабинет",
    "language": "ru",
    "self_sign_up": "on",
    "scale": "school",
    "starts_on": "2026-09-01",
    "department": "Тарих кафедрасы",
    "classroom": "ТХ-101",
}


@pytest.fixture
def owner():
    return f.make_admin("owner")


@pytest.fixture
def office(owner):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(owner)
    return client


def test_a_new_site_leads_to_its_first_questions(office):
    assert SET_UP in words_of(office.get(INDEX))
    assert "Name of the university" in words_of(office.get(SET_UP))


def test_the_answers_become_the_first_rows(office, owner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = office.post(SET_UP, ANSWERS, follow=True)

    owner.refresh_from_db()
    preset, classroom = JournalPreset.objects.get(), Classroom.objects.get()
    assert university().name == "Қарағанды университеті"
    assert university().self_sign_up
    assert (preset.is_default, preset.scale, preset.starts_on) == (True, "school", date(2026, 9, 1))
    assert (classroom.name, classroom.department.name) == ("ТХ-101", "Тарих кафедрасы")
    assert (owner.language, UniversitySettings.objects.get().made_by) == ("ru", owner)
    assert "Сайт настроен." in words_of(page)
    assert SET_UP not in words_of(page)


def test_what_is_left_empty_is_not_made(office):
    left = dict.fromkeys(("contact", "starts_on", "department", "classroom"), "")
    office.post(SET_UP, {**ANSWERS, **left})

    assert not Classroom.objects.exists()
    assert JournalPreset.objects.get().starts_on is None


def test_a_site_without_a_name_is_not_set_up_and_what_was_typed_stays(office):
    page = office.post(SET_UP, {**ANSWERS, "university": ""})

    assert errors_of(page, "university")
    assert 'value="213-кабинет"' in words_of(page)
    assert not UniversitySettings.objects.exists()


def test_once_somebody_else_is_there_nothing_is_asked(office):
    f.make_user()

    assert SET_UP not in words_of(office.get(INDEX))
    assert office.post(SET_UP, ANSWERS).url == INDEX
    assert not UniversitySettings.objects.exists()
