"""Practice: sittings without a mark, every answer in them, and what is kept for review."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.practice.sitting import Item, ItemState
from lessons.models.append_only import AppendOnly
from lessons.models.assignments import Assignment
from lessons.models.content import PartChoices, Question, QuestionVersion
from lessons.models.live import LiveSession
from lessons.models.people import User


class Purpose(models.TextChoices):
    LEVEL = "level", _("practice of a level")
    MISSED = "missed", _("what was missed")
    REVIEW = "review", _("review")
    READING = "text", _("questions inside the text")
    LIVE = "live", _("questions in class")


class PracticeSitting(models.Model):
    """Some questions, one after another. A review goes through all lessons: no assignment."""

    student = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("student"))
    assignment = models.ForeignKey(
        Assignment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("assignment"),
    )
    part = models.CharField(_("level or task"), max_length=12, choices=PartChoices, blank=True)
    purpose = models.CharField(_("purpose"), max_length=6, choices=Purpose)
    live = models.ForeignKey(
        LiveSession,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("session of questions in class"),
    )
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("practice sitting")
        verbose_name_plural = _("practice sittings")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="practice_sitting_purpose_valid"
            ),
            models.CheckConstraint(
                condition=Q(part="") | Q(part__in=PartChoices.values),
                name="practice_sitting_part_valid",
            ),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.LEVEL, assignment__isnull=False) & ~Q(part="")
                | ~Q(purpose=Purpose.LEVEL),
                name="practice_sitting_level_is_assigned",
            ),
            models.UniqueConstraint(
                fields=["student", "assignment"],
                condition=Q(purpose=Purpose.READING),
                name="practice_sitting_reading_once",
            ),
            models.UniqueConstraint(
                fields=["student", "live"], name="practice_sitting_once_in_session"
            ),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.LIVE, live__isnull=False)
                | ~Q(purpose=Purpose.LIVE) & Q(live=None),
                name="practice_sitting_live_has_session",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} – {self.get_purpose_display()}"


class StateChoices(models.TextChoices):
    """The names of ``domain.practice.sitting.ItemState`` for people."""

    OPEN = ItemState.OPEN.value, _("to be answered")
    DONE = ItemState.DONE.value, _("answered")
    LEFT = ItemState.LEFT.value, _("left for later")


class PracticeQuestion(models.Model):
    """The current row of one question in one sitting; its answers only grow.

    ``last_seq`` is the number of the last answer: a page that saw an older one changes nothing.
    """

    sitting = models.ForeignKey(
        PracticeSitting,
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("sitting"),
    )
    version = models.ForeignKey(
        QuestionVersion, on_delete=models.PROTECT, verbose_name=_("question version")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    state = models.CharField(
        _("state"), max_length=4, choices=StateChoices, default=StateChoices.OPEN
    )
    turns = models.PositiveSmallIntegerField(_("times missed"), default=0)
    hints = models.PositiveSmallIntegerField(_("hints opened"), default=0)
    last_seq = models.PositiveIntegerField(_("number of the last answer"), default=0)

    class Meta:
        verbose_name = _("question in practice")
        verbose_name_plural = _("questions in practice")
        ordering = ["sitting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "position"], name="practice_question_position_unique"
            ),
            models.UniqueConstraint(
                fields=["sitting", "version"], name="practice_question_once_in_sitting"
            ),
            models.CheckConstraint(
                condition=Q(state__in=StateChoices.values), name="practice_question_state_valid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting} / {self.position}"

    @property
    def item(self) -> Item:
        return Item(
            position=self.position,
            state=ItemState(self.state),
            turns=self.turns,
            hints=self.hints,
        )


class PracticeAnswer(AppendOnly):
    """One answer. ``is_right`` is empty where a person would have to decide; ``is_first`` says that
    it tells what the student knew before any verdict of this sitting."""

    student = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("student"))
    asked = models.ForeignKey(
        PracticeQuestion,
        on_delete=models.PROTECT,
        related_name="answers",
        verbose_name=_("question in practice"),
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT, verbose_name=_("question"))
    seq = models.PositiveIntegerField(_("number"))
    answer = models.JSONField(_("answer"))
    version = models.ForeignKey(
        QuestionVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("question version"),
    )
    """As it was asked then: what is drawn anew has other numbers the next time."""
    is_right = models.BooleanField(_("right"), null=True)
    is_first = models.BooleanField(_("first try"))
    hints = models.PositiveSmallIntegerField(_("hints opened"))
    answered_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("practice answer")
        verbose_name_plural = _("practice answers")
        ordering = ["asked", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "seq"], name="practice_answer_seq_unique"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="practice_answer_seq_positive"),
        ]
        indexes = [
            models.Index(
                fields=["student", "question", "answered_at"], name="practice_answer_of_student"
            ),
            models.Index(fields=["student", "answered_at"], name="practice_answer_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.asked} – {self.seq}"


class ReviewCard(models.Model):
    """What ``domain.practice.schedule`` knows of one question for one student."""

    student = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("student"))
    question = models.ForeignKey(Question, on_delete=models.PROTECT, verbose_name=_("question"))
    stability = models.FloatField(_("stability"))
    difficulty = models.FloatField(_("difficulty"))
    reviewed_at = models.DateTimeField(_("reviewed"))
    due_on = models.DateField(_("comes back"))

    class Meta:
        verbose_name = _("review card")
        verbose_name_plural = _("review cards")
        ordering = ["student", "due_on"]
        constraints = [
            models.UniqueConstraint(fields=["student", "question"], name="review_card_once"),
            models.CheckConstraint(
                condition=Q(stability__gt=0, difficulty__gte=1, difficulty__lte=10),
                name="review_card_memory_valid",
            ),
        ]
        indexes = [models.Index(fields=["student", "due_on"], name="review_card_due")]

    def __str__(self) -> str:
        return f"{self.student} – {self.question}"


class LevelMoment(models.Model):
    """That a student was told of a level mastered for the first time: it is told once."""

    student = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("student"))
    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, verbose_name=_("assignment")
    )
    part = models.CharField(_("level or task"), max_length=12, choices=PartChoices)
    seen_at = models.DateTimeField(_("seen"))

    class Meta:
        verbose_name = _("level mastered for the first time")
        verbose_name_plural = _("levels mastered for the first time")
        constraints = [
            models.UniqueConstraint(
                fields=["student", "assignment", "part"], name="level_moment_once"
            ),
            models.CheckConstraint(
                condition=Q(part__in=PartChoices.values), name="level_moment_part_valid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} – {self.assignment} – {self.get_part_display()}"
