"""The letter of a day: what is new and due soon, once, in the reader's own language."""

from datetime import timedelta
from fractions import Fraction
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from lessons.domain.parts import Part
from lessons.models import Digest, User
from lessons.services.digests import off_seal
from lessons.services.marking import mark_response
from lessons.services.tasks import digests
from lessons.services.tasks.digests import mail_all
from lessons.services.writing import return_work
from tests import factories as f

pytestmark = pytest.mark.django_db
NOW = f.NOW
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def address(settings):
    settings.PUBLIC_URL = "https://talim.example.kz"


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def student(classroom):
    return f.make_student(classroom, email="aigul@example.kz", language="ru")


@pytest.fixture
def assignment(classroom):
    lesson = f.make_lesson(number=12)
    f.make_question(lesson)
    opened = NOW - timedelta(days=5)
    return f.make_assignment(lesson, classroom, opens_at=opened, due_at=NOW + timedelta(hours=40))


def run(now=NOW):
    mail.outbox.clear()
    return mail_all(now=now)


def test_a_deadline_is_told_once_in_the_language_of_the_student(assignment, student):
    assert (run(), run(NOW + timedelta(minutes=5)), run(NOW + DAY)) == (1, 0, 0)
    run(now=NOW)
    assert Digest.objects.count() == 1


def test_the_letter_names_the_lesson_its_address_and_the_way_out(assignment, student):
    run()
    [letter] = mail.outbox
    assert letter.to == ["aigul@example.kz"]
    assert letter.subject == "Что нового в Ваших занятиях"
    assert f"https://talim.example.kz/assignments/{assignment.pk}/" in letter.body
    off = f"https://talim.example.kz/letters/{student.pk}/{off_seal(student)}/"
    assert off in letter.body
    assert letter.extra_headers["List-Unsubscribe"] == f"<{off}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def marked(classroom, student, *, at):
    """An open answer of the student that a teacher marks."""
    lesson = f.make_lesson(number=13)
    f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, classroom, opens_at=NOW - 9 * DAY, due_at=None)
    attempt = f.make_attempt(assignment, student, now=at - DAY, submitted=True)
    teacher = f.make_teacher(classroom)
    response = attempt.response_set.get()
    mark_response(
        response,
        marker=teacher,
        seen=response.last_seq,
        fraction=Fraction(1, 2),
        shares={},
        comment="",
        now=at,
    )
    return attempt


def test_marked_work_is_told_without_its_mark_unless_it_was_seen(classroom, student):
    attempt = marked(classroom, student, at=NOW - timedelta(hours=2))
    assert run() == 1
    [letter] = mail.outbox
    assert f"/attempts/{attempt.pk}/" in letter.body
    assert "%" not in letter.body
    assert run(NOW + DAY) == 0


def test_work_that_was_returned_is_told(classroom, student):
    lesson = f.make_lesson(number=14)
    f.make_question(lesson, kind="open-answer", part=Part.GUIDED, label="СОӨЖ")
    assignment = f.make_assignment(lesson, classroom, opens_at=NOW - 9 * DAY, due_at=None)
    attempt = f.make_attempt(
        assignment, student, part=Part.GUIDED, answers=[("Мәтін",)], now=NOW - DAY, submitted=True
    )
    response = attempt.response_set.get()
    return_work(
        response,
        teacher=f.make_teacher(classroom),
        seen=response.last_seq,
        comment="Мысал қосыңыз.",
        due_at=NOW + 3 * DAY,
        now=NOW - timedelta(hours=1),
    )
    run()
    assert "на доработку" in mail.outbox[0].body


def test_what_was_seen_on_the_page_is_not_mailed(classroom, student):
    marked(classroom, student, at=NOW - timedelta(hours=2))
    User.objects.filter(pk=student.pk).update(news_seen_at=NOW)
    assert run() == 0


@pytest.mark.parametrize(
    "changed", [{"mails_deadlines": False}, {"email": ""}, {"is_active": False}]
)
def test_whoever_wants_none_gets_none(assignment, student, changed):
    User.objects.filter(pk=student.pk).update(**changed)
    assert run() == 0
    assert not Digest.objects.exists()


def test_a_mail_that_could_not_be_sent_keeps_no_other_back_and_is_tried_again(
    assignment, student, classroom, monkeypatch
):
    other = f.make_student(classroom, email="dana@example.kz")
    sent = []

    class Letter:
        def __init__(self, person):
            self.person = person

        def send(self):
            if self.person == student and not broken.pop():
                raise SMTPServerDisconnected
            sent.append(self.person)

    broken = [True, False]
    monkeypatch.setattr(digests, "letter", lambda digest, _content: Letter(digest.person))
    with pytest.raises(SMTPServerDisconnected):
        run()
    assert sent == [other]
    run(NOW + timedelta(hours=1))
    assert sent == [other, student]


def test_the_link_of_a_letter_ends_them_and_looking_at_it_does_not(student):
    url = f"/letters/{student.pk}/{off_seal(student)}/"
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(url).status_code == 200
    student.refresh_from_db()
    assert student.mails_news
    assert stranger.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    student.refresh_from_db()
    chosen = (student.mails_news, student.mails_deadlines, student.mails_messages)
    assert chosen == (False, False, False)
    assert stranger.post(f"/letters/{student.pk}/guessed/").status_code == 404


def test_the_command_mails_and_says_where_no_mail_is_set(assignment, student, settings, capsys):
    call_command("mail_digests")
    settings.MAIL_IS_SET = False
    with pytest.raises(CommandError):
        call_command("mail_digests")
