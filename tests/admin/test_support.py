"""Seeing the site with somebody else's eyes, to help them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import AuditLine, Classroom, Membership, Role, User
from lessons.services.support import note_timed_out
from tests import factories as f
from tests.admin.form_page import fields_of, words_of

pytestmark = pytest.mark.django_db
HOME, END = reverse("lessons:home"), reverse("lessons:support-end")


@pytest.fixture
def helper():
    return f.make_system_admin("helper", last_name="Көмекші")


@pytest.fixture
def office(helper):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(helper)
    return client


@pytest.fixture
def student():
    return f.make_student(f.make_classroom(), last_name="Айдарова")


def page_of(person):
    return reverse("admin:lessons_user_support", args=[person.pk])


def stand_in(office, person, reason="Тест ашылмайды"):
    return office.post(page_of(person), {"reason": reason}, follow=True)


def test_a_banner_says_whose_pages_these_are_until_one_click(office, student, helper):
    page = words_of(stand_in(office, student))
    assert "You see the site as: Айдарова" in page
    assert "You are: Көмекші" in page

    left = words_of(office.post(END, follow=True))

    assert "You are signed in as yourself again." in left
    assert "You see the site as" not in words_of(office.get(HOME))
    kinds = AuditLine.objects.filter(person=student).order_by("pk")
    told = [(line.kind, line.actor, line.reason) for line in kinds if "support" in line.kind]
    assert told == [("support-begun", helper, "Тест ашылмайды"), ("support-ended", helper, "")]


def test_without_a_reason_nobody_is_signed_in_as_anybody(office, student):
    page = words_of(stand_in(office, student, reason=" "))

    assert "Write the reason: it stands in the action log." in page
    assert not AuditLine.objects.filter(kind="support-begun").exists()


@pytest.mark.parametrize("page", ["account-mail", "account", "classroom-join"])
def test_nothing_is_sent_in_their_name(office, student, page):
    stand_in(office, student)

    refused = office.post(reverse(f"lessons:{page}"), {"code": "ABCDEF"})

    assert refused.status_code == 403
    assert "Nothing is sent or changed in their name" in words_of(refused)


def test_the_page_is_told_so_where_a_script_asks(office, student):
    stand_in(office, student)

    told = office.post(reverse("lessons:account-look"), headers={"Accept": "application/json"})

    assert (told.status_code, told.json()) == (403, {"code": "support"})


def test_the_language_of_the_page_is_the_helpers_and_not_kept_for_the_person(office, student):
    stand_in(office, student)

    office.post(reverse("lessons:language-set"), {"language": "ru"})

    student.refresh_from_db()
    assert student.language == ""


def test_who_rises_meanwhile_is_seen_through_no_longer(office, student):
    stand_in(office, student)
    User.objects.filter(pk=student.pk).update(is_superuser=True)

    assert "You see the site as" not in words_of(office.get(HOME))


def test_it_ends_by_itself_after_an_hour(office, student):
    stand_in(office, student)
    session = office.session
    session["support"] = {**session["support"], "until": 0}
    session.save()

    assert "You see the site as" not in words_of(office.get(HOME))


def test_support_that_ran_out_stands_in_the_action_log_as_ended_once(office, student, helper):
    stand_in(office, student)
    begun = AuditLine.objects.get(kind="support-begun").at

    assert note_timed_out(now=begun + timedelta(minutes=59)) == 0
    assert note_timed_out(now=begun + timedelta(hours=2)) == 1
    assert note_timed_out(now=begun + timedelta(hours=3)) == 0

    line = AuditLine.objects.get(kind="support-ended")
    assert (line.actor, line.person, line.at - begun) == (helper, student, timedelta(hours=1))


def test_whoever_signs_out_meanwhile_is_signed_out(office, student):
    stand_in(office, student)

    office.post(reverse("sign-out"))

    assert office.get(HOME).status_code == 302
    assert AuditLine.objects.filter(kind="support-ended", person=student).exists()


def test_who_opened_the_page_of_a_person_is_kept_once_a_day(office, student, helper):
    url = reverse("admin:lessons_user_change", args=[student.pk])
    for _twice in range(2):
        office.get(url)
    office.get(reverse("admin:lessons_user_change", args=[helper.pk]))

    line = AuditLine.objects.get()
    assert (line.kind, line.actor, line.person) == ("person-opened", helper, student)


def test_whoever_makes_an_account_cannot_sign_in_with_it(student):
    department = f.make_department()
    client = Client()
    client.force_login(f.make_department_admin(department))
    names = {"username": "zhana", "last_name": "Жаңа", "department": department.pk}
    secret = {"password1": "zhasyryn-soz-7", "password2": "zhasyryn-soz-7"}

    client.post(reverse("admin:lessons_user_add"), {**names, **secret})

    assert not User.objects.get(username="zhana").has_usable_password()


@pytest.mark.parametrize(("knows", "is_made"), [(False, False), (True, True)])
def test_a_department_admin_makes_teachers_of_those_who_teach_already(student, knows, is_made):
    """Whoever has never taught is named by a system admin: else an account of one's own making
    would be the way to marks."""
    department = f.make_department()
    client = Client()
    client.force_login(f.make_department_admin(department))
    person = f.make_user("zhana", department=department)
    if knows:
        f.enrol(person, f.make_classroom(), Role.TEACHER)
    classroom = f.make_classroom(department=department)
    send_teacher(client, classroom, person)

    assert Membership.objects.filter(user=person, classroom=classroom).exists() == is_made


def test_a_system_admin_names_a_teacher_for_the_first_time_and_it_is_kept(office, student, helper):
    classroom = Classroom.objects.get()
    person = f.make_user("zhana")

    send_teacher(office, classroom, person)

    assert Membership.objects.filter(user=person, role=Role.TEACHER).exists()
    line = AuditLine.objects.get(kind="made-teacher")
    assert (line.actor, line.person, line.classroom) == (helper, person, classroom)


def test_a_teacher_who_comes_back_stands_in_the_action_log_too(office, student):
    classroom = Classroom.objects.get()
    person = f.make_teacher(classroom)
    Membership.objects.filter(user=person).update(ended_at=f.NOW)
    url = reverse("admin:lessons_classroom_change", args=[classroom.pk])
    fields = fields_of(office.get(url), having="name")

    office.post(url, {**fields, **ended_again(fields, person)})

    assert Membership.objects.get(user=person).is_current
    assert AuditLine.objects.get(kind="made-teacher").person == person


def ended_again(fields, person):
    """The moment of the end taken out of the row of this person."""
    [row] = [
        name.rpartition("-")[0]
        for name, value in fields.items()
        if name.endswith("-user") and str(value) == str(person.pk)
    ]
    return {name: "" for name in fields if name.startswith(f"{row}-ended_at")}


def send_teacher(client, classroom, person):
    url = reverse("admin:lessons_classroom_change", args=[classroom.pk])
    fields = fields_of(client.get(url), having="name")
    count = int(fields["membership_set-INITIAL_FORMS"])
    row = {"user": person.pk, "role": Role.TEACHER, "left_work": "ask"}
    member = {f"membership_set-{count}-{name}": value for name, value in row.items()}
    return client.post(url, {**fields, "membership_set-TOTAL_FORMS": count + 1, **member})


def test_a_person_who_has_a_slip_is_helped_and_left_too(office, student):
    type(student).objects.filter(pk=student.pk).update(one_time_until=f.NOW + timedelta(days=9000))
    stand_in(office, student)

    assert office.get(HOME).status_code == 200
    assert "You are signed in as yourself again." in words_of(office.post(END, follow=True))
