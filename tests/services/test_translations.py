"""A lesson and its versions in other languages."""

import pytest

from lessons.models import Lesson
from lessons.services.translations import (
    TranslationRefused,
    check_translation,
    link_translation,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazakh():
    return f.make_lesson()


@pytest.fixture
def russian():
    return f.make_lesson(language="ru", title="Основы дипломатии")


@pytest.fixture
def english():
    return f.make_lesson(language="en", title="Diplomacy")


def refusal(lesson: Lesson, original: Lesson) -> str:
    with pytest.raises(TranslationRefused) as caught:
        link_translation(lesson, original=original)
    lesson.refresh_from_db()
    return caught.value.code


def test_every_version_finds_all_others(kazakh, russian, english):
    link_translation(russian, original=kazakh)
    link_translation(english, original=kazakh)

    assert set(Lesson.objects.versions_of(kazakh)) == {russian, english}
    assert set(Lesson.objects.versions_of(russian)) == {kazakh, english}


def test_to_link_a_second_time_changes_nothing(kazakh, russian):
    link_translation(russian, original=kazakh)
    link_translation(russian, original=kazakh)

    assert Lesson.objects.get(pk=russian.pk).original == kazakh


def test_a_lesson_is_no_translation_of_itself(kazakh):
    assert refusal(kazakh, kazakh) == "itself"


def test_both_are_in_different_languages(kazakh):
    assert refusal(f.make_lesson(), kazakh) == "same-language"


def test_a_translation_is_nobodys_original(kazakh, russian, english):
    link_translation(russian, original=kazakh)

    assert refusal(english, russian) == "original-is-translation"


def test_an_original_does_not_become_a_translation(kazakh, russian, english):
    link_translation(russian, original=kazakh)

    assert refusal(kazakh, english) == "has-translations"


def test_a_language_is_there_once(kazakh, russian):
    link_translation(russian, original=kazakh)

    assert refusal(f.make_lesson(language="ru"), kazakh) == "language-taken"


def test_an_original_does_not_change_into_the_language_of_its_translation(kazakh, russian):
    link_translation(russian, original=kazakh)

    with pytest.raises(TranslationRefused, match="language-taken"):
        check_translation(kazakh, original=None, language="ru")


def test_a_translation_outlives_its_original(kazakh, russian):
    link_translation(russian, original=kazakh)
    kazakh.delete()

    russian.refresh_from_db()
    assert russian.original is None
