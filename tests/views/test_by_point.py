"""Going through the answers to a question by key point: nothing is lost, and every mark is real."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import Marking, PointDecision, Response
from tests import factories as f
from tests.proposals import propose

pytestmark = pytest.mark.django_db
TEXT = "Дипломатия – мемлекеттің атынан жүргізілетін бейбіт қызмет"


class World:
    def __init__(self):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(
            self.lesson, self.classroom, opens_at=self.now - timedelta(days=1), due_at=None
        )
        self.url = reverse("lessons:question-points", args=[self.question.pk])

    def answers(self, count, **proposed):
        rows = [self.answer(f"{TEXT} {chr(1072 + number) * 4}") for number in range(count)]
        propose(self.question, rows, **{"shares": {"a": "full", "b": "half"}} | proposed)
        return rows

    def answer(self, text):
        student = f.make_student(self.classroom, last_name="Абаева")
        attempt = f.make_attempt(
            self.assignment, student, answers=[(text,)], submitted=True, now=self.now
        )
        return attempt.response_set.get()


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


def sent(page, **chosen):
    """What the browser would send of the page, with some shares chosen."""
    form = page.content.decode().partition("data-by-point")[2].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form)
    return dict(hidden) | {f"share-{pk}": share for pk, share in chosen.items()}


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_an_answer_is_marked_once_its_last_key_point_is_decided(teacher, world):
    same, differs = world.answers(2)

    teacher.post(world.url, sent(teacher.get(world.url), **{str(differs.pk): "none"}))
    after_one = Marking.objects.count()
    page = teacher.post(world.url, sent(teacher.get(world.url + "?point=2")), follow=True)

    assert after_one == 0
    assert "2 answers have every key point now and are marked." in words(page)
    assert same.markings.get().shares == {"a": "full", "b": "half"}
    assert sorted(same.markings.get().accepted) == ["a", "b"]
    assert differs.markings.get().shares == {"a": "none", "b": "half"}
    assert differs.markings.get().accepted == ["b"]
    assert not PointDecision.objects.exists()


def test_its_marks_tell_that_the_proposal_was_seen_and_how_long_it_took(teacher, world):
    [row] = world.answers(1)

    for point in ("1", "2"):
        teacher.post(world.url, sent(teacher.get(f"{world.url}?point={point}")))

    marking = row.markings.get()
    assert marking.proposed == {"a": "full", "b": "half"}
    assert marking.is_blind is False
    assert marking.seconds is not None
    assert marking.is_read is False, "two pages in no time"


def test_after_a_key_point_comes_the_next_one_and_at_the_end_the_question(teacher, world):
    world.answers(2)

    first = teacher.post(world.url, sent(teacher.get(world.url)))
    second = teacher.post(world.url, sent(teacher.get(first.url)))

    assert first.url == f"{world.url}?point=2"
    assert second.url == reverse("lessons:question-queue", args=[world.question.pk])


def test_what_is_decided_stands_chosen_on_the_page_of_the_answer(teacher, world):
    [row] = world.answers(1)
    teacher.post(world.url, sent(teacher.get(world.url), **{str(row.pk): "none"}))

    form = teacher.get(reverse("lessons:response-mark", args=[row.pk])).context["form"]

    assert form["point_1"].value() == "none"
    assert form["point_2"].value() is None


def test_an_answer_without_a_proposal_for_the_point_stays_open_until_it_is_chosen(teacher, world):
    world.answers(1, shares={"b": "half"})

    teacher.post(world.url, sent(teacher.get(world.url)))

    assert not PointDecision.objects.exists()


def test_a_blind_check_is_not_shown_with_its_evidence(teacher, world):
    world.answers(2, blind=True)

    assert teacher.get(world.url).context["rows"] == []


def test_what_a_colleague_marked_meanwhile_stays_and_is_told(teacher, world):
    [row] = world.answers(1)
    page = teacher.get(world.url)
    f.make_marking(row, f.make_teacher(world.classroom))

    said = words(teacher.post(world.url, sent(page), follow=True))

    assert "1 answer was marked by somebody else meanwhile" in said
    assert row.markings.count() == 1
    assert not PointDecision.objects.exists()


def test_no_answer_of_another_class_can_be_slipped_in(teacher, world):
    other = f.make_assignment(
        world.lesson, f.make_classroom("БҚ-1"), opens_at=world.now, due_at=None
    )
    attempt = f.make_attempt(
        other, f.make_student(other.classroom), answers=[(TEXT,)], submitted=True, now=world.now
    )
    foreign = attempt.response_set.get()
    world.answers(1)

    page = sent(teacher.get(world.url))
    page |= {f"seen-{foreign.pk}": str(foreign.last_seq), f"share-{foreign.pk}": "full"}
    teacher.post(world.url, page)

    assert foreign.pk not in PointDecision.objects.values_list("response", flat=True)


@pytest.mark.parametrize(
    "field", ["seen-", "seen-x", "seen-²", "seen-" + "9" * 30, "share-1", "offered-1"]
)
def test_broken_fields_are_passed_over(teacher, world, field):
    world.answers(1)

    assert teacher.post(world.url, {"point": "1", field: "full"}).status_code == 302
    assert not PointDecision.objects.exists()


def test_names_stay_hidden(teacher, world):
    world.answers(1)

    assert "Абаева" not in words(teacher.get(world.url))


def test_a_question_without_key_points_has_no_such_page(teacher, world):
    bare = f.make_question(
        world.lesson, kind="open-answer", payload={"key_points": [], "model_answer": ""}
    )

    assert teacher.get(reverse("lessons:question-points", args=[bare.pk])).status_code == 404


def test_thirty_answers_take_as_many_queries_as_two(teacher, world):
    def count():
        with CaptureQueriesContext(connection) as queries:
            teacher.get(world.url)
        return len(queries)

    world.answers(2)
    few = count()
    world.answers(28)

    assert count() == few
    assert len(teacher.get(world.url).context["rows"]) == 30


def test_answers_decided_alike_are_one_action_that_can_be_taken_back(teacher, world):
    world.answers(3)
    for point in ("1", "2"):
        page = teacher.post(world.url, sent(teacher.get(f"{world.url}?point={point}")), follow=True)
    url = re.search(r'action="(/marking/undo/[^"]+)"', page.content.decode())[1]

    teacher.post(url)

    assert Response.objects.filter(state="waiting").count() == 3
