"""Letters, each in the language of its reader, where mail is set: messages, new passwords."""

from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django_tasks import task

from lessons.models import Delivery, Message
from lessons.services.forgotten_passwords import send_letters
from lessons.services.tasks.asking import ask_once


@task()
def mail_message(message: int) -> None:
    """What was mailed is not mailed again when the task is tried once more."""
    found = Message.objects.select_related(
        "sender", "classroom", "assignment__lesson", "assignment__classroom"
    ).filter(pk=message)
    for row in found:
        wanted = row.deliveries.filter(mailed_at=None, person__mails_messages=True)
        waiting = wanted.exclude(person__email="")
        for delivery in waiting.select_related("person").order_by("pk"):
            _mail(row, delivery)


def _mail(message: Message, delivery: Delivery) -> None:
    subject, text = message.letter(delivery.person.language)
    mail = EmailMessage(subject, text, to=[delivery.person.email])
    try:
        mail.send()
    except SMTPRecipientsRefused:
        return  # A wrong address keeps nobody else's mail back; the message stands on the page.
    Delivery.objects.filter(pk=delivery.pk).update(mailed_at=timezone.now())


@task()
def mail_password_letters(typed: str, language: str, site: str) -> None:
    send_letters(typed, language=language, site=site, now=timezone.now())


def ask_for_mail(message: Message) -> None:
    if settings.MAIL_IS_SET:
        ask_once(mail_message, message=message.pk)


def ask_for_password_letters(typed: str, *, language: str, site: str) -> None:
    """Whether anybody is meant is found out by the task: the page takes as long for every name."""
    mail_password_letters.enqueue(typed=typed, language=language, site=site)
