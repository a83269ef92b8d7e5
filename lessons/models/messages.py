"""What a teacher writes to a class or a student, and whom a teacher was told to look at."""

from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from lessons.domain.news import DeadlineLine, NewsLine
from lessons.domain.stuck import Stuck
from lessons.models.append_only import AppendOnly
from lessons.models.assignments import Assignment
from lessons.models.people import Classroom, User
from lessons.wording.digests import digest_subject, digest_text
from lessons.wording.messages import mail_subject, reminder


class MessageKind(models.TextChoices):
    TEXT = "text", _("written by a teacher")
    REMINDER = "reminder", _("reminder of a lesson")


class Message(AppendOnly):
    """To a class or one of its students. A reminder has no words of its own: each reads it in their
    language."""

    classroom = models.ForeignKey(Classroom, on_delete=models.PROTECT, verbose_name=_("class"))
    sender = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="sent_messages", verbose_name=_("sender")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=MessageKind)
    assignment = models.ForeignKey(
        Assignment,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        verbose_name=_("assignment"),
    )
    text = models.TextField(_("text"), blank=True)
    is_to_class = models.BooleanField(_("to the whole class"), default=False)
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=MessageKind.TEXT) & ~Q(text="")
                | Q(kind=MessageKind.REMINDER, assignment__isnull=False),
                name="message_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.classroom} – {self.sent_at:%d.%m.%Y %H:%M}"

    @property
    def words(self) -> str:
        """What a teacher wrote, or what a reminder says in the language of the page."""
        if self.assignment is None or self.text:
            return self.text
        return reminder(str(self.assignment.lesson), self.assignment.due_at)

    def letter(self, language: str) -> tuple[str, str]:
        """Subject and text for somebody who reads that language."""
        with override(language or settings.LANGUAGE_CODE):
            return mail_subject(self.sender.get_full_name()), self.words

    @property
    def read_count(self) -> int:
        """Of deliveries that were read with it."""
        return sum(row.read_at is not None for row in self.deliveries.all())


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def unread(self) -> "DeliveryQuerySet":
        return self.filter(read_at=None)


class Delivery(models.Model):
    """One message for one person."""

    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("message")
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("person"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery of a message")
        verbose_name_plural = _("deliveries of messages")
        ordering = ["-message__sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "person"], name="delivery_once"),
        ]

    def __str__(self) -> str:
        return f"{self.message} → {self.person}"


class Digest(models.Model):
    """What was mailed to a student on a day, so that nothing is mailed twice: ``until`` is the
    moment up to which news are in it, ``due_until`` the same of deadlines."""

    person = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="digests", verbose_name=_("person")
    )
    day = models.DateField(_("day"))
    until = models.DateTimeField(_("news until"))
    due_until = models.DateTimeField(_("deadlines until"))
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    class Meta:
        verbose_name = _("daily mail")
        verbose_name_plural = _("daily mails")
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="digest_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.day:%d.%m.%Y}"

    def letter(
        self, news: Sequence[NewsLine], deadlines: Sequence[DeadlineLine], *, off: str
    ) -> tuple[str, str]:
        """Subject and text in the person's language; ``off`` is the address that ends them."""
        with override(self.person.language or settings.LANGUAGE_CODE):
            name = self.person.get_full_name()
            text = digest_text(name=name, news=news, deadlines=deadlines, off=off)
            return digest_subject(), text


class StuckReasons(models.TextChoices):
    """The names of ``domain.stuck.Stuck`` for people."""

    LOW_AGAIN = Stuck.LOW_AGAIN.value, _("attempts below the pass mark")
    MISSING = Stuck.MISSING.value, _("misses in a row in practice")
    NOT_BEGUN = Stuck.NOT_BEGUN.value, _("not begun before the deadline")
    PAUSED = Stuck.PAUSED.value, _("nothing done for days before the deadline")


class SetAside(models.Model):
    """A teacher has seen that a student needs help; another reason shows them again."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, verbose_name=_("assignment")
    )
    student = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("student")
    )
    reason = models.CharField(_("reason"), max_length=9, choices=StuckReasons)
    set_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("set aside by")
    )
    set_at = models.DateTimeField(_("set aside"))

    class Meta:
        verbose_name = _("student set aside on the desk")
        verbose_name_plural = _("students set aside on the desk")
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "student", "reason"], name="set_aside_once"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=StuckReasons.values), name="set_aside_reason_valid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} – {self.assignment}"
