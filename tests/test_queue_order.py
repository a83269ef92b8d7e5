"""The order in which the answers to a question come, as the database counts it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.models import Lease, Proposal
from lessons.queries import Queue, Scope
from lessons.queries.queue import MOST_TOGETHER
from lessons.services.marking import ask_second_look
from tests import factories as f
from tests.proposals import prepare

pytestmark = pytest.mark.django_db
SAME = "Дипломатия – мемлекеттің сыртқы саясат құралы"


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

    def answer(self, text):
        student = f.make_student(self.classroom)
        attempt = f.make_attempt(
            self.assignment, student, answers=[(text,)], submitted=True, now=self.now
        )
        return attempt.response_set.get()

    def queue(self, teacher=None, **scope):
        return Queue(
            teacher=teacher or self.teacher,
            question=self.question,
            now=self.now,
            scope=Scope(**scope),
        )


@pytest.fixture
def world():
    return World()


def leads(queue):
    return [group.lead.pk for group in queue.groups(count=100)]


def walked(queue):
    """From one group to the next, as by skipping, once round."""
    group, found = queue.next(), []
    while group and group.lead.pk not in found:
        found.append(group.lead.pk)
        group = queue.next(after=group.order)
    return found


def test_skipping_walks_through_all_groups_once_in_the_order_of_the_list(world):
    for number in range(12):
        world.answer(f"Жауап туралы ой {number * 7}")
    for _ in range(3):
        world.answer(SAME)
    prepare(world.question)

    assert walked(world.queue()) == leads(world.queue())
    assert len(leads(world.queue())) == len(set(Proposal.objects.values_list("group_key")))


def test_second_looks_come_first_then_groups_then_single_answers(world):
    single, asked = world.answer("Мүлде бөлек ой"), world.answer("Тағы бір бөлек жауап")
    group = [world.answer(SAME), world.answer(SAME)]
    f.make_marking(asked, world.teacher)
    asked.refresh_from_db()
    ask_second_look(asked, reason="Неге?", now=world.now)
    prepare(world.question)

    assert leads(world.queue()) == [asked.pk, group[0].pk, single.pk]


def test_two_teachers_read_in_different_orders(world):
    for number in range(12):
        world.answer(f"{'абвгдежзик'[number % 10] * 6} туралы {number}")
    prepare(world.question)
    colleague = f.make_teacher(world.classroom)

    mine, theirs = leads(world.queue()), leads(world.queue(colleague))

    assert sorted(mine) == sorted(theirs)
    assert mine != theirs


def test_like_answers_come_one_after_another(world):
    kinds = ("доктрина көзқарас жүйесі", "тактика нақты жағдай")
    rows = {world.answer(f"{kinds[n % 2]} {chr(1072 + n) * 5}").pk: n % 2 for n in range(8)}
    prepare(world.question)

    order = [rows[pk] for pk in leads(world.queue())]

    # One of each kind is asked for first.
    assert set(order[:2]) == {0, 1}
    assert order[2:] in ([0] * 3 + [1] * 3, [1] * 3 + [0] * 3)


def test_answers_that_were_not_read_yet_wait_by_themselves(world):
    rows = [world.answer(SAME), world.answer(SAME)]

    assert sorted(leads(world.queue())) == sorted(row.pk for row in rows)
    assert sorted(walked(world.queue())) == sorted(row.pk for row in rows)


def test_places_of_before_that_fall_together_lose_nobody(world):
    for number in range(4):
        world.answer(f"Жауап туралы ой {number}")
    prepare(world.question)
    Proposal.objects.update(place=0)

    assert len(leads(world.queue())) == 4


def test_of_a_large_group_a_page_shows_a_part_and_the_rest_stays(world):
    for _ in range(MOST_TOGETHER + 3):
        last = world.answer(SAME)
    prepare(world.question)
    Proposal.objects.update(is_blind=False, group_key="same")

    group = world.queue().group_of(last)

    assert (group.size, len(group.responses)) == (MOST_TOGETHER + 3, MOST_TOGETHER)
    assert group.responses[0] == last
    assert not group.is_whole


def test_what_a_colleague_has_open_is_passed_over(world):
    rows = [world.answer("Бір ой"), world.answer("Мүлде бөлек жауап")]
    prepare(world.question)
    colleague = f.make_teacher(world.classroom)
    first = world.queue().next().lead
    Lease.objects.create(response=first, teacher=colleague, until=world.now + timedelta(minutes=5))

    assert world.queue().next().lead.pk == next(row.pk for row in rows if row.pk != first.pk)
    assert world.queue().group_of(first).holder == colleague


def test_what_would_teach_most_comes_before_the_other_single_answers(world):
    rows = [world.answer(f"{'абвгдежзик'[number] * 6} туралы {number}") for number in range(6)]
    prepare(world.question)
    Proposal.objects.update(is_asked_first=False)
    telling = [row.pk for row in rows[2:4]]
    Proposal.objects.filter(response__in=telling).update(is_asked_first=True)

    groups = world.queue().groups(count=100)

    assert {group.lead.pk for group in groups[:2]} == set(telling)
    assert [group.is_asked_first for group in groups] == [True] * 2 + [False] * 4
    assert walked(world.queue()) == leads(world.queue())
