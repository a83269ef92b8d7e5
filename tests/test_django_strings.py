"""Kazakh for Django's and django-axes' own words: whole, current, and said where people see it."""

import datetime as dt
import json
import re
from pathlib import Path

import axes
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timesince import timesince, timeuntil

from tests.test_translations import forms_of, mixed_words, placeholders, say
from tutor import messages
from tutor.messages import DJANGO_DIR, DJANGO_LOCALE_DIR, is_translated, key_of, read_catalogue

PARTS = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions")
ONLY_FOR_DEVELOPERS = {
    "names of languages; LANGUAGES holds our own": r"conf/global_settings\.py",
    "names of parts that have nothing in the admin": r"contrib/\w+/apps\.py",
    "why a page is missing; our 404.html does not say": r"views/generic/",
    "listings of a directory of files": r"views/(static\.py|templates/directory_index)",
    "the page of a project without addresses": r"views/templates/default_urlconf",
}
TYPES_OF_FIELDS = {  # only the contrib app admindocs, which is not installed, shows them
    "A JSON object",
    "Duration",
    "File",
    "IPv4 address",
    "Image",
    "Positive big integer",
    "Positive integer",
    "Positive small integer",
    "Raw binary data",
    "Slug (up to %(max_length)s)",
    "Small integer",
    "String (unlimited)",
    "Universally unique identifier",
}

each_domain = pytest.mark.parametrize("domain", ["django", "djangojs"])


@pytest.fixture(autouse=True)
def _in_kazakh():
    with translation.override("kk"):
        yield


def messages_in(locales: Path, language: str, domain: str) -> list[Message]:
    path = locales / language / "LC_MESSAGES" / f"{domain}.po"
    return [message for message in read_catalogue(path) if message.id] if path.exists() else []


def by_hand(domain: str) -> list[Message]:
    return messages_in(DJANGO_LOCALE_DIR, "kk", domain)


def of_django(language: str, domain: str) -> list[Message]:
    locales = [DJANGO_DIR / part / "locale" for part in PARTS]
    return [message for path in locales for message in messages_in(path, language, domain)]


def of_axes() -> Catalog:
    catalogue = Catalog()
    for path in Path(axes.__file__).parent.rglob("*.py"):
        for _line, words, _comments, context in messages.messages_in(path):
            catalogue.add(words, context=context)
    return catalogue


def in_kazakh(domain: str) -> set[messages.Key]:
    known = [*by_hand(domain), *of_django("kk", domain)]
    return {key_of(message) for message in known if is_translated(message)}


def is_for_developers(message: Message) -> bool:
    patterns = ONLY_FOR_DEVELOPERS.values()
    seen = [
        file
        for file, _line in message.locations
        if not any(re.match(pattern, file) for pattern in patterns)
    ]
    return not seen or message.id in TYPES_OF_FIELDS


@each_domain
def test_every_message_id_is_one_of_the_installed_packages(domain):
    theirs = {(message.id, message.context) for message in of_django("en", domain)}
    theirs |= {(message.id, message.context) for message in of_axes()}
    assert not [m.id for m in by_hand(domain) if (m.id, m.context) not in theirs]


@each_domain
def test_nothing_of_django_that_a_person_meets_stays_english(domain):
    known = in_kazakh(domain)
    missing = [message for message in of_django("en", domain) if key_of(message) not in known]
    assert not [message.id for message in missing if not is_for_developers(message)]


def test_nothing_of_axes_stays_english():
    known = in_kazakh("django")
    assert not [m.id for m in of_axes() if m.id and key_of(m) not in known]


@each_domain
def test_every_message_is_translated_with_the_placeholders_and_tags_of_english(domain):
    wrong = [
        (english, kazakh)
        for message in by_hand(domain)
        for english, kazakh in zip(forms_of(message.id), forms_of(message.string), strict=True)
        if not kazakh
        or placeholders(english) != placeholders(kazakh)
        or tags(english) != tags(kazakh)
    ]
    assert not wrong


def tags(text: str) -> list[str]:
    return re.findall(r"<[^>]*>", text)


@each_domain
def test_no_word_mixes_alphabets_and_no_suffix_is_glued_to_a_variable(domain):
    texts = [form for message in by_hand(domain) for form in forms_of(message.string)]
    assert not [word for text in texts for word in mixed_words(text)]
    assert not [text for text in texts if re.search(r"(%\(\w+\)[a-z]|%[sd]|\})-?[^\W\d_]", text)]


def test_one_and_five_take_their_own_form():
    plurals = [message for message in by_hand("django") if isinstance(message.id, tuple)]
    wrong = [
        message.id
        for message in plurals
        if (say("kk", message, 1), say("kk", message, 5)) != message.string
    ]
    assert plurals
    assert not wrong


def test_a_plural_of_ours_that_waits_for_its_words_does_not_hide_djangos(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "LOCALE_DIR", tmp_path)
    catalogue = tmp_path / "kk/LC_MESSAGES/django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "day"\nmsgid_plural "days"\nmsgstr[0] ""\nmsgstr[1] ""\n')
    messages.compile_catalogues()
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert "day" not in read_mo(file)


# --- What people see --------------------------------------------------------------------------


def test_dates_are_written_as_in_kazakh():
    day = dt.date(2026, 9, 1)
    assert date_format(day) == "2026 жылғы 1 қыркүйек"
    assert date_format(day, "l, j N") == "сейсенбі, 1 қыр."
    assert date_format(dt.date(2026, 5, 1), "D, j N") == "жм, 1 мам."


def test_spans_of_time_are_written_as_in_kazakh():
    now = dt.datetime(2026, 9, 1, 12, 0)  # noqa: DTZ001
    later = now + dt.timedelta(days=2, hours=5)
    assert timeuntil(later, now).replace("\xa0", " ") == "2 күн, 5 сағат"
    assert timesince(now, now + dt.timedelta(days=7)).replace("\xa0", " ") == "1 апта"


class Registration(forms.Form):
    name = forms.CharField()
    mail = forms.EmailField()
    code = forms.CharField(max_length=6)
    weeks = forms.IntegerField(min_value=1)


def test_a_form_says_in_kazakh_what_is_wrong():
    form = Registration({"mail": "aizhan@", "code": "1234567", "weeks": "0"})
    assert form.errors == {
        "name": ["Бұл өрісті толтыру міндетті."],
        "mail": ["Дұрыс электрондық пошта мекенжайын енгізіңіз."],
        "code": ["Мұнда ең көбі 6 таңба болуы керек (қазір: 7)."],
        "weeks": ["Мән мынадан кем болмауы керек: 1."],
    }


def test_a_short_password_is_refused_in_kazakh():
    with pytest.raises(ValidationError) as refusal:
        MinimumLengthValidator(min_length=8).validate("abc")
    assert refusal.value.messages == ["Бұл құпия сөз тым қысқа. Онда кемінде 8 таңба болуы керек."]


def test_the_admins_buttons_are_in_kazakh():
    assert translation.gettext("Change") == "Өзгерту"
    assert translation.gettext("Save and continue editing") == "Сақтап, өңдеуді жалғастыру"
    assert translation.gettext("Date/time") == "Күні мен уақыты"
    assert translation.gettext("Django administration") == "Django: басқару"


def test_the_admins_javascript_is_in_kazakh(rf):
    said = admin.site.i18n_javascript(rf.get("/")).content.decode()
    assert f'"6 a.m.": {json.dumps("Таңғы 6")}' in said
    assert f'"Filter": {json.dumps("Сүзгі")}' in said
    assert f'"September": {json.dumps("Қыркүйек")}' in said
