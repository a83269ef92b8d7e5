"""Questions asked in class: a session with its teacher, what it asks, and every answer to it."""

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.live.grouping import LONGEST_KEY
from lessons.models.append_only import AppendOnly
from lessons.models.content import Lesson, QuestionVersion
from lessons.models.people import Classroom, User

FORGOTTEN_AFTER = timedelta(hours=3)
"""Without a step of its teacher a session is over, though nobody has pressed the button."""
_TOKEN_BYTES = 16


def new_live_code() -> str:
    """Four digits: typed on a phone from the last row of a lecture hall, and guessed by nobody who
    is not in the class, since it opens nothing by itself."""
    return str(1000 + secrets.randbelow(9000))


def new_live_token() -> str:
    return secrets.token_urlsafe(_TOKEN_BYTES)


class LiveSessionQuerySet(models.QuerySet["LiveSession"]):
    def not_ended(self) -> "LiveSessionQuerySet":
        return self.filter(ended_at=None)

    def running(self, now: datetime) -> "LiveSessionQuerySet":
        return self.not_ended().filter(
            changed_at__gt=now - FORGOTTEN_AFTER, classroom__archived_at=None
        )


class LiveSession(models.Model):
    """``step`` grows with whatever a teacher does: phones ask for it alone, by a ``token`` that
    opens nothing else, and fetch a page when it has changed."""

    classroom = models.ForeignKey(Classroom, on_delete=models.PROTECT, verbose_name=_("class"))
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, verbose_name=_("lesson"))
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("started by"))
    code = models.CharField(_("code"), max_length=4, default=new_live_code)
    token = models.CharField(max_length=32, default=new_live_token, editable=False)
    counts_as_practice = models.BooleanField(_("answers count as practice"), default=True)
    shows_bars = models.BooleanField(_("bars are shown while answers come"), default=False)
    step = models.PositiveIntegerField(_("step"), default=1)
    started_at = models.DateTimeField(_("started"))
    changed_at = models.DateTimeField(_("last step"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = LiveSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session of questions in class")
        verbose_name_plural = _("sessions of questions in class")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["classroom"],
                condition=Q(ended_at=None),
                name="live_session_one_of_a_class_runs",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(ended_at=None), name="live_session_code_unique"
            ),
            models.UniqueConstraint(fields=["token"], name="live_session_token_unique"),
            models.CheckConstraint(condition=Q(step__gte=1), name="live_session_step_positive"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="live_session_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.classroom} – {self.started_at:%d.%m.%Y}"

    def is_over(self, now: datetime) -> bool:
        return self.ended_at is not None or self.changed_at <= now - FORGOTTEN_AFTER


class LiveQuestion(models.Model):
    """One question of a session: ahead, asked, and then revealed."""

    session = models.ForeignKey(
        LiveSession,
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("session"),
    )
    version = models.ForeignKey(
        QuestionVersion, on_delete=models.PROTECT, verbose_name=_("question version")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    revealed_at = models.DateTimeField(_("answer shown"), null=True, blank=True)

    class Meta:
        verbose_name = _("question in class")
        verbose_name_plural = _("questions in class")
        ordering = ["session", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"], name="live_question_position_unique"
            ),
            models.UniqueConstraint(
                fields=["session", "version"], name="live_question_once_in_session"
            ),
            models.CheckConstraint(
                condition=Q(revealed_at=None) | Q(revealed_at__gte=F("asked_at")),
                name="live_question_revealed_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(revealed_at=None) | Q(asked_at__isnull=False),
                name="live_question_revealed_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} / {self.position}"


class LiveAnswer(AppendOnly):
    """What a student sent; the last one of each counts. ``fraction`` is empty where a person would
    have to decide; ``right_fields`` are the ids of the items that are right, where it has any."""

    asked = models.ForeignKey(
        LiveQuestion,
        on_delete=models.PROTECT,
        related_name="answers",
        verbose_name=_("question in class"),
    )
    student = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("student"))
    seq = models.PositiveSmallIntegerField(_("number"))
    answer = models.JSONField(_("answer"))
    fraction = models.FloatField(_("fraction"), null=True, blank=True)
    right_fields = models.JSONField(_("items that are right"), default=list, blank=True)
    answered_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("answer in class")
        verbose_name_plural = _("answers in class")
        ordering = ["asked", "student", "seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["asked", "student", "seq"], name="live_answer_seq_unique"
            ),
            models.CheckConstraint(condition=Q(seq__gte=1), name="live_answer_seq_positive"),
            models.CheckConstraint(
                condition=Q(fraction=None) | Q(fraction__gte=0, fraction__lte=1),
                name="live_answer_fraction_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked} – {self.student} – {self.seq}"


class HiddenAnswer(models.Model):
    """Typed answers of one key that do not stand on the screen; they stay kept and counted."""

    asked = models.ForeignKey(
        LiveQuestion,
        on_delete=models.CASCADE,
        related_name="hidden",
        verbose_name=_("question in class"),
    )
    key = models.CharField(_("answer"), max_length=LONGEST_KEY)
    hidden_at = models.DateTimeField(_("hidden"))

    class Meta:
        verbose_name = _("answer hidden from the screen")
        verbose_name_plural = _("answers hidden from the screen")
        constraints = [
            models.UniqueConstraint(fields=["asked", "key"], name="hidden_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.asked} – {self.key}"
