"""A class of twenty-five from a list, as a teacher would make it: six clicks at most."""

from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook
from playwright.sync_api import FilePayload, Page, expect

from lessons.domain.rosters.grid import read_pasted
from lessons.models import Classroom, Membership
from lessons.services.rosters import keep_roster
from tests import factories as f
from tests.browser.hand import Hand

pytestmark = pytest.mark.django_db(transaction=True)
MOST_CLICKS = 6
STUDENTS = 25
LAST = ["Нұрланова", "Омаров", "Бекова", "Сейітов", "Әбдіқалықова"]
FIRST = ["Айару", "Дәурен", "Ғани", "Жансая", "Ұлжан"]
NAMES = [f"{last} {first}" for last in LAST for first in FIRST]


def workbook():
    """As a registrar's program exports it."""
    book = Workbook()
    sheet = book.active
    sheet.append(["«Абай атындағы ҚазҰПУ» КеАҚ"])
    sheet.append(["ХҚ-241 тобының тізімі"])
    sheet.append(["№", "Аты-жөні", "ЖСН", "E-mail"])
    for at, name in enumerate(NAMES, 1):
        sheet.append([at, name.upper(), 50_101_500_000 + at, f"s{at}@uni.kz"])
    sheet.append(["Барлығы:", STUDENTS])
    sheet.merge_cells("A1:D1")
    out = BytesIO()
    book.save(out)
    kind = "application/octet-stream"
    return FilePayload(name="ХҚ-241.xlsx", mimeType=kind, buffer=out.getvalue())


@pytest.fixture
def teacher(live_server):
    return f.make_teacher(f.make_classroom("ХҚ-231"), "teacher", last_name="Сейітова")


def sign_in(page: Page, base_url, user):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [
            {"name": name, "value": client.cookies[name].value, "url": base_url},
            {"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": base_url},
        ]
    )


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_class_from_a_list_takes_six_clicks(open_page, base_url, teacher, script):
    page = open_page(java_script_enabled=script)
    sign_in(page, base_url, teacher)
    page.goto(reverse("lessons:home"))
    hand = Hand(page)

    hand.press("link", "New class")
    page.get_by_label("Name of the class").fill("ХҚ-241")
    hand.choose([workbook()])
    hand.press("button", "Make the class")
    expect(page.get_by_text(f"new account: {STUDENTS}")).to_be_visible()
    hand.press("button", "Load the list")
    hand.press("button", "Make the slips")
    expect(page.locator(".slip")).to_have_count(STUDENTS)

    assert hand.clicks <= MOST_CLICKS
    classroom = Classroom.objects.get(name="ХҚ-241")
    assert Membership.objects.students().filter(classroom=classroom).count() == STUDENTS


def test_a_student_comes_in_by_the_code_of_the_slip_and_chooses_a_password(
    open_page, base_url, teacher
):
    classroom = Classroom.objects.get()
    student = f.make_student(classroom, "dana", last_name="Әлиева", first_name="Дана")
    sheet = Client()
    sheet.force_login(teacher)
    made = sheet.post(reverse("lessons:slips", args=[classroom.pk]), {"student": student.pk})
    link = made.context["slips"][0][1]
    page = open_page()
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": base_url}]
    )

    page.goto(link.replace("http://testserver", base_url))
    assert "#" not in page.url
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("New password", exact=True).fill("zhana-soz-27")
    page.get_by_label("New password once more").fill("zhana-soz-27")
    page.get_by_role("button", name="Save the password").click()

    expect(page.get_by_text("Your new password is in force.")).to_be_visible()


def test_the_pages_of_a_class_are_accessible_and_none_scrolls_sideways(
    page, phone_page, base_url, teacher, axe
):
    classroom = Classroom.objects.get()
    student = f.make_student(classroom, last_name="Нұрланова", first_name="Айару")
    namesake = f.make_student(f.make_classroom("Б"), last_name="Омаров", first_name="Дәурен")
    rows = "№\tАты-жөні\tЛогин\n1\tНұрланова Айару\t\n2\tОмаров Дәурен\t\n3\tБек\t\n4\tБек Ай\tb"
    upload = keep_roster(
        classroom, name="l.csv", rows=read_pasted(rows), sent_by=teacher, now=timezone.now()
    )
    paths = [
        reverse("lessons:classroom-create"),
        reverse("lessons:account"),
        reverse("lessons:roster-review", args=[classroom.pk, upload.pk]),
        *(
            reverse(f"lessons:{name}", args=[classroom.pk])
            for name in ("classroom-edit", "classroom-copy", "classroom-people", "roster-load",
                         "slips")
        ),
        *(
            reverse(f"lessons:{name}", args=[classroom.pk, student.pk])
            for name in ("member-leave", "member-move")
        ),
    ]  # fmt: skip
    assert namesake.pk
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for each in (page, phone_page):
        sign_in(each, base_url, teacher)
        for path in paths:
            each.goto(path)
            assert each.evaluate(wide) <= 0, path
            if each is page:
                axe(each)
