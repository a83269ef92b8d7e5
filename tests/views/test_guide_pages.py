"""The guide says what the buttons say, in every language, and is found."""

from itertools import chain

import pytest
from django.test import Client
from django.urls import reverse

from lessons.domain.guide import Audience, Word, pieces
from lessons.wording.guide import guide_in
from tests import factories as f
from tutor.messages import catalogue_path, read_catalogue

LANGUAGES = ("kk", "ru", "en")


def pages_in(language):
    return {page.slug: page for page in chain(*guide_in(language).values())}


def words_in(page):
    return [piece for piece in pieces(page.text) if isinstance(piece, Word)]


SLUGS = list(pages_in("kk"))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_word_of_a_button_is_one_of_the_product_and_the_same_in_each_language(slug):
    known = read_catalogue(catalogue_path("kk", "django"))
    named = [words_in(pages_in(language)[slug]) for language in LANGUAGES]

    assert [word for word in named[0] if known.get(word.id, word.context or None) is None] == []
    assert {frozenset(words) for words in named} == {frozenset(named[0])}


def test_each_language_has_the_same_pages_for_the_same_people():
    found = [
        {audience: [page.slug for page in guide_in(language)[audience]] for audience in Audience}
        for language in LANGUAGES
    ]

    assert found[0] == found[1] == found[2]
    assert len(set(SLUGS)) == sum(map(len, found[0].values()))


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_half_a_page(language, slug):
    page = pages_in(language)[slug]

    assert 150 < len(page.text) < 900
    assert "[" not in "".join(one for one in pieces(page.text) if isinstance(one, str))


def opened(language, path, query=""):
    client = Client()
    client.cookies["django_language"] = language
    return client.get(path, {"q": query} if query else {}).content.decode()


@pytest.mark.parametrize(
    ("language", "button"),
    [("kk", "«Тапсыру»"), ("ru", "«Сдать»"), ("en", "“Hand in”")],
)
def test_a_page_names_the_button_as_it_stands_there(language, button):
    page = opened(language, reverse("lessons:guide-page", args=["test"]))

    assert f"<strong>{button}</strong>" in page


@pytest.mark.parametrize(
    ("language", "query", "title"),
    [("kk", "ЖУРНАЛ ведомость", "Нәтижелер"), ("ru", "pereocenki", ""), ("ru", "ключ", "Если")],
)
def test_the_guide_is_searched_in_any_spelling(language, query, title):
    page = opened(language, reverse("lessons:guide"), query)
    found = page.split('id="found"')[1].split("</section>")[0]

    assert title in found if title else "<li>" not in found


@pytest.mark.django_db
def test_whoever_is_in_no_class_is_led_to_the_page_about_it():
    client = Client()
    client.cookies["django_language"] = "kk"
    client.force_login(f.make_user())

    page = client.get(reverse("lessons:home")).content.decode()

    assert reverse("lessons:guide-page", args=["joining"]) in page
    assert pages_in("kk")["joining"].title in page


def test_a_page_that_is_not_there_is_not_found():
    assert Client().get(reverse("lessons:guide-page", args=["nowhere"])).status_code == 404
