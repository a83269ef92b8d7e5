"""Signing in, and what was typed when a sign-in ran out."""

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import Membership, Role
from tests.factories import make_classroom, make_user

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
JOIN = "/join/"


@pytest.fixture
def person():
    return make_user(username="aigul", password="kozy-korpesh", first_name="Айгүл")


def sign_in(client, **extra):
    return client.post(SIGN_IN, {"username": "aigul", "password": "kozy-korpesh", **extra})


def test_the_right_password_opens_the_start_page(client, person):
    response = sign_in(client)

    assert response.status_code == 302
    assert response.url == reverse("lessons:home")


def test_a_wrong_password_says_so_and_keeps_the_user_name(client, person):
    response = client.post(SIGN_IN, {"username": "aigul", "password": "wrong"})

    assert response.status_code == 200
    assert "aigul" in response.content.decode()
    assert response.context["form"].non_field_errors()


def test_the_eleventh_wrong_password_locks_the_name_for_this_address(client, person):
    for _ in range(10):
        client.post(SIGN_IN, {"username": "aigul", "password": "wrong"})

    locked = sign_in(client)
    other_name = client.post(SIGN_IN, {"username": "somebody", "password": "wrong"})

    assert locked.status_code == 429
    assert "15" in locked.content.decode()
    assert other_name.status_code == 200


def test_a_page_asks_for_a_sign_in_and_returns_there(client, person):
    asked = client.get(JOIN)
    answered = sign_in(client, next=JOIN)

    assert asked.status_code == 302
    assert asked.url == f"{SIGN_IN}?next={JOIN}"
    assert answered.url == JOIN


def test_next_never_leaves_the_site(client, person):
    assert sign_in(client, next="https://example.com/").url == reverse("lessons:home")


def test_a_form_sent_after_the_sign_in_ran_out_is_kept_and_can_be_sent_again(client, person):
    classroom = make_classroom(join_code="QAZAQ7")

    too_late = client.post(JOIN, {"code": "QAZAQ7"})
    assert too_late.status_code == 401
    assert too_late.context["kept_path"] == JOIN

    signed_in = sign_in(client, **{"kept-path": JOIN, "kept-code": "QAZAQ7"})
    assert signed_in.status_code == 200
    assert 'value="QAZAQ7"' in signed_in.content.decode()

    client.post(JOIN, {"code": "QAZAQ7"})
    assert Membership.objects.filter(user=person, classroom=classroom, role=Role.STUDENT).exists()


def test_what_was_kept_survives_a_mistyped_password(client, person):
    kept = {"kept-path": JOIN, "kept-answer": "Менің ұзақ жауабым"}

    response = client.post(SIGN_IN, {"username": "aigul", "password": "wrong", **kept})

    assert 'name="kept-answer" value="Менің ұзақ жауабым"' in response.content.decode()


def test_a_kept_path_of_another_site_is_ignored(client, person):
    response = sign_in(client, **{"kept-path": "https://example.com/x", "kept-answer": "a"})

    assert response.status_code == 302
    assert response.url == reverse("lessons:home")


def test_passwords_are_never_carried_along(client):
    response = client.post(JOIN, {"code": "x", "password": "secret-word"})

    assert "secret-word" not in response.content.decode()


def test_our_javascript_is_told_that_the_sign_in_ran_out(client):
    response = client.post(JOIN, {"code": "x"}, headers={"accept": "application/json"})

    assert response.status_code == 401
    assert response.json() == {"code": "signed-out"}


class TestAnOldSecurityToken:
    def post(self, person, *, origin):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)
        return client.post(JOIN, {"code": "QAZAQ7"}, headers={"origin": origin})

    def test_from_our_own_page_what_was_typed_can_be_sent_again(self, person):
        response = self.post(person, origin="http://testserver")

        assert response.status_code == 403
        assert 'value="QAZAQ7"' in response.content.decode()

    def test_from_another_site_is_refused_outright(self, person):
        response = self.post(person, origin="https://example.com")

        assert response.status_code == 403
        assert "QAZAQ7" not in response.content.decode()

    def test_is_told_to_our_javascript(self, person):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)

        response = client.post(JOIN, {"code": "x"}, headers={"accept": "application/json"})

        assert response.status_code == 403
        assert response.json() == {"code": "page-expired"}


def test_signing_out_ends_at_the_sign_in_page(client, person):
    client.force_login(person)

    assert client.post("/sign-out/").url == SIGN_IN


def test_every_page_carries_the_content_policy(client):
    policy = client.get(SIGN_IN).headers["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
