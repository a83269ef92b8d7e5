"""After key points were changed: whose mark would change, and what is asked about once more."""

import re
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.models import Marking, Question
from tests import factories as f

pytestmark = pytest.mark.django_db
OLD = "2 | Мемлекеттің атынан жүргізілетіні\n1 | Бейбіт құралдары"
OTHER_POINTS = OLD.replace("2 |", "1 |")
ONE_MORE = f"{OLD}\n3 | Үшінші ой"


class World:
    def __init__(self):
        self.now = timezone.now() - timedelta(hours=1)
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(
            self.lesson, self.classroom, opens_at=self.now, due_at=None
        )

    def marked(self, text="Дипломатия – құрал", **person):
        student = f.make_student(self.classroom, **person)
        attempt = f.make_attempt(
            self.assignment, student, answers=[(text,)], submitted=True, now=self.now
        )
        row = attempt.response_set.get()
        f.make_marking(
            row,
            self.teacher,
            fraction=Fraction(2, 3),
            shares={"a": Share.FULL, "b": Share.NONE},
            now=self.now,
        )
        return row

    def url(self, name):
        return reverse(f"lessons:{name}", args=[self.question.pk])

    def key_points(self, typed):
        return {"rubric": typed, "seen": Question.objects.get(pk=self.question.pk).current_id}


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode().replace("&nbsp;", " "))
    return " ".join(text.replace("\u00a0", " ").split())


def save(teacher, world, typed):
    return teacher.post(world.url("rubric-edit"), world.key_points(typed), follow=True)


def test_the_save_leads_to_what_it_means_for_marks(teacher, world):
    world.marked()

    points, added = save(teacher, world, OTHER_POINTS), save(teacher, world, ONE_MORE)

    assert "1 mark of your classes would be another. Nothing is changed yet." in words(points)
    assert "1 marked answer of your classes has no decision" in words(added)


def test_it_is_shown_whose_mark_changes_by_how_much(teacher, world):
    world.marked(last_name="Абаева")
    save(teacher, world, OTHER_POINTS)

    page = words(teacher.get(world.url("marks-rescore")))

    assert re.search(r"Абаева ХҚ-231 2 / 3 1.5 / 3 \(\s*−0.5\)", page), page
    assert "Higher: 0. Lower: 1." in page
    assert Marking.objects.count() == 1


def test_what_was_shown_is_put_in_force_and_can_be_taken_back(teacher, world):
    row = world.marked()
    save(teacher, world, OTHER_POINTS)
    shown = teacher.get(world.url("marks-rescore")).context["previewed"]

    done = teacher.post(world.url("marks-rescore"), {"previewed": shown}, follow=True)
    url = re.search(r'action="(/marking/rescored/[^"]+)"', done.content.decode())[1]
    row.refresh_from_db()
    after = row.fraction
    back = teacher.post(url, follow=True)

    row.refresh_from_db()
    assert "1 mark is changed." in words(done)
    assert "1 mark is as it was before." in words(back)
    assert (str(after), str(row.fraction)) == ("0.50000", "0.66667")
    assert teacher.get(url).status_code == 405


@pytest.mark.parametrize("sent", ["", "x" * 64])
def test_what_was_not_shown_is_refused_with_the_list_of_now(teacher, world, sent):
    row = world.marked()
    save(teacher, world, OTHER_POINTS)

    page = teacher.post(world.url("marks-rescore"), {"previewed": sent})

    assert page.status_code == 409
    assert "so no mark was changed" in words(page)
    assert row.markings.count() == 1


def test_a_colleague_cannot_take_the_action_back(teacher, world, client):
    world.marked()
    save(teacher, world, OTHER_POINTS)
    shown = teacher.get(world.url("marks-rescore")).context["previewed"]
    teacher.post(world.url("marks-rescore"), {"previewed": shown})
    batch = Marking.objects.get(number=2).batch
    client.force_login(f.make_teacher(world.classroom))

    assert client.post(reverse("lessons:rescoring-undo", args=[batch])).status_code == 404


def decided(page, share="full"):
    [row] = page.context["rows"]
    return {
        "seen": page.context["seen"],
        "opened": page.context["opened"],
        f"seen-{row.response.pk}": row.response.last_seq,
        row.points[0].name: share,
    }


def test_only_the_new_key_point_is_asked_about_and_no_name_is_shown(teacher, world):
    row = world.marked(last_name="Абаева")
    save(teacher, world, ONE_MORE)

    page = teacher.get(world.url("new-key-points"))
    done = teacher.post(world.url("new-key-points"), decided(page), follow=True)

    assert "Үшінші ой" in words(page)
    assert "Бейбіт құралдары" not in words(page)
    assert "Абаева" not in words(page)
    assert "1 mark has the new key points now." in words(done)
    assert row.markings.get(number=2).shares == {"a": "full", "b": "none", "c": "full"}


def test_what_was_chosen_stays_chosen_where_the_page_is_refused(teacher, world):
    row = world.marked()
    save(teacher, world, ONE_MORE)
    sent = decided(teacher.get(world.url("new-key-points")), share="half")
    save(teacher, world, ONE_MORE.replace("3 |", "4 |"))

    page = teacher.post(world.url("new-key-points"), sent)

    assert page.status_code == 409
    [asked] = page.context["rows"]
    assert [choice.share for choice in asked.points[0].choices if choice.is_chosen] == ["half"]
    assert row.markings.count() == 1


@pytest.mark.parametrize(
    "name",
    ["share-x-c", "share-1", "share--c", "share-²-c", "seen-x", "share-9999999999999999999-c"],
)
def test_a_broken_field_is_passed_over(teacher, world, name):
    world.marked()
    save(teacher, world, ONE_MORE)
    sent = {"seen": teacher.get(world.url("new-key-points")).context["seen"], name: "full"}

    assert teacher.post(world.url("new-key-points"), sent).status_code == 302
    assert Marking.objects.count() == 1


@pytest.mark.parametrize("name", ["marks-rescore", "new-key-points", "rubric-differences"])
def test_twenty_marks_take_as_many_queries_as_two(teacher, world, name):
    def count():
        with CaptureQueriesContext(connection) as queries:
            teacher.get(world.url(name))
        return len(queries)

    typed = ONE_MORE if name == "new-key-points" else OTHER_POINTS
    for _ in range(2):
        world.marked()
    save(teacher, world, typed)
    few = count()
    for _ in range(18):
        world.marked()
    save(teacher, world, typed.replace("1 | Бейбіт", "4 | Бейбіт"))

    # One more asks for the second version that marks were given by, however many marks that are.
    assert count() <= few + 1
