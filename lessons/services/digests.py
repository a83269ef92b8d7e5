"""The mail of a day: once, in the person's language, and with a way to have no more of it."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import Signer
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localdate

from lessons.domain.news import DeadlineLine, NewsLine
from lessons.models import Digest, User
from lessons.queries.digests import DigestContent, Due, digest_content
from lessons.queries.news import News

_SIGNER = Signer(salt="no-more-mail")


def off_seal(person: User) -> str:
    return _SIGNER.signature(str(person.pk))


def person_of_off_link(pk: int, seal: str) -> User | None:
    """Whom the link of a letter names; None for one that we have not made."""
    is_ours = constant_time_compare(_SIGNER.signature(str(pk)), seal)
    return User.objects.filter(pk=pk).first() if is_ours else None


def switch_mail_off(person: User) -> None:
    User.objects.filter(pk=person.pk).update(
        mails_news=False, mails_deadlines=False, mails_messages=False
    )


def claim_digest(person: User, *, now: datetime) -> tuple[Digest, DigestContent] | None:
    """Today's, written down before it is mailed; None where it was mailed or says nothing."""
    day = localdate(now)
    own = Digest.objects.filter(person=person)
    today = own.filter(day=day).first()
    if today is not None and today.mailed_at is not None:
        return None
    content = digest_content(person, own.exclude(day=day).first(), now=now)
    if not content.says_something:
        return None
    times = {"until": content.until, "due_until": content.due_until}
    if today is not None:
        # Its mail could not be sent: it is tried once more, with what came since.
        Digest.objects.filter(pk=today.pk, mailed_at=None).update(**times)
        return today, content
    try:
        with transaction.atomic():
            return Digest.objects.create(person=person, day=day, **times), content
    except IntegrityError:
        return None  # Another worker has just taken it.


def letter(digest: Digest, content: DigestContent) -> EmailMessage:
    person = digest.person
    off = _address("lessons:mail-off", person.pk, off_seal(person))
    news, deadlines = map(_news_line, content.news), map(_deadline_line, content.deadlines)
    subject, text = digest.letter(list(news), list(deadlines), off=off)
    headers = {
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(subject, text, to=[person.email], headers=headers)


def _news_line(news: News) -> NewsLine:
    assignment, part = news.standing.assignment, news.part
    return NewsLine(
        kind=news.kind,
        lesson=assignment.lesson.number,
        part=part,
        label=news.standing.label_of(part) if part else "",
        url=_address("lessons:attempt-detail", news.attempt)
        if news.attempt
        else _address("lessons:assignment-detail", assignment.pk),
    )


def _deadline_line(row: Due) -> DeadlineLine:
    assignment = row.standing.assignment
    url = _address("lessons:assignment-detail", assignment.pk)
    return DeadlineLine(lesson=str(assignment.lesson), due_at=row.due_at, url=url)


def _address(name: str, *arguments: object) -> str:
    return settings.PUBLIC_URL + reverse(name, args=arguments)
