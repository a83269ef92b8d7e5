"""What is announced stands on the start page of those it is for, in its days."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.models import Announcement
from lessons.models.announcements import Audience
from tests import factories as f

pytestmark = pytest.mark.django_db
HOME = reverse("lessons:home")
WORDS = "Жұмада сервер ауыстырылады."


def announce(**fields):
    today = timezone.localdate()
    return f.make_announcement(WORDS, **{"starts": today, "until": today, **fields})


def signed_in(person, language="kk"):
    client = Client()
    client.cookies["django_language"] = language
    client.force_login(person)
    return client


def is_told(person, language="kk", words=WORDS):
    return words in signed_in(person, language).get(HOME).content.decode()


@pytest.fixture
def people():
    classroom = f.make_classroom()
    return {"students": f.make_student(classroom), "teachers": f.make_teacher(classroom)}


@pytest.mark.parametrize("audience", Audience)
def test_it_is_told_to_those_it_is_for(people, audience):
    announce(audience=audience)

    told = {name for name, person in people.items() if is_told(person)}

    assert told == ({audience.value} & set(people) or set(people))


@pytest.mark.parametrize(
    ("starts", "until", "told"),
    [(0, 0, True), (-3, None, True), (1, 2, False), (-2, -1, False)],
)
def test_it_is_told_from_its_first_day_to_its_last(people, starts, until, told):
    today = timezone.localdate()
    last = None if until is None else today + timedelta(days=until)
    announce(starts=today + timedelta(days=starts), until=last)

    assert is_told(people["students"]) is told


def test_whoever_puts_it_away_is_not_told_again_and_others_are(people):
    announcement = announce()
    dismiss = reverse("lessons:announcement-dismiss", args=[announcement.pk])
    student = signed_in(people["students"])

    for _twice in range(2):
        page = student.post(dismiss, follow=True).content.decode()

    assert WORDS not in page
    assert is_told(people["teachers"])


def test_a_language_that_has_no_text_is_told_in_one_that_has(people):
    announce(text_en="The server changes on Friday.")

    assert is_told(people["students"], "en", "The server changes on Friday.")
    page = signed_in(people["students"], "ru").get(HOME).content.decode()
    assert '<div lang="kk"' in page
    assert WORDS in page


@pytest.mark.parametrize(
    "fields",
    [{"text_kk": ""}, {"until": timezone.localdate() - timedelta(days=9)}, {"audience": "all"}],
    ids=["nothing is said", "it ends before it begins", "for nobody"],
)
def test_what_makes_no_announcement_is_refused(fields):
    written = {"starts": timezone.localdate(), "text_kk": WORDS, **fields}

    with pytest.raises(ValidationError):
        Announcement(**written).full_clean()
