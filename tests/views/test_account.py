"""A password of one's own: after a slip before anything else, and whenever somebody likes."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.models import Membership, User
from lessons.services.slips import make_slips
from tests import factories as f

pytestmark = pytest.mark.django_db
ACCOUNT = reverse("lessons:account")
HOME = reverse("lessons:home")
SIGN_IN = "/sign-in/"
NEW = {"new_password1": "zhana-soz-27", "new_password2": "zhana-soz-27"}


@pytest.fixture
def classroom():
    return f.make_classroom(join_code="QAZAQ7")


@pytest.fixture
def student(classroom):
    return f.make_student(classroom, "dana", password=f.PASSWORD, last_name="Әлиева")


@pytest.fixture
def slip(classroom, student):
    teacher = f.make_teacher(classroom, last_name="Сейітова")
    [slip] = make_slips(classroom, students=[student.pk], given_by=teacher, now=timezone.now())
    return slip


@pytest.fixture
def client():
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def sign_in(client, password, **extra):
    return client.post(SIGN_IN, {"username": "dana", "password": password, **extra})


def text(response):
    return " ".join(response.content.decode().split())


def test_whoever_comes_with_a_slip_chooses_a_password_before_anything_else(client, slip):
    sign_in(client, slip.password)

    assert client.get(HOME).url == ACCOUNT
    assert "Сейітова" in text(client.get(ACCOUNT))
    assert client.get(HOME, headers={"accept": "application/json"}).status_code == 403

    client.post(ACCOUNT, NEW)
    assert client.get(HOME).status_code == 200
    again = Client()
    assert sign_in(again, "zhana-soz-27").url == HOME
    assert sign_in(Client(), slip.password).status_code == 200


def test_a_slip_that_is_too_old_says_what_to_do(client, student, slip):
    User.objects.update(one_time_until=timezone.now() - timedelta(seconds=1))

    response = sign_in(client, slip.password)

    assert "too old" in text(response)
    assert "_auth_user_id" not in client.session


def test_the_password_of_the_slip_is_not_taken_as_the_new_one(client, slip):
    sign_in(client, slip.password)

    response = client.post(
        ACCOUNT, {"new_password1": slip.password, "new_password2": slip.password}
    )

    assert "the password you have now" in text(response)
    assert client.get(HOME).url == ACCOUNT


def test_what_was_typed_before_a_slip_came_is_sent_after_the_new_password(client, student, slip):
    Membership.objects.all().delete()
    kept = {"kept-path": "/join/", "kept-code": "QAZAQ7"}

    chosen = sign_in(client, slip.password, **kept)
    assert 'name="kept-code" value="QAZAQ7"' in text(chosen)
    wrong = client.post(ACCOUNT, {**NEW, "new_password2": "basqa-soz-27", **kept})
    assert 'name="kept-code" value="QAZAQ7"' in text(wrong)
    sent = client.post(ACCOUNT, {**NEW, **kept})

    assert 'value="QAZAQ7"' in text(sent)


def test_anybody_changes_their_password_with_the_old_one(client, student):
    client.force_login(student)

    client.post(ACCOUNT, {"old_password": f.PASSWORD, **NEW})

    student.refresh_from_db()
    assert student.check_password("zhana-soz-27")
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old_password": "wrong"}, "This is not your password"),
        ({"new_password2": "another-one-7"}, "The two passwords differ"),
        ({"new_password1": "12345678", "new_password2": "12345678"}, "too common"),
        ({"new_password1": "aB3x", "new_password2": "aB3x"}, "too short"),
        ({"new_password1": ""}, "Type a password"),
    ],
)
def test_a_password_that_is_refused_says_why_and_changes_nothing(client, student, typed, said):
    client.force_login(student)

    response = client.post(ACCOUNT, {"old_password": f.PASSWORD, **NEW, **typed})

    student.refresh_from_db()
    assert said in text(response)
    assert student.check_password(f.PASSWORD)


def test_a_password_from_the_administration_is_chosen_anew_as_that_of_a_slip(student, slip):
    admin = Client()
    admin.force_login(f.make_admin())

    admin.post(
        reverse("admin:auth_user_password_change", args=[student.pk]),
        {"password1": "zhana-soz-27", "password2": "zhana-soz-27", "usable_password": "true"},
    )

    student.refresh_from_db()
    assert student.check_password("zhana-soz-27")
    assert student.one_time_until is not None


def test_text_size_calm_pages_and_letters_are_chosen(client, student):
    client.force_login(student)
    client.post(reverse("lessons:account-look"), {"text_size": "large", "is_calm": "on"})
    sent = {"email": "dana@example.kz", "password": f.PASSWORD, "mails_deadlines": "on"}
    client.post(reverse("lessons:account-mail"), sent)

    student.refresh_from_db()
    assert (student.email, student.mails_news, student.mails_deadlines) == (
        "dana@example.kz",
        False,
        True,
    )
    assert re.search(r'<html [^>]*data-text="large"\s+data-calm', text(client.get(HOME)))


def test_an_address_that_is_none_comes_back_as_it_was_typed(client, student):
    client.force_login(student)
    page = text(client.post(reverse("lessons:account-mail"), {"email": "dana@"}))
    assert 'value="dana@"' in page
    student.refresh_from_db()
    assert student.email == ""


def test_another_address_wants_the_password(client, student):
    """A forgotten password is sent there, so an open page is not enough."""
    client.force_login(student)
    address = {"email": "stranger@example.kz", "password": "guessed"}
    assert "not your password" in text(client.post(reverse("lessons:account-mail"), address))
    student.refresh_from_db()
    assert (student.email, student.mails_news) == ("", True)
