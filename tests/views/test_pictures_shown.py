"""Pictures in the texts of a lesson and of its questions, as students meet them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import Asset, KeyTimes, Rendition
from lessons.services.attempts import submit_attempt
from tests import factories as f

pytestmark = pytest.mark.django_db
LINE = '![Жасуша](cell.png "1-сурет. Жасуша")'


@pytest.fixture
def lesson():
    return f.make_lesson()


@pytest.fixture
def given(lesson):
    """(assignment, its student)"""
    classroom = f.make_classroom()
    opened = timezone.now() - timedelta(days=1)
    assignment = f.make_assignment(lesson, classroom, opens_at=opened, due_at=None)
    return assignment, f.make_student(classroom)


@pytest.fixture
def reading(client, given):
    """The page of the lesson's text."""
    assignment, student = given
    client.force_login(student)
    url = reverse("lessons:assignment-read", args=[assignment.pk])

    def read() -> str:
        return client.get(url).content.decode()

    return read


def test_a_picture_stands_in_the_text_with_its_widths_its_size_and_its_words(lesson, reading):
    f.make_asset(lesson, picture={"width": 1000, "height": 500})
    f.make_section(lesson, text=f"Бірінші.\n\n{LINE}\n\nЕкінші.")
    small, middle, large = Rendition.objects.order_by("width")

    page = reading()

    assert '<figure class="picture"><img' in page
    assert f"/assets/{lesson.pk}/{small.digest}.webp 360w" in page
    assert f"{large.digest}.webp 1000w" in page
    assert f'src="/assets/{lesson.pk}/{middle.digest}.webp"' in page
    assert 'width="1000" height="500" alt="Жасуша" loading="lazy"' in page
    assert "<figcaption>1-сурет. Жасуша</figcaption>" in page


def test_its_author_is_named_below_it(lesson, reading):
    f.make_asset(lesson, credit="А. Серік <b>")
    f.make_section(lesson, text=LINE)

    assert "1-сурет. Жасуша А. Серік &lt;b&gt;</figcaption>" in reading()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Сурет дайындалып жатыр."),
        ({"problem": "damaged"}, "Сурет бұл жерде көрсетілмейді."),
        (None, "Сурет бұл жерде көрсетілмейді."),
    ],
)
def test_what_is_not_there_is_told_in_its_words(lesson, reading, change, said):
    if change is not None:
        f.make_asset(lesson)
        Rendition.objects.all().delete()
        Asset.objects.update(prepared_at=None, **change)
    f.make_section(lesson, text=LINE)

    page = reading()

    assert "<img" not in page.partition("data-text")[2].partition("</div>")[0]
    assert f"Жасуша <em>{said}</em>" in page


def test_many_pictures_cost_one_query_and_none_costs_none(lesson, reading):
    section = f.make_section(lesson, text="Мәтін.")
    names = [f"a{side}.png" for side in (20, 30, 40)]
    for name in names:
        f.make_asset(lesson, name, picture={"width": int(name[1:3])})

    def queries(text):
        section.text = text
        section.save()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            reading()
        return len(caught)

    reading()
    without = queries("Мәтін.")
    assert queries(f"![а]({names[0]})") == without + 1
    assert queries("\n\n".join(f"![а]({name})" for name in names)) == without + 1


def test_a_question_shows_its_picture_and_that_of_its_explanation_only_with_the_key(
    client, lesson, given
):
    assignment, student = given
    f.make_asset(lesson, "cell.png")
    f.make_asset(lesson, "key.png", picture={"width": 50})
    f.make_question(
        lesson,
        kind="true-false",
        text="Бұл не?\n\n![Жасуша](cell.png)",
        explanation="![Жауап](key.png)",
    )
    shown, hidden = (
        Rendition.objects.get(asset__name=name).digest for name in ("cell.png", "key.png")
    )
    attempt = f.make_attempt(assignment, student, now=timezone.now())
    client.force_login(student)
    asked = client.get(reverse("lessons:attempt-question", args=[attempt.pk, 1]))
    submit_attempt(attempt, now=timezone.now())
    url = reverse("lessons:attempt-detail", args=[attempt.pk])
    assignment.key_time = KeyTimes.NEVER
    assignment.save()
    before = client.get(url).content.decode()
    assignment.key_time = KeyTimes.AT_ONCE
    assignment.save()
    after = client.get(url).content.decode()

    assert shown in asked.content.decode()
    assert hidden not in asked.content.decode()
    assert shown in before
    assert hidden not in before
    assert hidden in after
