"""Wrong passwords of others: who is shut out by them, who has to wait, and who never is."""

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from lessons.services import throttles
from tests.factories import make_user
from tutor.middleware import ClientAddressMiddleware

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
RIGHT = {"username": "aigul", "password": "kozy-korpesh"}
WRONG = {"username": "aigul", "password": "wrong"}


@pytest.fixture
def person():
    return make_user(username="aigul", password="kozy-korpesh")


@pytest.fixture
def known(person):
    """A browser in which she has signed in and out before."""
    browser = Client()
    browser.post(SIGN_IN, RIGHT)
    browser.post("/sign-out/")
    return browser


def fail(count, *, name="aigul", address="127.0.0.1"):
    AccessAttempt.objects.create(
        username=name,
        ip_address=address,
        user_agent="",
        attempt_time=timezone.now(),
        failures_since_start=count,
    )


def test_a_classmate_locks_the_name_and_not_the_browser_that_knows_it(known):
    fail(settings.AXES_FAILURE_LIMIT)

    assert Client().post(SIGN_IN, RIGHT).status_code == 429
    assert known.post(SIGN_IN, RIGHT).status_code == 302


def test_a_known_browser_has_as_many_tries_as_any(known):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        known.post(SIGN_IN, WRONG)

    assert known.post(SIGN_IN, RIGHT).status_code == 429


def test_it_is_known_for_those_who_signed_in_there_alone(known):
    make_user(username="dana", password="kozy-korpesh")
    fail(settings.AXES_FAILURE_LIMIT, name="dana")

    assert known.post(SIGN_IN, {**RIGHT, "username": "dana"}).status_code == 429


@pytest.mark.parametrize("forged", ["x", signing.dumps(["b", "aigul"], salt="else"), "a:b:c"])
def test_nobody_makes_a_browser_known_by_writing_so(person, forged):
    fail(settings.AXES_FAILURE_LIMIT)
    browser = Client()
    browser.cookies["known-browser"] = forged

    assert browser.post(SIGN_IN, RIGHT).status_code == 429


def test_the_cookie_names_nobody(known):
    assert "aigul" not in str(
        signing.loads(known.cookies["known-browser"].value, salt="known-browser")
    )


def test_a_name_that_is_tried_from_everywhere_is_open_to_known_browsers_alone(known):
    for number in range(10):
        fail(throttles.MOST_FOR_ONE_NAME // 10, address=f"10.0.0.{number}")

    assert Client().post(SIGN_IN, RIGHT).status_code == 429
    assert known.post(SIGN_IN, RIGHT).status_code == 302


class TestAnAddressThatTriesVeryOften:
    @pytest.fixture(autouse=True)
    def _many(self):
        fail(throttles.MOST_FROM_ONE_ADDRESS, name="somebody")

    def test_is_not_locked(self, person):
        assert Client().post(SIGN_IN, RIGHT).status_code == 302

    def test_has_one_turn_at_a_time(self, person):
        with throttles._one_at_a_time:
            refused = Client().post(SIGN_IN, RIGHT)

        assert refused.status_code == 503
        assert refused.headers["Retry-After"] == "5"
        assert 'value="aigul"' in refused.content.decode()
        assert "kozy-korpesh" not in refused.content.decode()

    def test_is_no_matter_to_a_known_browser(self, known):
        with throttles._one_at_a_time:
            assert known.post(SIGN_IN, RIGHT).status_code == 302


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "9.9.9.9", "127.0.0.1"),
        (1, "9.9.9.9", "9.9.9.9"),
        (1, "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        (2, "6.6.6.6, 9.9.9.9, 10.0.0.1", "9.9.9.9"),
        (2, "9.9.9.9", "127.0.0.1"),
        (1, "nobody", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_proxies_of_ones_own_tell_whose_address_it_is(settings, proxies, told, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": told})

    ClientAddressMiddleware(lambda _request: HttpResponse())(request)

    assert request.META["REMOTE_ADDR"] == address


def test_an_old_hash_becomes_argon2_at_the_next_sign_in(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    person = make_user(username="aigul", password="kozy-korpesh")
    settings.PASSWORD_HASHERS = ["tutor.hashers.SmallArgon2Hasher", *settings.PASSWORD_HASHERS]

    Client().post(SIGN_IN, RIGHT)

    person.refresh_from_db()
    assert person.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert person.check_password("kozy-korpesh")
