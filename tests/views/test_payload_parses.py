"""However many answers stand on a page, the payload of each question in it is read once."""

from collections import Counter

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.domain.content.parsing import forget_payloads
from lessons.domain.types.registry import REGISTRY
from lessons.models import Proposal
from tests import factories as f
from tests.proposals import prepare

pytestmark = pytest.mark.django_db
STUDENTS = 12
ANSWER = "Дипломатия – сыртқы саясат құралы"


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def teacher(classroom):
    return f.make_teacher(classroom)


@pytest.fixture
def assignment(classroom):
    """A lesson of every kind of question, each asked once."""
    lesson = f.make_lesson()
    for kind in REGISTRY:
        f.make_question(lesson, kind=kind)
    return f.make_assignment(lesson, classroom)


@pytest.fixture
def parses(monkeypatch):
    """How often each type has read a payload since the last ``clear``; nothing is remembered."""
    counts = Counter()

    def counting(type_):
        parse = type_.parse

        def parse_and_count(payload):
            counts[type_.kind] += 1
            return parse(payload)

        return parse_and_count

    for type_ in REGISTRY.values():
        monkeypatch.setattr(type_, "parse", counting(type_))
    forget_payloads()
    return counts


def hand_in(assignment, classroom, *, count):
    """The same answers of so many students."""
    own = {"open-answer": (ANSWER,)}
    return [
        f.make_attempt(
            assignment,
            f.make_student(classroom),
            answers=[own.get(kind) or f.example_answer(kind) for kind in REGISTRY],
            submitted=True,
            now=timezone.now(),
        )
        for _ in range(count)
    ]


def open_answer_of(attempt):
    return attempt.response_set.get(version__kind="open-answer")


def better_rubric(question):
    """A version that asks the same by other key points, in force from now on."""
    old = question.current
    points = [{**point, "wordings": ["сөзбен жеңу"]} for point in f.KEY_POINTS]
    payload = {"key_points": points, "model_answer": ""}
    question.current = f.make_version(question, kind=old.kind, text=old.text, payload=payload)
    question.save(update_fields=["current"])


def test_a_marking_page_reads_each_version_of_the_rubric_once_for_all_answers(
    client, teacher, classroom, assignment, parses
):
    attempts = hand_in(assignment, classroom, count=STUDENTS)
    for attempt in attempts[:3]:
        f.make_marking(open_answer_of(attempt), teacher)
    question = assignment.lesson.question_set.get(current__kind="open-answer")
    better_rubric(question)
    prepare(question)
    client.force_login(teacher)
    # Whom a blind check keeps apart stands alone.
    largest = Counter(Proposal.objects.values_list("group_key", flat=True)).most_common(1)
    [(group, size)] = largest
    shown = Proposal.objects.filter(group_key=group).values_list("response", flat=True)
    url = reverse("lessons:response-mark", args=[shown[0]])
    forget_payloads()
    parses.clear()

    page = client.get(url)

    assert len(page.context["members"]) == size - 1 >= STUDENTS // 2
    assert parses == {"open-answer": 2}


def test_a_results_page_reads_each_question_once(client, classroom, assignment, parses):
    [attempt] = hand_in(assignment, classroom, count=1)
    f.make_marking(open_answer_of(attempt), f.make_teacher(classroom))
    client.force_login(attempt.student)
    forget_payloads()
    parses.clear()

    assert client.get(reverse("lessons:attempt-detail", args=[attempt.pk])).status_code == 200

    assert parses == dict.fromkeys(REGISTRY, 1)


def test_a_review_by_the_teacher_reads_each_question_once(
    client, teacher, classroom, assignment, parses
):
    [attempt] = hand_in(assignment, classroom, count=1)
    client.force_login(teacher)
    forget_payloads()
    parses.clear()

    assert client.get(reverse("lessons:attempt-review", args=[attempt.pk])).status_code == 200

    assert parses == dict.fromkeys(REGISTRY, 1)


def test_the_next_page_of_the_same_questions_reads_none(
    client, teacher, classroom, assignment, parses
):
    first, second = hand_in(assignment, classroom, count=2)
    client.force_login(teacher)
    client.get(reverse("lessons:attempt-review", args=[first.pk]))
    parses.clear()

    client.get(reverse("lessons:attempt-review", args=[second.pk]))

    assert not parses
