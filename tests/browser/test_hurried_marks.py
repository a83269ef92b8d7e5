"""Enter pressed again and again marks the answers; it measures nothing and teaches nothing."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.models import Marking, Question, Response
from lessons.services.proposing import confirmed_count
from tests import factories as f
from tests.browser.test_teacher_job import World, sign_in
from tests.proposals import propose

pytestmark = pytest.mark.django_db(transaction=True)
ENTERS = 35


@pytest.fixture
def world():
    made = World()
    for number in range(ENTERS - len(made.students)):
        student = f.make_student(made.classroom)
        answers = [(f"Мүлде бөлек ой {number}",), ("a",)]
        now = timezone.now()
        f.make_attempt(made.assignment, student, answers=answers, submitted=True, now=now)
    rows = Response.objects.filter(version__question=made.question)
    for row in rows:
        propose(made.question, [row], group=f"alone {row.pk}")
    return made


def test_thirty_five_enters_in_a_row_raise_no_figure_and_teach_nothing(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(reverse("lessons:marking-next", args=[world.question.pk]))

    for _ in range(ENTERS):
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page.goto(reverse("lessons:question-queue", args=[world.question.pk]))

    said = page.locator("main").inner_text()
    assert "it has learnt from no mark here yet" in said
    assert f"{ENTERS} marks were given faster than the answers can be read." in said
    assert Marking.objects.filter(is_read=False).count() == ENTERS
    assert confirmed_count(Question.objects.get(pk=world.question.pk).in_force) == 0
