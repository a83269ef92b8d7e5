"""Where a person is signed in: how long, and how it is ended from elsewhere."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.sign_ins import NOTED_EVERY, OWN, SHARED
from lessons.models import BrowserSession
from lessons.services.retention import forget_all
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SIGN_IN, HOME, ACCOUNT, JOIN = "/sign-in/", "/", "/account/", "/join/"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
SECOND = timedelta(seconds=1)


@pytest.fixture
def person():
    return make_user(username="aigul", password="kozy-korpesh")


def signed_in(user_agent="", **more):
    browser = Client(headers={"user-agent": user_agent})
    sent = {"username": "aigul", "password": "kozy-korpesh", **more}
    assert browser.post(SIGN_IN, sent).status_code == 302
    return browser


def age(browser, *, began=timedelta(0), seen=timedelta(0)):
    """As if time had passed."""
    session = browser.session
    kept = session["sign-in"]
    seconds = {"began": began.total_seconds(), "seen": seen.total_seconds()}
    session["sign-in"] = kept | {name: kept[name] - each for name, each in seconds.items()}
    session.save()


def page(browser):
    return browser.get(ACCOUNT).content.decode()


@pytest.mark.parametrize(("sent", "limits"), [({}, OWN), ({"is_shared": "on"}, SHARED)])
def test_a_sign_in_ends_without_work_and_after_a_while_in_any_case(person, sent, limits):
    idle, old, fresh = signed_in(**sent), signed_in(**sent), signed_in(**sent)
    age(idle, seen=limits.idle + SECOND)
    age(old, began=limits.whole + SECOND)
    age(fresh, began=limits.whole - timedelta(minutes=5))

    assert [each.get(HOME).status_code for each in (idle, old, fresh)] == [302, 302, 200]
    assert idle.get(ACCOUNT).url.startswith(SIGN_IN)


def test_what_was_typed_when_it_ran_out_is_kept(person):
    browser = signed_in(is_shared="on")
    age(browser, seen=SHARED.idle + SECOND)

    too_late = browser.post(JOIN, {"code": "QAZAQ7"})

    assert too_late.status_code == 401
    assert 'value="QAZAQ7"' in too_late.content.decode()


def test_work_keeps_it_open(person):
    browser = signed_in(is_shared="on")
    age(browser, seen=SHARED.idle - timedelta(minutes=1))
    browser.get(HOME)

    moment = timezone.now().timestamp() - browser.session["sign-in"]["seen"]

    assert moment < NOTED_EVERY.total_seconds()


def test_on_a_shared_computer_nothing_is_left_when_the_browser_is_closed(person):
    shared, own = signed_in(is_shared="on"), signed_in()

    assert not shared.cookies["sessionid"]["max-age"]
    assert "known-browser" not in shared.cookies
    assert own.cookies["sessionid"]["max-age"]
    assert "known-browser" in own.cookies


def test_all_of_ones_own_are_listed_and_nobody_elses(person):
    make_user(username="dana", password="kozy-korpesh")
    signed_in(PHONE, is_shared="on")
    signed_in("Firefox/131 Windows", username="dana")

    told = page(signed_in())

    assert "Chrome, Android" in told
    assert "Firefox" not in told


def test_another_one_is_ended_from_here(person):
    phone, here = signed_in(PHONE), signed_in()
    row = BrowserSession.objects.get(browser="Chrome, Android")

    here.post(reverse("lessons:sign-in-end"), {"row": row.pk})

    assert phone.get(HOME).status_code == 302
    assert here.get(HOME).status_code == 200
    assert "Chrome, Android" not in page(here)


def test_all_others_are_ended_at_once(person):
    others, here = [signed_in(PHONE), signed_in()], signed_in()

    here.post(reverse("lessons:sign-in-end"))

    assert [each.get(HOME).status_code for each in (*others, here)] == [302, 302, 200]


@pytest.mark.parametrize("row", ["x", "9" * 30, "²", "0"])
def test_nobody_ends_what_is_not_theirs(person, row):
    make_user(username="dana", password="kozy-korpesh")
    hers, here = signed_in(username="dana"), signed_in()
    of_dana = BrowserSession.objects.get(person__username="dana")

    for chosen in (of_dana.pk, row):
        here.post(reverse("lessons:sign-in-end"), {"row": chosen})

    assert hers.get(HOME).status_code == 200


def test_a_new_password_ends_all_others_and_stays_listed_here(person):
    phone, here = signed_in(PHONE), signed_in()
    fresh = {"new_password1": "aq-qus-2026", "new_password2": "aq-qus-2026"}

    here.post(ACCOUNT, {"old_password": "kozy-korpesh", **fresh})

    assert phone.get(HOME).status_code == 302
    assert [row.is_here for row in here.get(ACCOUNT).context["sign_ins"]] == [True]


def test_rows_of_closed_sign_ins_go_with_the_other_old_data(person):
    signed_in().post("/sign-out/")
    signed_in()

    forgotten = forget_all(now=timezone.now())

    assert forgotten["closed-sign-ins"] == 1
    assert BrowserSession.objects.count() == 1
