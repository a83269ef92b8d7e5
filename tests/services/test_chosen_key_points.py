"""What a person chose of drafted key points becomes a version, and nothing that was there goes."""

import pytest
from django.utils import timezone

from lessons.models import Question
from lessons.services.authoring import RubricRefused
from lessons.services.drafting import Chosen, add_key_points
from tests.factories import KEY_POINTS, make_admin, make_lesson, make_question

pytestmark = pytest.mark.django_db
EMPTY = {"key_points": [], "model_answer": ""}


def add(question, *chosen, points=10):
    return add_key_points(
        question, chosen, points=points, revised_by=make_admin(), now=timezone.now()
    )


@pytest.fixture
def bare():
    return make_question(make_lesson(), kind="open-answer", payload=EMPTY, points=1)


def told(version):
    return [(one.id, one.text, one.points) for one in version.solution.key_points]


def test_points_are_shared_out_among_what_was_chosen(bare):
    version = add(bare, Chosen(text="Баға өседі"), Chosen(text="Табыс азаяды"), points=5)
    assert told(version) == [("a", "Баға өседі", 3), ("b", "Табыс азаяды", 2)]
    assert (version.number, version.points) == (2, 5)


def test_points_of_a_like_question_weigh_what_is_shared_out(bare):
    version = add(bare, Chosen(text="Баға", weight=3), Chosen(text="Табыс", weight=1), points=8)
    assert [one.points for one in version.solution.key_points] == [6, 2]


def test_all_key_points_of_a_like_question_keep_their_points(bare):
    weights = [5, 1, 1, 1, 1, 1]
    chosen = [Chosen(text=f"Ой {at}", weight=one) for at, one in enumerate(weights)]
    version = add(bare, *chosen, points=10)
    assert [one.points for one in version.solution.key_points] == weights


def test_wordings_and_what_must_not_be_said_come_along(bare):
    version = add(bare, Chosen(text="Баға", wordings=("құн",), must_not=("арзан",)))
    (point,) = version.solution.key_points
    assert (point.wordings, point.must_not) == (("құн",), ("арзан",))


def test_key_points_that_are_there_stay_and_keep_their_points():
    question = make_question(make_lesson(), kind="open-answer", points=3)
    version = add(question, Chosen(text="Баға өседі"), points=10)
    before = [(one["id"], one["text"], one["points"]) for one in KEY_POINTS]
    assert told(version) == [*before, ("c", "Баға өседі", 7)]


def test_where_points_are_too_few_each_new_one_still_gets_one(bare):
    version = add(bare, *(Chosen(text=f"Ой {number}") for number in range(4)), points=2)
    assert version.points == 4


def test_key_points_that_were_saved_meanwhile_are_not_written_over(bare):
    slower = Question.objects.select_related("current").get(pk=bare.pk)
    add(bare, Chosen(text="Баға өседі"))
    with pytest.raises(RubricRefused):
        add(slower, Chosen(text="Табыс азаяды"))
