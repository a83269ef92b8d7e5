"""Who may change whom in the administration."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from lessons.models import Membership
from tests import factories as f
from tests.admin.form_page import fields_of

pytestmark = pytest.mark.django_db
RIGHTS = {"is_staff", "is_superuser", "groups", "user_permissions"}


@pytest.fixture
def clerk():
    """Of the dean's office: makes accounts and gives new passwords, in all departments."""
    clerk = f.make_user(username="clerk", is_staff=True)
    rights = ["add_user", "change_user", "view_user", "delete_user", "all_departments"]
    clerk.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return clerk


@pytest.fixture
def clerk_client(clerk):
    client = Client()
    client.force_login(clerk)
    return client


def change_url(person):
    return reverse("admin:lessons_user_change", args=[person.pk])


def test_a_clerk_changes_a_student(clerk_client):
    student = f.make_user(username="dana")
    fields = fields_of(clerk_client.get(change_url(student)), having="username")

    response = clerk_client.post(change_url(student), {**fields, "last_name": "Әлиева"})

    student.refresh_from_db()
    assert response.status_code == 302
    assert student.last_name == "Әлиева"


@pytest.mark.parametrize("who", ["clerk", "dana"])
def test_a_clerk_makes_an_administrator_of_nobody(clerk, clerk_client, who):
    person = clerk if who == "clerk" else f.make_user(username="dana")
    fields = fields_of(clerk_client.get(change_url(person)), having="last_name")

    clerk_client.post(change_url(person), {**fields, "is_superuser": "on", "is_staff": "on"})

    person.refresh_from_db()
    assert not RIGHTS & set(fields)
    assert not person.is_superuser
    assert person.is_staff == (who == "clerk")


@pytest.mark.parametrize("is_superuser", [True, False])
def test_a_clerk_gives_no_new_password_to_other_staff(clerk_client, is_superuser):
    person = f.make_user(username="boss", is_staff=True, is_superuser=is_superuser)
    before = person.password

    response = clerk_client.post(
        reverse("admin:auth_user_password_change", args=[person.pk]),
        {"password1": "zhasyryn-soz-7", "password2": "zhasyryn-soz-7"},
    )

    person.refresh_from_db()
    assert response.status_code == 403
    assert person.password == before


def test_a_clerk_gives_no_new_password_to_a_teacher_who_could_mark_with_it(clerk_client):
    """Nor to who has taught: the class may be taken up again."""
    teacher = f.make_teacher(f.make_classroom())
    Membership.objects.filter(user=teacher).update(ended_at=f.NOW)

    page = clerk_client.get(reverse("admin:auth_user_password_change", args=[teacher.pk]))

    assert page.status_code == 403


def test_an_administrator_still_gives_rights(client):
    person = f.make_user(username="dana")
    fields = fields_of(client.get(change_url(person)), having="username")
    typed = {name: value for name, value in fields.items() if value}

    client.post(change_url(person), {**typed, "is_staff": "on"})

    person.refresh_from_db()
    assert person.is_staff


@pytest.mark.parametrize(("typed", "is_archived"), [("30.06.2026 18:00", True), ("", False)])
def test_a_class_is_archived_in_one_field_and_taken_out_again(admin_client, typed, is_archived):
    classroom = f.make_classroom(archived_at=None if is_archived else f.NOW)
    url = reverse("admin:lessons_classroom_change", args=[classroom.pk])
    fields = fields_of(admin_client.get(url), having="name")

    response = admin_client.post(url, {**fields, "archived_at": typed})

    classroom.refresh_from_db()
    assert response.status_code == 302
    assert (classroom.archived_at is not None) == is_archived
