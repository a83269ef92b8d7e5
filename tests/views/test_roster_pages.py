"""A class from a list through its pages, and the slips that follow."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lessons.models import Classroom, Membership, Slip, Upload, User
from tests import factories as f

pytestmark = pytest.mark.django_db
NEW = reverse("lessons:classroom-create")
LIST = "№;Аты-жөні;Логин\n1;Нұрланова Айару;aiaru\n2;Омаров Дәурен;\n3;Бекова;\n"


@pytest.fixture
def teacher():
    return f.make_teacher(f.make_classroom("Ескі"), "teacher")


@pytest.fixture
def client(teacher):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(teacher)
    return client


def text(response):
    return " ".join(response.content.decode().split())


def make_class(client, **typed):
    file = SimpleUploadedFile("list.csv", LIST.encode())
    return client.post(NEW, {"name": "ХҚ-241", "file": file, **typed})


def test_nothing_is_written_before_each_row_was_shown(client):
    sent = make_class(client)
    page = client.get(sent.url)

    assert User.objects.count() == 1
    assert "new account: 2" in text(page)
    assert "Only one word of the name" in text(page)
    assert "Нұрланова Айару" in text(page)


def test_a_confirmed_list_leads_to_the_slips_of_those_who_need_one(client):
    review = make_class(client).url

    done = client.post(review)
    slips = client.get(done.url)

    classroom = Classroom.objects.get(name="ХҚ-241")
    assert done.url == reverse("lessons:slips", args=[classroom.pk])
    assert text(slips).count(" checked>") == 2
    assert not Upload.objects.exists()
    assert Membership.objects.students().filter(classroom=classroom).count() == 2


def test_the_sheet_shows_each_password_once_and_a_code_to_sign_in_with(client):
    client.post(make_class(client).url)
    classroom = Classroom.objects.get(name="ХҚ-241")
    students = User.objects.filter(membership__classroom=classroom, membership__role="student")
    url = reverse("lessons:slips", args=[classroom.pk])

    sheet = client.post(url, {"student": [one.pk for one in students]})

    told = re.findall(r'slip-secret">([a-z2-9]{5}-[a-z2-9]{5})<', text(sheet))
    assert len(set(told)) == 2
    assert text(sheet).count('src="data:image/svg+xml') == 2
    assert not any(password in text(client.get(url)) for password in told)
    assert Slip.objects.count() == 2
    assert sheet.headers["Cache-Control"].count("no-store")
    aiaru = next(slip for slip, _link in sheet.context["slips"] if slip.student.username == "aiaru")
    signed_in = Client().post("/sign-in/", {"username": "aiaru", "password": aiaru.password})
    assert signed_in.status_code == 302


def test_the_secret_of_a_code_stands_where_no_server_sees_it(client):
    client.post(make_class(client).url)
    classroom = Classroom.objects.get(name="ХҚ-241")
    student = User.objects.get(username="aiaru")

    sheet = client.post(reverse("lessons:slips", args=[classroom.pk]), {"student": [student.pk]})

    [(slip, link)] = sheet.context["slips"]
    parts = urlsplit(link)
    assert (parts.path, parts.query) == ("/sign-in/", "")
    assert parse_qs(parts.fragment) == {"u": ["aiaru"], "p": [slip.password]}


def test_columns_can_be_chosen_and_stay_chosen_when_the_list_is_loaded(client):
    rows = "x;y;z\nНұрланова;Айару;k1\nОмаров;Дәурен;k2"
    review = make_class(client, file=SimpleUploadedFile("l.csv", rows.encode())).url
    chosen = f"{review}?column=last-name&column=first-name&column=login"

    client.post(chosen)

    assert set(User.objects.values_list("username", flat=True)) == {"teacher", "k1", "k2"}


@pytest.mark.parametrize("query", ["?column=other&column=other&column=other", "?column=spell"])
def test_columns_without_names_load_nobody(client, query):
    review = make_class(client).url

    page = client.get(f"{review}{query}")

    assert page.status_code == 200
    if "other" in query:
        assert "No column is said to hold names" in text(page)
        client.post(f"{review}{query}")
        assert User.objects.count() == 1


def test_what_is_asked_must_be_answered_and_answers_stay_chosen(client):
    other = f.make_student(f.make_classroom("Б"), last_name="Омаров", first_name="Дәурен")
    second = f.make_student(f.make_classroom("В"), last_name="Бекова", first_name="Ай")
    pasted = "ФИО\tТоп\nОмаров Дәурен\t1\nБекова Ай\t1\n"
    review = make_class(client, file="", pasted=pasted).url

    refused = client.post(review, {"row-2": str(other.pk)})
    assert "say of each row at the top who is meant" in text(refused)
    assert f'value="{other.pk}" checked' in text(refused)
    assert Upload.objects.exists()

    client.post(review, {"row-2": str(other.pk), "row-3": "skip"})
    classroom = Classroom.objects.get(name="ХҚ-241")
    joined = {row.user for row in Membership.objects.students().filter(classroom=classroom)}
    assert joined == {other}
    assert second not in joined


def test_a_list_that_was_loaded_is_not_loaded_again(client):
    review = make_class(client).url
    client.post(review)

    again = client.post(review, follow=True)

    assert "no longer kept here" in text(again)
    assert User.objects.count() == 3


def test_a_list_is_for_its_sender_alone(client):
    review = make_class(client).url
    classroom = Classroom.objects.get(name="ХҚ-241")
    colleague = f.make_teacher(classroom)
    other = Client()
    other.force_login(colleague)

    assert other.get(review).status_code == 302
    assert "Нұрланова" not in text(other.get(review, follow=True))


def test_a_file_that_is_no_list_makes_no_class_and_says_why(client):
    response = make_class(client, file=SimpleUploadedFile("a.pdf", b"%PDF-1.7"))

    assert "This is no table" in text(response)
    assert 'value="ХҚ-241"' in text(response)
    assert Classroom.objects.count() == 1


def test_rows_that_were_pasted_and_refused_stay_in_the_field(client):
    response = make_class(client, file="", pasted="1;2\n3;4")

    assert "No row with a surname" in text(response)
    assert "1;2" in text(response)


def test_who_may_make_no_accounts_is_told_so(client, settings):
    settings.TEACHERS_MAKE_ACCOUNTS = False
    review = make_class(client).url

    page = client.get(review)
    client.post(review)

    assert "refused: 2" in text(page)
    assert "you may not make one" in text(page)
    assert User.objects.count() == 1


def test_nothing_ticked_makes_no_slip(client):
    classroom = Classroom.objects.get(name="Ескі")
    student = f.make_student(classroom)
    url = reverse("lessons:slips", args=[classroom.pk])

    for typed in ({}, {"student": ["x"]}, {"student": [str(f.make_user().pk)]}):
        assert client.post(url, typed).url == url
    assert not Slip.objects.exists()
    assert student.slips.count() == 0


def test_a_picture_of_a_code_is_one_that_the_content_policy_allows(client):
    client.post(make_class(client).url)
    classroom = Classroom.objects.get(name="ХҚ-241")
    ids = list(User.objects.filter(membership__classroom=classroom).values_list("pk", flat=True))

    sheet = client.post(reverse("lessons:slips", args=[classroom.pk]), {"student": ids})

    assert "img-src 'self' data:" in sheet.headers["Content-Security-Policy"]
    assert "<script>" not in text(sheet)
