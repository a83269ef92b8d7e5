"""The key changed, a question left out: what the teacher and the student see."""

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import Correction, KeyTimes, MarkNotice, Response
from tests import factories as f
from tests.sittings import sit

pytestmark = pytest.mark.django_db
OPTIONS = [{"id": key, "text": text} for key, text in {"a": "Қызмет", "b": "Делдалдық"}.items()]


@pytest.fixture
def assignment():
    lesson = f.make_lesson()
    for _ in range(2):
        f.make_question(lesson, payload={"options": OPTIONS, "correct": "b"})
    return f.make_assignment(lesson, f.make_classroom())


@pytest.fixture
def question(assignment):
    return assignment.lesson.question_set.get(position=1)


@pytest.fixture
def client(assignment):
    return signed_in(f.make_teacher(assignment.classroom))


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    client.cookies["django_language"] = "kk"
    return client


def page(question, kind="key") -> str:
    return reverse("lessons:question-correct", args=[question.pk, kind])


def change_key(client, question, *, reason="Кілт қате еді"):
    shown = client.get(page(question), {"right": "a", "explanation": "Шешім ұсынбады."})
    return client.post(
        page(question),
        {
            "right": "a",
            "explanation": "Шешім ұсынбады.",
            "previewed": shown.context["found"].digest,
            "reason": reason,
        },
    )


def test_looking_changes_nothing_and_shows_each_mark_before_and_after(client, question, assignment):
    sit(assignment, [[("a",), ("b",)]])

    html = client.get(page(question), {"right": "a"}).content.decode()

    assert "1 баға өзгереді" in html
    assert "50 %" in html
    assert "100 %" in html
    assert Response.objects.filter(fraction=0).count() == 1
    assert not Correction.objects.exists()


def test_the_students_see_that_it_was_changed_and_why(client, question, assignment):
    (attempt,) = sit(assignment, [[("a",), ("b",)]])
    assert change_key(client, question).status_code == 302
    student = signed_in(attempt.student)

    home = student.get(reverse("lessons:home")).content.decode()
    result = student.get(reverse("lessons:attempt-detail", args=[attempt.pk])).content.decode()

    assert "Бұл сұрақтың жауап кілті барлығы үшін түзетілді." in home
    assert "Бұл сұрақтың жауап кілті барлығы үшін түзетілді." in result
    assert "Кілт қате еді" in result
    assert "0 → 1" in result
    assert "Шешім ұсынбады." in result
    student.post(reverse("lessons:mark-notices-seen"))
    assert not MarkNotice.objects.unread().exists()


def test_a_key_that_is_not_to_be_seen_stays_unseen(client, question, assignment):
    assignment.key_time = KeyTimes.NEVER
    assignment.save(update_fields=["key_time"])
    (attempt,) = sit(assignment, [[("b",), ("b",)]])
    change_key(client, question)

    url = reverse("lessons:attempt-detail", args=[attempt.pk])
    response = signed_in(attempt.student).get(url)

    html = response.content.decode()
    assert "Шешім ұсынбады." not in html
    assert not any(option.is_right for row in response.context["missed"] for option in row.options)


def test_a_refused_change_keeps_what_was_typed(client, question, assignment):
    sit(assignment, [[("a",), ("b",)]])

    response = change_key(client, question, reason=" ")

    assert response.status_code == 409
    html = response.content.decode()
    assert 'name="right" value="a"' in html
    assert "Шешім ұсынбады." in html
    assert not Correction.objects.exists()


def test_a_question_left_out_says_so_and_can_be_taken_back(client, question, assignment):
    (attempt,) = sit(assignment, [[("a",), ("b",)]])
    shown = client.get(page(question, "left-out"))
    previewed = shown.context["found"].digest
    client.post(page(question, "left-out"), {"previewed": previewed, "reason": "Екіұшты"})
    student, url = signed_in(attempt.student), reverse("lessons:attempt-detail", args=[attempt.pk])

    assert student.get(url).context["score"].percent == 100
    assert "есепке алынбайды" in student.get(url).content.decode()

    batch = Correction.objects.get().batch
    client.post(reverse("lessons:correction-undo", args=[batch]))
    assert student.get(url).context["score"].percent == 50
    history = client.get(reverse("lessons:question-corrections", args=[question.pk]))
    assert [action.is_taken_back for action in history.context["actions"]] == [False, True]


def test_an_open_question_has_its_own_ways_in_the_same_place(client, assignment):
    question = f.make_question(assignment.lesson, kind="open-answer")
    html = client.get(reverse("lessons:question-corrections", args=[question.pk])).content.decode()
    for name in ("rubric-edit", "marks-rescore", "new-key-points"):
        assert reverse(f"lessons:{name}", args=[question.pk]) in html
    assert client.get(page(question)).status_code == 404
    assert client.get(page(question, "nonsense")).status_code == 404


def test_a_key_of_lines_is_typed_and_a_wrong_one_is_refused(client, assignment):
    question = f.make_question(
        assignment.lesson, kind="short-answer", payload={"accepted": ["Түркі кеңесі"]}
    )
    sit(assignment, [[("a",), ("b",), ("ТМҰ",)]])

    shown = client.get(page(question), {"key": "Түркі кеңесі\nТМҰ"})
    assert [row.after for row in shown.context["rows"]] == [1]
    assert client.get(page(question), {"key": " "}).context["found"] is None


def test_nobody_takes_back_what_another_did(client, question, assignment):
    sit(assignment, [[("a",), ("b",)]])
    change_key(client, question)
    other = signed_in(f.make_teacher(assignment.classroom))
    url = reverse("lessons:correction-undo", args=[Correction.objects.get().batch])
    assert other.post(url).status_code == 404
