"""The second factor: set up, asked for behind the password, lost, reset."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.one_time_codes import code_at, key_in_groups
from lessons.models import AuditLine, SecondFactor, User
from lessons.services.second_factor import begin_factor, confirm_factor
from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db
ASK, SET_UP, END = (reverse(f"lessons:second-factor{end}") for end in ("", "-set-up", "-end"))
HOME, ACCOUNT = reverse("lessons:home"), reverse("lessons:account")
PASSWORD = "zhasyryn-soz-7"


@pytest.fixture
def person():
    person = f.make_user("dana", last_name="Әлиева")
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def browser():
    browser = Client()
    browser.cookies["django_language"] = "en"
    return browser


def code_of(person, *, ahead=0):
    """Each code counts once, so a later one is that of the next half minute."""
    step = int(timezone.now().timestamp()) // 30 + ahead
    return code_at(SecondFactor.objects.get(person=person).secret, step)


def turn_on(person):
    begin_factor(person, now=timezone.now())
    code = code_of(person, ahead=-1)
    return confirm_factor(person, typed=code, session={}, now=timezone.now())


def sign_in(browser, **more):
    return browser.post(reverse("sign-in"), {"username": "dana", "password": PASSWORD, **more})


def test_it_is_set_up_by_a_picture_and_the_first_code_and_gives_codes_on_paper(browser, person):
    browser.force_login(person)
    browser.post(reverse("lessons:second-factor-begin"))
    page = words_of(browser.get(SET_UP))
    assert key_in_groups(SecondFactor.objects.get().secret) in page
    assert "data:image/svg+xml" in page
    assert not User.objects.get(pk=person.pk).has_second_factor

    page = words_of(browser.post(SET_UP, {"code": code_of(person)}))

    codes = re.findall(r"<code>([a-z0-9-]+)</code>", page)
    assert len(codes) == 8
    assert not any(code in str(SecondFactor.objects.get().recovery_codes) for code in codes)
    assert browser.get(HOME).status_code == 200
    assert browser.get(SET_UP).url == ACCOUNT


def test_a_password_alone_opens_nothing_any_more(browser, person):
    turn_on(person)

    sign_in(browser)

    assert browser.get(HOME).url == ASK
    refused = browser.post(reverse("lessons:account-look"), headers={"Accept": "application/json"})
    assert (refused.status_code, refused.json()) == (403, {"code": "second-factor"})
    browser.post(ASK, {"code": code_of(person)})
    assert browser.get(HOME).status_code == 200


def test_a_code_that_was_used_before_is_refused(browser, person):
    turn_on(person)
    sign_in(browser)

    page = browser.post(ASK, {"code": code_of(person, ahead=-1)})

    assert "This code is not right, or it was used before." in words_of(page)


def test_a_code_on_paper_works_once(browser, person):
    code = turn_on(person)[0]
    for expected in (302, 200):
        sign_in(browser)
        assert browser.post(ASK, {"code": f" {code.upper()} "}).status_code == expected
        browser.post(reverse("sign-out"))


def test_five_wrong_codes_lock_it_for_five_minutes_also_for_a_right_one(browser, person):
    turn_on(person)
    sign_in(browser)
    for _each in range(5):
        browser.post(ASK, {"code": "no code"})

    page = browser.post(ASK, {"code": code_of(person)})

    assert "too many wrong codes" in words_of(page)
    factor = SecondFactor.objects.get()
    assert factor.locked_until - timezone.now() > timedelta(minutes=4)
    SecondFactor.objects.update(locked_until=timezone.now())
    assert browser.post(ASK, {"code": code_of(person)}).status_code == 302


def test_what_was_typed_before_the_sign_in_ran_out_goes_through_this_step_too(browser, person):
    turn_on(person)
    kept = {"kept-path": reverse("lessons:classroom-join"), "kept-code": "ABC234"}

    asked = words_of(sign_in(browser, **kept))
    sent = words_of(browser.post(ASK, {"code": code_of(person), **kept}))

    assert 'name="kept-code" value="ABC234"' in asked
    assert 'name="code" value="ABC234"' in sent


@pytest.mark.parametrize(("ahead", "is_on"), [(0, False), (5, True)])
def test_it_is_turned_off_with_a_right_code_only(browser, person, ahead, is_on):
    browser.force_login(person)
    turn_on(person)
    session = browser.session
    session["second-factor"] = person.pk
    session.save()

    browser.post(END, {"code": code_of(person, ahead=ahead)})

    assert User.objects.get(pk=person.pk).has_second_factor == is_on


def test_it_is_turned_off_with_a_code_from_the_paper_and_wrong_codes_are_counted(browser, person):
    code = turn_on(person)[0]
    sign_in(browser)
    browser.post(ASK, {"code": code_of(person)})

    browser.post(END, {"code": "no code"})
    assert SecondFactor.objects.get().failures == 1
    browser.post(END, {"code": code})

    assert not User.objects.get(pk=person.pk).has_second_factor


def test_the_page_that_was_asked_for_comes_behind_the_code(browser, person):
    turn_on(person)
    wanted = reverse("lessons:my-progress") + "?a=1"

    sign_in(browser, next=wanted)
    asking = browser.get(wanted).url
    page = words_of(browser.get(asking))

    assert f'name="next" value="{wanted}"' in page
    sent = {"code": code_of(person), "next": wanted}
    assert browser.post(ASK, sent).url == wanted


def test_no_other_site_is_opened_behind_the_code(browser, person):
    turn_on(person)
    sign_in(browser)

    assert browser.post(ASK, {"code": code_of(person), "next": "//evil.example"}).url == HOME


def test_what_was_sent_before_the_code_was_asked_for_is_kept(browser, person):
    turn_on(person)
    sign_in(browser)

    asked = words_of(browser.post(reverse("lessons:classroom-join"), {"code": "ABC234"}))

    assert 'name="kept-code" value="ABC234"' in asked


def test_staff_set_it_up_first_where_the_site_asks_for_it(browser, settings):
    settings.STAFF_SECOND_FACTOR = True
    browser.force_login(f.make_system_admin())

    assert browser.get(reverse("admin:index")).url == SET_UP
    assert browser.get(SET_UP).status_code == 200
    student = Client()
    student.force_login(f.make_user())
    assert student.get(HOME).status_code == 200


def test_an_administrator_resets_it_with_a_reason(browser, person):
    turn_on(person)
    admin = f.make_system_admin()
    browser.force_login(admin)
    url = reverse("admin:lessons_user_factor", args=[person.pk])

    browser.post(url, {"reason": ""})
    assert User.objects.get(pk=person.pk).has_second_factor
    browser.post(url, {"reason": "Телефоны жоғалды"})

    assert not User.objects.get(pk=person.pk).has_second_factor
    assert not SecondFactor.objects.exists()
    line = AuditLine.objects.get(kind="factor-reset")
    assert (line.actor, line.person, line.reason) == (admin, person, "Телефоны жоғалды")


def test_nobody_resets_that_of_equals(browser):
    person = f.make_system_admin()
    turn_on(person)
    browser.force_login(f.make_system_admin())

    page = browser.get(reverse("admin:lessons_user_factor", args=[person.pk]))

    assert page.status_code == 403
