"""Key terms, sources, figures and translations in the administration."""

import json

import pytest
from django.urls import reverse

from lessons.domain.figures.registry import REGISTRY
from lessons.models import Lesson, Section
from tests import factories as f
from tests.admin.form_page import errors_of, fields_of, words_of
from tests.loading.steps import open_review

FIGURES = [
    {"kind": kind, "title": "Сурет", **drawn.examples()[0]} for kind, drawn in REGISTRY.items()
]
TERMS = [{"kk": "нота", "ru": "нота", "en": "", "meaning": "Ресми хат."}]
FILE = {
    "format": "lesson/1",
    "number": 7,
    "title": "Елшілік қызметі",
    "sections": [{"heading": "Бөлім", "text": "Нота – хат.", "figure": one} for one in FIGURES],
    "questions": [{"part": "level-1", "kind": "open-answer", "text": "Нота дегеніміз не?"}],
    "terms": TERMS,
    "sources": ["Вена конвенциясы, 1961.", "Сатоу Э."],
    "details": {"hours": "2", "plan": "1. Нота.\n2. Меморандум."},
}


@pytest.fixture
def lesson(db):
    lesson = f.make_lesson(terms=TERMS, sources="Вена конвенциясы, 1961.")
    f.make_section(lesson, figure=FIGURES[0])
    return lesson


def change_url(lesson):
    return reverse("admin:lessons_lesson_change", args=[lesson.pk])


def opened(client, lesson):
    return fields_of(client.get(change_url(lesson)), having="title")


def review_of(client):
    url, _page, fields = open_review(client, json.dumps(FILE).encode(), name="lesson-7.json")
    return url, fields


class TestReview:
    def test_everything_is_shown_as_lines(self, client):
        _url, fields = review_of(client)

        assert fields["lesson-0-terms"] == "нота | нота | | Ресми хат."
        assert fields["lesson-0-sources"] == "Вена конвенциясы, 1961.\r\nСатоу Э."
        assert fields["lesson-0-details"] == "Hours: 2\r\nPlan: 1. Нота.\r\n2. Меморандум."
        assert fields["lesson-0-sections-0-figure"].startswith("Timeline: Сурет\r\n1991 ж. | ")

    def test_what_is_confirmed_is_what_was_read(self, client):
        url, fields = review_of(client)

        assert client.post(url, fields).status_code == 302

        lesson = Lesson.objects.get()
        assert lesson.terms == TERMS
        assert lesson.source_list == FILE["sources"]
        assert lesson.details == FILE["details"]
        assert [section.figure for section in lesson.section_set.all()] == FIGURES

    def test_a_mistake_is_told_beside_its_field_with_its_line(self, client):
        url, fields = review_of(client)
        wrong = {
            "lesson-0-terms": "нота | Ресми хат.",
            "lesson-0-sections-0-figure": "Timeline: Жылдар\r\n1991",
        }

        page = client.post(url, fields | wrong)

        assert "Line 1: This line has too few parts" in errors_of(page, "lesson-0-terms")
        assert "Line 2: " in errors_of(page, "lesson-0-sections-0-figure")
        assert not Lesson.objects.exists()

    def test_a_term_needs_a_name_in_the_language_of_the_lesson(self, client):
        url, fields = review_of(client)

        page = client.post(url, fields | {"lesson-0-language": "en"})

        assert "no name in the language" in errors_of(page, "lesson-0-terms")

    def test_a_section_with_nothing_but_a_figure_is_kept(self, client):
        url, fields = review_of(client)
        blank = {"lesson-0-sections-0-heading": "", "lesson-0-sections-0-text": ""}

        client.post(url, fields | blank)

        assert Section.objects.count() == len(FIGURES)


class TestLessonPage:
    def test_saving_the_page_as_it_stands_changes_nothing(self, client, lesson):
        before = Lesson.objects.values().get(), Section.objects.values().get()

        assert client.post(change_url(lesson), opened(client, lesson)).status_code == 302

        assert (Lesson.objects.values().get(), Section.objects.values().get()) == before

    def test_terms_and_figures_are_edited_and_deleted(self, client, lesson):
        fields = opened(client, lesson) | {
            "terms": "агреман | агреман | agrément | Елшіге берілетін келісім.",
            "section_set-0-figure": "",
        }

        assert client.post(change_url(lesson), fields).status_code == 302

        lesson.refresh_from_db()
        assert [term.kk for term in lesson.key_terms] == ["агреман"]
        assert lesson.section_set.get().figure is None

    def test_a_mistake_is_told(self, client, lesson):
        fields = opened(client, lesson) | {"terms": "нота", "section_set-0-figure": "Карта"}

        page = words_of(client.post(change_url(lesson), fields))

        assert "Line 1: This line has too few parts" in page
        assert "Line 1: The kind of figure is unknown" in page

    def test_a_figure_is_written_in_the_language_of_the_page(self, client, lesson):
        client.cookies["django_language"] = "kk"

        assert opened(client, lesson)["section_set-0-figure"].startswith("Уақыт сызығы: Сурет")

    def test_a_translation_is_linked(self, client, lesson):
        russian = f.make_lesson(language="ru", title="Основы дипломатии")
        fields = opened(client, russian) | {"original": str(lesson.pk)}

        assert client.post(change_url(russian), fields).status_code == 302

        russian.refresh_from_db()
        assert russian.original == lesson

    def test_a_wrong_original_is_told(self, client, lesson):
        other = f.make_lesson(number=16)
        fields = opened(client, other) | {"original": str(lesson.pk)}

        page = words_of(client.post(change_url(other), fields))

        assert "Both lessons are in the same language." in page
