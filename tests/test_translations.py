"""Kazakh and Russian are complete and current, with the placeholders that English has."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings
from django.utils import translation

from tutor.messages import (
    DJANGO_DIR,
    DJANGO_LOCALE_DIR,
    DOMAINS,
    catalogue_path,
    extract_messages,
    is_translated,
    key_of,
    languages,
    read_catalogue,
)

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdrif]|\{\w*\}")
CATALOGUES = [(language, domain) for language in languages() for domain in DOMAINS]
# Which form each number takes: the one the languages' own rules ask for.
FORMS = {"kk": {1: 0, 2: 1, 5: 1, 21: 1}, "ru": {1: 0, 2: 1, 5: 2, 11: 2, 21: 0, 22: 1}}

every_catalogue = pytest.mark.parametrize(("language", "domain"), CATALOGUES)
every_language = pytest.mark.parametrize("language", languages())


def catalogue_of(language: str, domain: str) -> Catalog:
    return read_catalogue(catalogue_path(language, domain))


def messages_of(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms_of(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else (words,)


def placeholders(words: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(words.replace("%%", "")))


def test_every_language_but_english_has_a_catalogue():
    assert languages() == sorted(set(dict(settings.LANGUAGES)) - {"en"})


@every_catalogue
def test_the_catalogue_holds_exactly_the_words_of_the_code(language, domain):
    catalogue = catalogue_of(language, domain)
    here = {key_of(message) for message in messages_of(catalogue)}
    wanted = {key_of(message) for message in messages_of(extract_messages(language, domain))}
    assert not wanted - here, "not extracted: run `make messages`"
    assert not here - wanted, "no longer in the code: run `make messages`"
    assert not catalogue.obsolete, "obsolete entries: run `make messages`"


@every_catalogue
def test_every_message_is_translated(language, domain):
    messages = messages_of(catalogue_of(language, domain))
    assert not [message.id for message in messages if not is_translated(message)]


@every_catalogue
def test_a_translation_keeps_the_placeholders(language, domain):
    catalogue = catalogue_of(language, domain)
    wrong = [
        (form, wanted)
        for message in messages_of(catalogue)
        for form, wanted in _forms_and_placeholders(message, catalogue)
        if form and placeholders(form) != wanted
    ]
    assert not wrong


def _forms_and_placeholders(
    message: Message, catalogue: Catalog
) -> Iterator[tuple[str, list[str]]]:
    """Each form with the placeholders it must have: those of the English plural, but of the
    English singular where the form is only ever said of one thing."""
    singular, plural = forms_of(message.id)[0], forms_of(message.id)[-1]
    for index, form in enumerate(forms_of(message.string)):
        only_one = index == 0 and catalogue.num_plurals == 2
        yield form, placeholders(singular if only_one else plural)


@every_catalogue
def test_no_word_mixes_cyrillic_letters_with_their_latin_look_alikes(language, domain):
    texts = [
        form
        for message in messages_of(catalogue_of(language, domain))
        for form in forms_of(message.string)
    ]
    assert not [word for text in texts for word in mixed_words(text)]


def mixed_words(text: str) -> list[str]:
    """Words such as «ic» with a Latin c: they look right, sort wrongly and are never found."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if len(_alphabets(word)) > 1]


def _alphabets(word: str) -> set[str]:
    return {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}


def test_a_look_alike_would_be_found():
    assert mixed_words("тiл және әлiпби, PDF-файл, %(name)s") == ["тiл", "әлiпби"]


@every_language
def test_each_number_takes_its_own_form(language):
    catalogue = catalogue_of(language, "django")
    plurals = [message for message in messages_of(catalogue) if is_translated_plural(message)]
    for message in plurals:
        for number, form in FORMS[language].items():
            assert say(language, message, number) == message.string[form]


@every_language
def test_each_number_takes_its_own_form_in_djangos_words(language):
    part = Path(language) / "LC_MESSAGES" / "django.po"
    plurals = {
        key_of(message): message
        # The later wins: what is written by hand stands before what Django says.
        for path in (DJANGO_DIR / "contrib/admin/locale" / part, DJANGO_LOCALE_DIR / part)
        if path.exists()
        for message in messages_of(read_catalogue(path))
        if is_translated_plural(message)
    }
    ours = {key_of(message) for message in catalogue_of(language, "django")}
    tried = [message for key, message in plurals.items() if key not in ours]
    for message in tried:
        for number, form in FORMS[language].items():
            assert say(language, message, number) == message.string[form]
    assert tried, "Django has no plural of its own to try"


def is_translated_plural(message: Message) -> bool:
    return isinstance(message.id, tuple) and is_translated(message)


def say(language: str, message: Message, number: int) -> str:
    singular, plural = message.id
    with translation.override(language):
        if message.context:
            return translation.npgettext(message.context, singular, plural, number)
        return translation.ngettext(singular, plural, number)
