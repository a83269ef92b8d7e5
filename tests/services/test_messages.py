"""Messages of a teacher: for each who gets them, once, and by mail where mail is set."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from lessons.models import BackgroundTask, Delivery, Message, User
from lessons.services.messages import mark_read, remind, set_aside, write_message
from lessons.services.tasks.mailing import mail_message
from tests import factories as f

HOUR = timedelta(hours=1)


@pytest.fixture
def classroom(db):
    return f.make_classroom()


@pytest.fixture
def teacher(classroom):
    return f.make_teacher(classroom, last_name="Сейітова", first_name="Гүлнар")


@pytest.fixture
def student(classroom):
    return f.make_student(classroom, email="aigul@example.kz", language="ru")


def write(classroom, teacher, *, student=None, text="Ертең сабақ 301-бөлмеде.", now=f.NOW):
    return write_message(classroom, sender=teacher, student=student, text=text, now=now)


def test_a_message_to_a_class_reaches_each_of_its_students_once(classroom, teacher, student):
    other = f.make_student(classroom)

    for minutes in (0, 5):
        write(classroom, teacher, now=f.NOW + timedelta(minutes=minutes))

    people = Delivery.objects.values_list("person", flat=True)
    assert sorted(people) == sorted([student.pk, other.pk])
    assert Message.objects.get().is_to_class


def test_the_same_words_may_be_said_again_later_and_to_somebody_else(classroom, teacher, student):
    other = f.make_student(classroom)
    write(classroom, teacher, student=student)
    write(classroom, teacher, student=student)
    write(classroom, teacher, student=other)
    write(classroom, teacher, student=student, now=f.NOW + HOUR)

    assert Delivery.objects.count() == 3


def test_a_reminder_is_sent_once_in_half_a_day(classroom, teacher, student):
    assignment = f.make_assignment(classroom=classroom)

    sent = [
        remind(assignment, sender=teacher, student=student, now=f.NOW + hours * HOUR)
        for hours in (0, 1, 13)
    ]

    assert sent == [True, False, True]


def test_a_reminder_names_the_lesson_and_its_deadline_where_there_is_one(
    classroom, teacher, student
):
    for due_at in (f.NOW, None):
        assignment = f.make_assignment(f.make_lesson(), classroom, due_at=due_at)
        remind(assignment, sender=teacher, student=student, now=f.NOW)

    last, first = (message.words for message in Message.objects.order_by("-pk"))
    assert "Дипломатия негіздері" in first
    assert "2026" in first
    assert "2026" not in last


def test_what_is_read_is_read_once(classroom, teacher, student):
    write(classroom, teacher, student=student)
    for hours in (1, 2):
        mark_read(Delivery.objects.all(), now=f.NOW + hours * HOUR)

    assert Delivery.objects.get().read_at == f.NOW + HOUR
    assert Message.objects.get().read_count == 1


def test_who_is_set_aside_is_kept_once(classroom, teacher, student):
    assignment = f.make_assignment(classroom=classroom)

    for _ in range(2):
        set_aside(assignment, student=student, reason="paused", by=teacher, now=f.NOW)

    assert assignment.setaside_set.get().set_by == teacher


class TestMail:
    def test_it_goes_once_to_whoever_has_an_address_in_their_language(
        self, classroom, teacher, student
    ):
        f.make_student(classroom)
        message = write(classroom, teacher)

        for _ in range(2):
            mail_message.func(message=message.pk)

        [sent] = mail.outbox
        assert sent.to == ["aigul@example.kz"]
        assert sent.subject == "Сообщение от преподавателя: Сейітова Гүлнар"
        assert sent.body == "Ертең сабақ 301-бөлмеде."
        assert Delivery.objects.get(person=student).mailed_at

    def test_whoever_wants_none_by_mail_finds_it_on_the_page_alone(
        self, classroom, teacher, student, settings
    ):
        settings.MAIL_IS_SET = True
        User.objects.update(mails_messages=False)
        message = write(classroom, teacher)
        mail_message.func(message=message.pk)

        assert mail.outbox == []
        assert not BackgroundTask.objects.filter(task_path__endswith="mail_message").exists()
        assert Delivery.objects.unread().filter(person=student).exists()

    def test_a_wrong_address_keeps_nobody_elses_mail_back(
        self, classroom, teacher, student, monkeypatch
    ):
        def refuse(self):
            raise SMTPRecipientsRefused({})

        monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
        mail_message.func(message=write(classroom, teacher).pk)

        assert Delivery.objects.get().mailed_at is None

    def test_a_task_is_asked_for_where_mail_is_set(self, classroom, teacher, student, settings):
        asked = BackgroundTask.objects.filter(task_path__endswith="mail_message")

        settings.MAIL_IS_SET = False
        write(classroom, teacher)
        assert not asked.exists()

        settings.MAIL_IS_SET = True
        write(classroom, teacher, text="Екінші хабар")
        assert asked.count() == 1
