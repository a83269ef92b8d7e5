"""Files of a task: who may add, have and take away them, and how they are given."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.domain.work_files import MOST_FILES
from lessons.models import KeyTimes, WorkFile
from lessons.services import work_files
from lessons.services.attempts import submit_attempt
from lessons.services.writing import hand_in_again, return_work, withdraw
from tests import factories as f

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def attempt():
    classroom, lesson = f.make_classroom(), f.make_lesson()
    f.make_question(lesson, kind="open-answer", part=Part.INDEPENDENT)
    now = timezone.now()
    assignment = f.make_assignment(
        lesson,
        classroom,
        opens_at=now - timedelta(days=9),
        due_at=now + timedelta(days=9),
        key_time=KeyTimes.AFTER,
    )
    return f.make_attempt(assignment, f.make_student(classroom), part=Part.INDEPENDENT, now=now)


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def student(attempt):
    return signed_in(attempt.student)


def send(client, attempt, name="Кесте.pdf", data=b"%PDF-1.7 kept", **fields):
    url = reverse("lessons:attempt-question", args=[attempt.pk, 1])
    sent = {"file": f.make_file(name, data), "answer": "Мәтін", "seen": 0, "go": "1", **fields}
    return client.post(url, sent, follow=True).content.decode()


def take_away(client, attempt, file):
    url = reverse("lessons:attempt-question", args=[attempt.pk, 1])
    client.post(url, {"answer": "Мәтін", "seen": 1, "take_away": file.token})


def get(client, file):
    return client.get(reverse("lessons:work-file", args=[file.token]))


def test_a_file_is_kept_under_a_name_of_no_meaning_and_its_text_is_saved_with_it(student, attempt):
    page = send(student, attempt, name="../../Кесте.pdf")
    file = WorkFile.objects.get()

    assert "Added: Кесте.pdf" in page
    assert attempt.response_set.get().draft == ["Мәтін"]
    assert "Кесте" not in file.file.name
    assert file.file.read() == b"%PDF-1.7 kept"


def test_it_is_given_as_an_attachment_that_no_browser_opens_by_itself(student, attempt):
    send(student, attempt)
    answer = get(student, WorkFile.objects.get())

    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer.getvalue() == b"%PDF-1.7 kept"


def test_its_teacher_has_it_once_it_is_handed_in_and_nobody_else_ever(student, attempt):
    send(student, attempt)
    file, classroom = WorkFile.objects.get(), attempt.assignment.classroom
    teacher, classmate = f.make_teacher(classroom), f.make_student(classroom)
    stranger = f.make_teacher(f.make_classroom("ХҚ-232"))

    assert get(signed_in(teacher), file).status_code == 404
    submit_attempt(attempt, now=timezone.now())

    assert get(signed_in(teacher), file).getvalue() == b"%PDF-1.7 kept"
    assert [get(signed_in(who), file).status_code for who in (classmate, stranger)] == [404, 404]
    response = attempt.response_set.get()
    for name, pk in (
        ("attempt-review", attempt.pk),
        ("response-mark", response.pk),
        ("written-work", response.pk),
    ):
        page = signed_in(teacher).get(reverse(f"lessons:{name}", args=[pk])).content.decode()
        assert reverse("lessons:work-file", args=[file.token]) in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<script>alert(1)</script>", "by its content it is no docx"),
        (b"", "The file is empty"),
        (b"%PDF-" + b"x" * 300, "too big. At most: "),
    ],
)
def test_what_is_refused_says_why_and_leaves_nothing(student, attempt, data, said, monkeypatch):
    monkeypatch.setattr(work_files, "MOST_BYTES", 200)
    before = len(storages["work_files"].listdir("")[0])

    assert said in send(student, attempt, data=data)
    assert not WorkFile.objects.exists()
    assert len(storages["work_files"].listdir("")[0]) == before


def test_no_more_files_than_told_and_the_same_one_once(student, attempt):
    for number in range(MOST_FILES):
        send(student, attempt, data=b"%%PDF-1.%d" % number, seen=min(number, 1))

    assert "This file is there already" in send(student, attempt, data=b"%PDF-1.0", seen=1)
    assert "Files at most: 5" in send(student, attempt, data=b"%PDF-2.0", seen=1)
    assert WorkFile.objects.count() == MOST_FILES


def test_it_is_taken_away_until_it_is_handed_in(
    student, attempt, django_capture_on_commit_callbacks
):
    send(student, attempt)
    send(student, attempt, data=b"%PDF-2", seen=1)
    first, second = WorkFile.objects.order_by("pk")
    with django_capture_on_commit_callbacks(execute=True):
        take_away(student, attempt, first)
    submit_attempt(attempt, now=timezone.now())
    take_away(student, attempt, second)

    assert list(WorkFile.objects.there()) == [second]
    assert get(student, first).status_code == 404
    assert not storages["work_files"].exists(first.file.name)
    assert get(student, second).getvalue() == b"%PDF-2"


def test_a_file_alone_is_an_answer_that_waits_and_a_withdrawn_one_can_go(student, attempt):
    send(student, attempt, answer="")
    now = timezone.now()
    submit_attempt(attempt, now=now)
    response = attempt.response_set.select_related("version", "attempt__assignment").get()
    assert response.is_waiting

    withdraw(response, now=now)

    assert WorkFile.objects.get().handed_in_at is None


def test_withdrawing_a_revision_leaves_the_files_of_the_first_round_handed_in(student, attempt):
    now = timezone.now()
    send(student, attempt)
    submit_attempt(attempt, now=now)
    rows = attempt.response_set.select_related("version", "attempt__assignment")
    teacher = f.make_teacher(attempt.assignment.classroom)
    how = {"teacher": teacher, "comment": "Толықтырыңыз", "due_at": None}
    return_work(rows.get(), seen=rows.get().last_seq, now=now + HOUR, **how)
    send(student, attempt, data=b"%PDF-2", seen=1)
    hand_in_again(rows.get(), now=now + 2 * HOUR)

    withdraw(rows.get(), now=now + 3 * HOUR)

    first, second = WorkFile.objects.order_by("pk")
    assert (first.handed_in_at, second.handed_in_at) == (now, None)


def test_nothing_is_added_to_what_is_handed_in(student, attempt):
    submit_attempt(attempt, now=timezone.now())

    send(student, attempt)

    assert not WorkFile.objects.exists()
