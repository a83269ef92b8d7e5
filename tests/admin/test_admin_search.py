"""Searching in the administration: capitals, keyboard and alphabet make no difference."""

import pytest
from django.urls import reverse

from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db


def found(client, model, typed):
    return words_of(client.get(reverse(f"admin:lessons_{model}_changelist"), {"q": typed}))


@pytest.mark.parametrize("typed", ["ҚАЗАҚ", "казак", "qazaq", "Qazaq hand"])
def test_a_lesson_is_found_in_any_spelling(client, typed):
    f.make_lesson(title="Қазақ хандығы", number=5)
    f.make_lesson(title="Фотосинтез", number=4)

    page = found(client, "lesson", typed)

    assert "Қазақ хандығы" in page
    assert "Фотосинтез" not in page


@pytest.mark.parametrize("typed", ["ӘБІШҰЛЫ", "абишулы", "Abishuly", "nursultan", "n.abish"])
def test_a_person_is_found_by_name_and_by_sign_in_name(client, typed):
    f.make_user("n.abish", last_name="Әбішұлы", first_name="Нұрсұлтан")
    f.make_user("other", last_name="Ким", first_name="Ольга")

    page = found(client, "user", typed)

    assert "Нұрсұлтан" in page
    assert "Ольга" not in page


def test_a_class_is_found_by_its_join_code(client):
    f.make_classroom("ХҚ-231", join_code="HQK235")
    f.make_classroom("БИО-101", join_code="ABC987")

    page = found(client, "classroom", "hqk235")

    assert "ХҚ-231" in page
    assert "БИО-101" not in page


@pytest.mark.parametrize("model", ["question", "questionversion"])
@pytest.mark.parametrize("typed", ["ҚАЗАҚ", "казак", "qazaq", "хандығы қазақ"])
def test_a_question_is_found_by_its_text_in_any_spelling(client, model, typed):
    lesson = f.make_lesson()
    f.make_question(lesson, text="Алғашқы қазақ хандығы қай жылы құрылды?")
    f.make_question(lesson, text="Фотосинтез дегеніміз не?")

    page = found(client, model, typed)

    assert "Алғашқы қазақ хандығы" in page
    assert "Фотосинтез" not in page


def test_a_question_is_found_by_what_it_asks_now(client):
    question = f.make_question(f.make_lesson(), text="Қазақ хандығы қашан құрылды?")
    question.current = f.make_version(question, text="Фотосинтез дегеніміз не?")
    question.save(update_fields=["current"])

    assert "Фотосинтез" in found(client, "question", "фотосинтез")
    assert "Фотосинтез" not in found(client, "question", "қазақ")


def test_a_pasted_page_is_no_search(client):
    f.make_lesson(title="Қазақ хандығы", number=5)

    page = found(client, "lesson", "қазақ " * 3000)

    assert "Search for at most 30 words." in page
    assert "Қазақ хандығы" not in page


def test_a_year_that_no_calendar_has_is_left_out(client):
    page = client.get(
        reverse("admin:lessons_attempt_changelist"), {"submitted_at__year": "99999"}, follow=True
    )

    assert page.status_code == 200
    assert page.redirect_chain[-1][0].endswith("?e=1")
