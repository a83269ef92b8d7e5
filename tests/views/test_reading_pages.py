"""The text of a lesson with its key terms, figures and sources, in every language it is in."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.domain.figures.registry import REGISTRY
from tests import factories as f

pytestmark = pytest.mark.django_db
NOTE = {"kk": "нота", "ru": "нота", "en": "diplomatic note", "meaning": "<b>Ресми</b> хат."}
TIMELINE = {
    "kind": "timeline",
    "title": "Қызметтің <i>жолы</i>",
    "events": [
        {"date": "1991", "text": "Тәуелсіздік"},
        {"date": "1992", "text": "БҰҰ-ға мүшелік"},
    ],
}


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def lesson():
    lesson = f.make_lesson(terms=[NOTE], sources="Вена конвенциясы, 1961.\nСатоу Э.")
    f.make_section(
        lesson, text="Елші нотаны тапсырды.\n\n– Нота – ресми хат;\n– басқа.", figure=TIMELINE
    )
    f.make_section(lesson, text="Тағы бір нота.")
    return lesson


@pytest.fixture
def russian(lesson):
    translation = f.make_lesson(language="ru", title="Основы дипломатии", original=lesson)
    f.make_section(translation, heading="Понятие", text="Посол вручил ноту.")
    return translation


@pytest.fixture
def assignment(lesson, classroom):
    now = timezone.now()
    return f.make_assignment(lesson, classroom, opens_at=now - timedelta(days=1), due_at=None)


@pytest.fixture
def client(client, classroom):
    client.force_login(f.make_student(classroom))
    client.cookies["django_language"] = "en"
    return client


def read_url(assignment, language=""):
    if language:
        return reverse("lessons:version-read", args=[assignment.pk, language])
    return reverse("lessons:assignment-read", args=[assignment.pk])


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


class TestTerms:
    def test_the_first_form_in_each_section_leads_to_the_meaning(self, client, assignment):
        page = page_of(client, read_url(assignment))

        assert re.findall(r'<a class="term" href="#term-1">([^<]+)</a>', page) == ["нотаны", "нота"]
        assert "<li>Нота – ресми хат;</li>" in page

    def test_the_list_has_the_names_in_all_languages_and_the_meaning(self, client, assignment):
        page = page_of(client, read_url(assignment))

        assert 'id="term-1"' in page
        assert '<span lang="ru"><small>РУС</small> нота</span>' in page
        assert '<span lang="en"><small>ENG</small> diplomatic note</span>' in page
        assert "&lt;b&gt;Ресми&lt;/b&gt; хат." in page
        assert '<a href="#terms">Key terms</a>' in page

    def test_a_lesson_without_terms_and_sources_has_no_empty_lists(self, client, assignment):
        assignment.lesson.terms, assignment.lesson.sources = [], ""
        assignment.lesson.save()

        page = page_of(client, read_url(assignment))

        assert "Key terms" not in page
        assert "Sources" not in page
        assert "terms.js" not in page


class TestFiguresAndSources:
    def test_sources_stand_at_the_end(self, client, assignment):
        page = page_of(client, read_url(assignment))

        assert "<li>Вена конвенциясы, 1961.</li><li>Сатоу Э.</li>" in page

    def test_a_figure_stands_in_its_section(self, client, assignment):
        page = page_of(client, read_url(assignment))

        first, second = page.split('<h2 id="section-2">')
        assert "<figcaption>Қызметтің &lt;i&gt;жолы&lt;/i&gt;</figcaption>" in first
        assert "<b>1992</b> <span>БҰҰ-ға мүшелік</span>" in first
        assert "<figure" not in second

    @pytest.mark.parametrize(
        ("kind", "number"),
        [(kind, number) for kind in REGISTRY for number in range(len(REGISTRY[kind].examples()))],
    )
    def test_every_kind_of_figure_is_shown_with_all_its_words(
        self, client, assignment, kind, number
    ):
        figure = {"kind": kind, "title": "Сурет", **REGISTRY[kind].examples()[number]}
        assignment.lesson.section_set.update(figure=figure)

        page = page_of(client, read_url(assignment)).replace("\u00ad", "")

        # A drawing breaks its lines; the words in their order are there for who cannot see it.
        assert all(f">{text}<" in page for text in _texts(figure) if text != kind)
        assert "style=" not in page


def _texts(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in _texts(part)]


class TestVersions:
    def test_the_page_leads_to_the_version_and_back(self, client, assignment, russian):
        there = read_url(assignment, "ru")
        here = page_of(client, read_url(assignment))
        page = page_of(client, there)

        assert f'<a href="{there}" lang="ru" hreflang="ru">Русская версия</a>' in here
        assert "Посол вручил ноту." in page
        back = read_url(assignment, "kk")
        assert f'href="{back}" lang="kk" hreflang="kk">Қазақша нұсқасы</a>' in page
        assert "Елші <a" in page_of(client, back)

    def test_a_reader_gets_the_lesson_in_the_language_of_the_pages(
        self, client, assignment, russian
    ):
        client.cookies["django_language"] = "ru"

        page = page_of(client, read_url(assignment))

        assert "Посол вручил ноту." in page
        assert f'href="{read_url(assignment, "kk")}" lang="kk"' in page

    def test_the_version_says_that_the_questions_are_in_the_other_language(
        self, client, assignment, russian
    ):
        words = "Levels and tasks stay in the language of the assigned lesson"

        assert words in page_of(client, read_url(assignment, "ru"))
        assert words not in page_of(client, read_url(assignment))

    def test_the_original_of_an_assigned_translation_is_read_too(self, client, classroom, russian):
        assignment = f.make_assignment(russian, classroom, opens_at=timezone.now(), due_at=None)

        assert "Елші" in page_of(client, read_url(assignment, "kk"))

    def test_a_draft_is_no_version_yet(self, client, assignment, lesson):
        f.make_lesson(language="ru", original=lesson, published=False)

        assert client.get(read_url(assignment, "ru")).status_code == 404
        assert "Русская версия" not in page_of(client, read_url(assignment))

    def test_a_lesson_without_versions_says_nothing_of_them(self, client, assignment):
        assert "hreflang" not in page_of(client, read_url(assignment))

    def test_a_version_is_not_read_before_the_lesson_opens(self, client, assignment, russian):
        assignment.opens_at = timezone.now() + timedelta(days=1)
        assignment.save(update_fields=["opens_at"])

        response = client.get(read_url(assignment, "ru"))

        assert response.url == reverse("lessons:assignment-detail", args=[assignment.pk])


def test_what_else_is_known_of_the_lesson_stands_in_its_head(client, assignment, lesson):
    lesson.details = {"hours": "2", "authors": "Ә. <b>Серік</b>"}
    lesson.save()

    page = client.get(read_url(assignment)).content.decode()

    assert "<dt>Hours</dt>" in page
    assert "Ә. &lt;b&gt;Серік&lt;/b&gt;" in page


def test_a_table_is_drawn_and_scrolls_in_its_own_box(client, lesson, assignment):
    table = "| Құжат | Мәні |\n| --- | --- |\n| <i>Нота</i> | Ресми хат |"
    f.make_section(lesson, text=f"{table}\n\n```\nif <a>:\n\n    b[2]\n```")
    page = client.get(read_url(assignment)).content.decode()

    assert '<div class="table-box" tabindex="0" role="group" aria-label="Table"><table>' in page
    assert '<thead><tr><th scope="col">Құжат</th><th scope="col">Мәні</th></tr></thead>' in page
    assert "&lt;i&gt;" in page
    assert '<pre tabindex="0"><code>if &lt;a&gt;:\n\n    b[2]</code></pre>' in page


def test_a_key_term_in_a_table_is_a_link(client, lesson, assignment):
    f.make_section(lesson, text="| Құжат |\n| --- |\n| Елші нотаны тапсырды. |")
    page = client.get(read_url(assignment)).content.decode()

    assert re.search(r'<td>Елші <a class="term" href="#term-1">нотаны</a> тапсырды.</td>', page)
