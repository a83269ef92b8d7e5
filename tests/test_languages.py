"""A lesson may be in any language that the product knows, whichever the pages are offered in."""

import ast
from pathlib import Path

import pytest
from django.urls import reverse

from lessons.domain.languages import LANGUAGES
from lessons.wording.languages import MARK, NAME, VERSION
from tests import factories as f

LESSONS = Path(__file__).parent.parent / "lessons"


def is_a_list_of_them(node: ast.AST) -> bool:
    is_listed = isinstance(node, ast.Tuple | ast.List | ast.Set)
    return is_listed and {ast.unparse(one) for one in node.elts} == {repr(one) for one in LANGUAGES}


def test_every_language_of_lessons_has_its_words():
    assert tuple(NAME) == tuple(VERSION) == tuple(MARK) == LANGUAGES


def test_the_languages_are_listed_once():
    found = [
        path.name
        for path in sorted(LESSONS.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if is_a_list_of_them(node)
    ]
    assert found == ["languages.py"]


@pytest.mark.django_db
def test_a_lesson_keeps_its_language_on_a_site_that_is_not_offered_in_it(client, settings):
    settings.LANGUAGES = [("ru", "Русский")]
    settings.LANGUAGE_CODE = "ru"
    client.force_login(f.make_admin())
    lesson = f.make_lesson(language="kk")

    page = client.get(reverse("admin:lessons_lesson_change", args=[lesson.pk])).content.decode()

    assert '<option value="kk" selected>Қазақша</option>' in page
    assert '<option value="en">English</option>' in page
