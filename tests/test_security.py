"""What somebody with bad intentions, or the next person at a shared computer, would try."""

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lessons.forms import MarkField
from tests.factories import make_admin, make_classroom, make_teacher, make_user
from tests.test_urls import PAGES
from tests.world import make_world

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
JOIN = "/join/"
SAME_FOR_EVERYBODY = {"manifest", "service-worker"}


@pytest.fixture
def person():
    return make_user(username="aigul", password="kozy-korpesh")


OF_NOBODY = {"lessons:asset"}
"""A picture of a lesson tells nothing of the person who looked at it, and never changes."""


class TestASharedComputer:
    @pytest.mark.parametrize("name", sorted(set(PAGES) - SAME_FOR_EVERYBODY - OF_NOBODY))
    def test_no_page_stays_in_the_browser_for_the_next_person(self, name):
        world = make_world()
        client = Client()
        client.force_login(world.people["student"])

        response = client.get(reverse(name, args=world.arguments[PAGES[name][0]]))

        assert "no-store" in response.headers["Cache-Control"]

    def test_neither_does_what_was_typed_too_late(self, client):
        response = client.post(JOIN, {"code": "QAZAQ7"})

        assert "no-store" in response.headers["Cache-Control"]


class TestPasswords:
    @pytest.mark.parametrize(
        "page", [["admin:lessons_user_add"], ["admin:auth_user_password_change", [1]]]
    )
    @pytest.mark.parametrize("field", ["password1", "password2", "old_password", "new_password1"])
    def test_typed_into_the_administration_too_late_are_not_shown(self, client, page, field):
        response = client.post(reverse(page[0], args=page[1:] and page[1]), {field: "zhasyryn-7"})

        assert response.status_code == 401
        assert "zhasyryn-7" not in response.content.decode()

    def test_sent_with_an_old_token_are_not_shown(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_admin())

        response = client.post(
            reverse("admin:lessons_user_add"),
            {"username": "dana", "password1": "zhasyryn-7"},
            headers={"origin": "http://testserver"},
        )

        assert 'value="dana"' in response.content.decode()
        assert "zhasyryn-7" not in response.content.decode()


class TestWrongPasswords:
    def test_what_was_typed_is_not_written_beside_them(self, client, person):
        kept = {"kept-path": JOIN, "kept-answer": "Менің жауабым"}

        client.post(SIGN_IN, {"username": "aigul", "password": "wrong", **kept})

        assert "Менің жауабым" not in AccessAttempt.objects.get(username="aigul").post_data

    def test_trying_during_the_wait_does_not_make_it_longer(self, client, person):
        for _ in range(settings.AXES_FAILURE_LIMIT):
            client.post(SIGN_IN, {"username": "aigul", "password": "wrong"})
        [before] = AccessAttempt.objects.values_list("attempt_time", flat=True)

        client.post(SIGN_IN, {"username": "aigul", "password": "wrong"})

        assert list(AccessAttempt.objects.values_list("attempt_time", flat=True)) == [before]


class TestAnOldSecurityToken:
    def test_from_the_same_host_without_encryption_is_refused(self, person):
        """Whoever owns the network can write any page of http://, and send its forms."""
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)

        response = client.post(
            JOIN, {"code": "QAZAQ7"}, headers={"origin": "http://testserver"}, secure=True
        )

        assert response.status_code == 403
        assert "QAZAQ7" not in response.content.decode()

    def test_on_the_sign_in_page_does_not_lose_what_it_carries(self, person):
        """Two tabs ran out, and the other one has signed in."""
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)

        response = client.post(
            SIGN_IN,
            {"username": "aigul", "kept-path": JOIN, "kept-code": "QAZAQ7"},
            headers={"origin": "http://testserver"},
        )

        assert f'action="{JOIN}"' in response.content.decode()
        assert 'name="code" value="QAZAQ7"' in response.content.decode()

    @pytest.mark.parametrize("path", ["//example.com/", "/\\example.com", "/\t/example.com", ""])
    def test_never_sends_anything_to_another_site(self, person, path):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)

        response = client.post(
            SIGN_IN,
            {"kept-path": path, "kept-code": "QAZAQ7"},
            headers={"origin": "http://testserver"},
        )

        assert response.status_code == 403
        assert "QAZAQ7" not in response.content.decode()


def test_a_body_larger_than_any_form_takes_is_not_read(client):
    response = client.post(SIGN_IN, headers={"content-length": str(settings.LARGEST_REQUEST + 1)})

    assert response.status_code == 413
    assert "64,0" in response.content.decode()


@pytest.mark.parametrize("number", ["9" * 25, "9" * 4400])
@pytest.mark.parametrize("name", [name for name, row in PAGES.items() if row[0]])
def test_a_number_that_no_table_holds_is_not_found(name, number):
    world = make_world()
    client = Client()
    client.force_login(world.people["teacher"])
    found = world.arguments[PAGES[name][0]]
    arguments = [7654321 if isinstance(each, int) else each for each in found]
    if 7654321 not in arguments:
        pytest.skip("a token stands in this address, and no number")

    url = reverse(name, args=arguments).replace("7654321", number)

    assert client.get(url).status_code in {404, 405}


def test_a_mark_of_a_million_digits_is_refused_unread():
    with pytest.raises(ValidationError):
        MarkField(points=10).clean("0.5" + "0" * 1_000_000)


def test_pages_are_compressed_with_padding_of_random_length(client):
    """Django's answer to BREACH: the length of two equal pages differs."""
    lengths = {
        len(client.get("/sign-in/", headers={"accept-encoding": "gzip"}).content) for _ in range(10)
    }

    answer = client.get("/sign-in/", headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(lengths) > 1


def test_a_number_that_no_table_holds_is_not_found_beside_one_that_is_there(client, person):
    client.force_login(person)

    assert client.post(f"/attempts/{'9' * 25}/1/second-look/").status_code == 404


def test_a_number_that_no_table_holds_is_a_bad_request_in_a_query(client):
    client.force_login(make_teacher(make_classroom()))

    assert client.get("/assign/?classes=9223372036854775808").status_code in {200, 400}
