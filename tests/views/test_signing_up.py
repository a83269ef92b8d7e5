"""Students make their own accounts where the site lets them."""

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import Entry, Membership, User
from lessons.services.signing_up import MOST_WRONG_CODES
from tests import factories as f

pytestmark = pytest.mark.django_db
PAGE = reverse("lessons:sign-up")
TYPED = {
    "code": "hqk 235",
    "last_name": "НҰРЛАНОВА",
    "first_name": "айару",
    "patronymic": "",
    "username": "nurlanova.a",
    "password1": "zhana-soz-27",
    "password2": "zhana-soz-27",
}


@pytest.fixture(autouse=True)
def _may_sign_up(settings):
    settings.SELF_SIGN_UP = True


@pytest.fixture
def classroom():
    return f.make_classroom(join_code="HQK235")


@pytest.fixture
def client():
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def text(response):
    return " ".join(response.content.decode().split())


def test_a_student_with_the_code_is_signed_in_and_in_the_class(client, classroom):
    response = client.post(PAGE, TYPED, follow=True)

    person = User.objects.get()
    assert person.get_full_name() == "Нұрланова Айару"
    assert person.check_password("zhana-soz-27")
    assert Membership.objects.get(user=person, classroom=classroom).entry == Entry.OWN
    assert "You are in the class" in text(response)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"code": "HQK236"}, "There is no class with this code"),
        ({"username": "TAKEN"}, "Somebody has this user name already"),
        ({"username": "a b"}, "username"),
        ({"first_name": "=1"}, "This is no name"),
        ({"last_name": ""}, "Write your surname"),
        ({"password1": "12345678", "password2": "12345678"}, "too common"),
        ({"password2": "another-one-7"}, "The two passwords differ"),
    ],
)
def test_what_is_refused_makes_nobody_and_stays_typed(client, classroom, typed, said):
    f.make_user("taken")

    response = client.post(PAGE, {**TYPED, **typed})

    assert said in text(response)
    assert User.objects.count() == 1
    assert "zhana-soz-27" not in text(response)


@pytest.mark.parametrize("state", ["closed", "archived"])
def test_a_class_that_takes_nobody_in_makes_no_account(client, classroom, state):
    classroom.is_open = state != "closed"
    classroom.archived_at = f.NOW if state == "archived" else None
    classroom.save()

    assert "takes no new students" in text(client.post(PAGE, TYPED))
    assert not User.objects.exists()


def test_codes_cannot_be_tried_out_without_end(client, classroom):
    for _ in range(MOST_WRONG_CODES):
        client.post(PAGE, {**TYPED, "code": "ZZZZZZ"})

    assert "too many wrong codes" in text(client.post(PAGE, TYPED))
    assert not User.objects.exists()


def test_where_the_site_does_not_let_them_there_is_no_page(client, classroom, settings):
    assert PAGE in text(client.get("/sign-in/"))
    settings.SELF_SIGN_UP = False

    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, TYPED).status_code == 404
    assert PAGE not in text(client.get("/sign-in/"))
    assert not User.objects.exists()


def test_the_code_of_a_class_leads_here_with_the_code_typed(client, classroom, settings):
    teacher = f.make_teacher(classroom)
    client.force_login(teacher)
    page = reverse("lessons:classroom-detail", args=[classroom.pk])

    assert client.get(page).context["invitation"].endswith("/sign-up/?code=HQK235")
    settings.SELF_SIGN_UP = False
    assert client.get(page).context["invitation"].endswith("/join/?code=HQK235")
    assert 'value="HQK235"' in text(client.get("/join/?code=HQK235"))


def test_whoever_has_an_account_joins_with_it(client, classroom):
    client.force_login(f.make_user())

    response = client.get(f"{PAGE}?code=HQK235")

    assert response.url == "/join/?code=HQK235"
