"""A forgotten password: a letter to whoever has an address, and not a word about who has one."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.models import BackgroundTask, PasswordLetter, User
from lessons.services.forgotten_passwords import MOST_FOR_ONE, PAUSE, send_letters
from tests import factories as f

pytestmark = pytest.mark.django_db
PAGE = reverse("lessons:password-forgotten")
NEW = {"new_password1": "zhana-soz-27", "new_password2": "zhana-soz-27"}
SITE = "https://uni.kz"


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_IS_SET = True
    cache.clear()


@pytest.fixture
def person():
    return f.make_user("dana", password=f.PASSWORD, email="Dana@uni.kz", language="ru")


@pytest.fixture
def client():
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def text(response):
    return " ".join(response.content.decode().split())


def send(typed="dana", *, now=None):
    return send_letters(typed, language="kk", site=SITE, now=now or timezone.now())


def link(mailoutbox):
    return re.search(rf"{SITE}(/\S+)", mailoutbox[-1].body)[1]


def test_the_page_says_and_does_the_same_whether_or_not_anybody_is_meant(client, person):
    pages = [text(client.post(PAGE, {"typed": name}, follow=True)) for name in ("dana", "nobody")]

    assert "If an account here has this name or address" in pages[0]
    token = r'name="csrfmiddlewaretoken" value="\w+"'
    assert re.sub(token, "", pages[0]) == re.sub(token, "", pages[1])
    asked = BackgroundTask.objects.values_list("args_kwargs", flat=True)
    assert {one["kwargs"]["typed"] for one in asked} == {"dana", "nobody"}


@pytest.mark.parametrize("typed", ["dana", "DANA", "dana@uni.kz"])
def test_the_letter_is_in_the_language_of_its_reader_and_its_link_works_once(
    client, person, mailoutbox, typed
):
    assert send(typed) == 1
    assert mailoutbox[0].to == ["Dana@uni.kz"]
    assert "Здравствуйте" in mailoutbox[0].body

    address = link(mailoutbox)
    assert "dana" in text(client.get(address))
    assert "Your new password is in force" in text(client.post(address, NEW, follow=True))

    person.refresh_from_db()
    assert person.check_password("zhana-soz-27")
    assert client.get(address).status_code == 404
    assert "works no longer" in text(client.get(address))


def test_a_link_that_is_too_old_or_changed_changes_nothing(client, person, mailoutbox, settings):
    send()
    address = link(mailoutbox)
    other = f.make_user("other", password=f.PASSWORD)
    assert client.post(address.replace(f"/{person.pk}/", f"/{other.pk}/"), NEW).status_code == 404
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.post(address, NEW).status_code == 404
    assert not User.objects.exclude(password__in=[person.password, other.password]).exists()


@pytest.mark.parametrize(
    "fields", [{"email": ""}, {"is_active": False}], ids=["without an address", "switched off"]
)
def test_who_has_no_mailbox_or_no_account_any_more_gets_no_letter(person, mailoutbox, fields):
    User.objects.filter(pk=person.pk).update(**fields)
    assert send() == 0
    assert mailoutbox == []


def test_a_mailbox_is_not_flooded(client, person, mailoutbox):
    now = timezone.now()
    sent = [send(now=now + step * PAUSE * 1.1) for step in range(4)]
    assert sent == [1, 1, 1, 0]
    assert send(now=now + timedelta(minutes=1)) == 0
    assert PasswordLetter.objects.filter(user=person).count() == len(mailoutbox) == 3
    for _ in range(MOST_FOR_ONE):
        client.post(PAGE, {"typed": "nobody"})
    refused = client.post(PAGE, {"typed": "Nobody"})
    assert "A letter was asked for too often." in text(refused)
    assert 'value="Nobody"' in text(refused)


def test_a_lost_slip_and_a_name_locked_by_wrong_passwords_are_no_hindrance(
    client, person, mailoutbox
):
    User.objects.filter(pk=person.pk).update(one_time_until=timezone.now() - timedelta(days=1))
    send()
    for _ in range(10):
        client.post("/sign-in/", {"username": "dana", "password": "wrong"})
    client.post(link(mailoutbox), NEW)
    signed_in = client.post("/sign-in/", {"username": "dana", "password": NEW["new_password1"]})
    assert signed_in.status_code == 302
    assert "Письма со ссылкой для нового пароля" in text(client.get(reverse("lessons:account")))


def test_without_mail_the_page_leads_to_a_slip(client, settings):
    settings.MAIL_IS_SET = False
    page = text(client.get(PAGE))
    assert "asks the teacher for a new slip" in page
    assert 'name="typed"' not in page
    assert client.post(PAGE, {"typed": "dana"}).status_code == 200
    assert not BackgroundTask.objects.exists()
