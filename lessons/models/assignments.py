"""A lesson given to a class, and the rules by which it is worked through."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.drawing import Drawing
from lessons.domain.keys import KeyTime
from lessons.domain.lateness import LateRule
from lessons.domain.parts import LEVELS, USUALLY_REQUIRED, Part
from lessons.domain.rules import Rules
from lessons.models.content import Lesson, LessonStatus
from lessons.models.people import User


class Gate(models.TextChoices):
    """The names of ``domain.progress.Gate`` for people."""

    OFF = "off", _("off: any level at any time")
    WARN = "warn", _("warn: a word of advice before a higher level")
    LOCK = "lock", _("lock: a level opens when the one below is passed")


class Mode(models.TextChoices):
    """What an assigned lesson is for."""

    GRADED = "graded", _("for a mark: open answers wait for the teacher")
    PRACTICE = (
        "practice",
        _("practice: the program says at once what it recognised"),
    )


class KeyTimes(models.TextChoices):
    """The names of ``domain.keys.KeyTime`` for people."""

    AFTER = KeyTime.AFTER.value, _("after the last attempt or the deadline")
    AT_ONCE = KeyTime.AT_ONCE.value, _("at once, with each result")
    NEVER = KeyTime.NEVER.value, _("never")


def usually_required() -> list[str]:
    return [part.value for part in USUALLY_REQUIRED]


class LateRules(models.TextChoices):
    """The names of ``domain.lateness.LateRule`` for people."""

    CLOSES = (
        LateRule.CLOSES.value,
        _("closes at the deadline: what is written is handed in by itself"),
    )
    FULL = LateRule.FULL.value, _("stays open, and counts in full")
    WEEK = LateRule.WEEK.value, _("stays open: × 0.8 after a week")
    STEPS = (
        LateRule.STEPS.value,
        _("stays open: × 0.9 after the deadline, × 0.8 after a week, × 0.5 after two weeks"),
    )


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def open_to_students(self, now: datetime) -> "AssignmentQuerySet":
        return self.filter(opens_at__lte=now, lesson__status=LessonStatus.PUBLISHED)


class Assignment(models.Model):
    """A lesson given to a classroom, with its dates and rules."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, verbose_name=_("lesson"))
    classroom = models.ForeignKey("Classroom", on_delete=models.PROTECT, verbose_name=_("class"))
    opens_at = models.DateTimeField(_("opens"))
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed at each level"), null=True, blank=True
    )
    gate = models.CharField(_("gate"), max_length=4, choices=Gate, default=Gate.WARN)
    mode = models.CharField(_("purpose"), max_length=8, choices=Mode, default=Mode.GRADED)
    key_time = models.CharField(
        _("right answers are shown"), max_length=7, choices=KeyTimes, default=KeyTimes.AFTER
    )
    shuffles_questions = models.BooleanField(_("questions in an order of their own"), default=True)
    shuffles_options = models.BooleanField(_("options in an order of their own"), default=True)
    draws_others_first = models.BooleanField(_("a new attempt asks other questions"), default=True)
    drawn_level_1 = models.PositiveSmallIntegerField(
        _("questions drawn at level 1"), null=True, blank=True
    )
    drawn_level_2 = models.PositiveSmallIntegerField(
        _("questions drawn at level 2"), null=True, blank=True
    )
    drawn_level_3 = models.PositiveSmallIntegerField(
        _("questions drawn at level 3"), null=True, blank=True
    )
    time_limit = models.PositiveSmallIntegerField(
        _("minutes for an attempt"), null=True, blank=True
    )
    practice_after_test = models.BooleanField(
        _("practice of a level opens when its test is handed in"), default=False
    )
    is_forward_only = models.BooleanField(_("no way back to a question"), default=False)
    required_parts = models.JSONField(
        _("required levels and tasks"), default=usually_required, blank=True
    )
    closes_when_due = models.BooleanField(
        _("closed after the deadline"),
        default=False,
        help_text=_("Else work is taken after it, and shown as late."),
    )
    closed_at = models.DateTimeField(_("closed by a teacher"), null=True, blank=True)
    late_rule = models.CharField(
        _("tasks after the deadline"), max_length=6, choices=LateRules, default=LateRules.CLOSES
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["classroom", "lesson__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "classroom"],
                name="assignment_once",
                violation_error_message=_("This class already has this lesson."),
            ),
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(due_at__gt=models.F("opens_at")),
                name="assignment_due_after_opens",
                violation_error_message=_("The deadline must be later than the opening."),
            ),
            models.CheckConstraint(
                condition=Q(attempts_allowed=None) | Q(attempts_allowed__gte=1),
                name="assignment_attempts_positive",
                violation_error_message=_("Allow at least one attempt, or leave the field empty."),
            ),
            models.CheckConstraint(condition=Q(gate__in=Gate.values), name="assignment_gate_valid"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="assignment_mode_valid"),
            models.CheckConstraint(
                condition=Q(key_time__in=KeyTimes.values), name="assignment_key_time_valid"
            ),
            models.CheckConstraint(
                condition=Q(late_rule__in=LateRules.values), name="assignment_late_rule_valid"
            ),
            models.CheckConstraint(
                condition=Q(time_limit=None) | Q(time_limit__gte=1),
                name="assignment_time_limit_positive",
                violation_error_message=_("Give at least one minute, or leave the field empty."),
            ),
            models.CheckConstraint(
                condition=(Q(drawn_level_1=None) | Q(drawn_level_1__gte=1))
                & (Q(drawn_level_2=None) | Q(drawn_level_2__gte=1))
                & (Q(drawn_level_3=None) | Q(drawn_level_3__gte=1)),
                name="assignment_draws_positive",
                violation_error_message=_("Draw at least one question, or leave the field empty."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lesson} → {self.classroom}"

    @property
    def is_practice(self) -> bool:
        return self.mode == Mode.PRACTICE

    @property
    def rules(self) -> Rules:
        return Rules(
            key_time=KeyTime(self.key_time),
            attempts_allowed=self.attempts_allowed,
            has_deadline=self.due_at is not None,
            drawn={part: count for part in LEVELS if (count := self.drawn_count(part))},
            shuffles_questions=self.shuffles_questions,
            draws_others_first=self.draws_others_first,
            time_limit=self.time_limit,
            is_forward_only=self.is_forward_only,
            closes_when_due=self.closes_when_due,
            required=self.required,
            practice_after_test=self.keeps_practice_back,
            late_rule=LateRule(self.late_rule),
        )

    @property
    def required(self) -> tuple[Part, ...]:
        """In the order of the lesson; what is no level or task any more says nothing."""
        return tuple(part for part in Part if part.value in self.required_parts)

    def closes_at(self, due_at: datetime | None) -> datetime | None:
        """From when nothing is begun or taken from a student whose own deadline is ``due_at``."""
        if self.closed_at is None:
            return due_at if self.closes_when_due else None
        was_extended = due_at is not None and self.due_at is not None and due_at > self.due_at
        return max(self.closed_at, due_at) if due_at and was_extended else self.closed_at

    def drawn_count(self, part: Part) -> int | None:
        """How many questions of the part's pool an attempt asks; None for all of them."""
        counts = {
            Part.LEVEL_1: self.drawn_level_1,
            Part.LEVEL_2: self.drawn_level_2,
            Part.LEVEL_3: self.drawn_level_3,
        }
        return counts.get(part)

    def drawing(self, part: Part) -> Drawing:
        """Tasks are given whole, in the order in which their author wrote them."""
        return Drawing(
            count=self.drawn_count(part),
            is_shuffled=self.shuffles_questions and not part.is_task,
            others_first=self.draws_others_first,
        )

    @property
    def offers_hints(self) -> bool:
        """A test that keeps its right answers back has nothing that leads up to them."""
        return self.key_time == KeyTimes.AT_ONCE

    @property
    def keeps_practice_back(self) -> bool:
        """Where the lesson is for practice alone there is no test to wait for."""
        return self.practice_after_test and not self.is_practice

    @property
    def reads_answers(self) -> bool:
        """In practice a student is told what the program recognised, and where the rest stands."""
        return self.is_practice and self.offers_hints

    def is_over(self, now: datetime, *, due_at: datetime | None) -> bool:
        """What was handed in cannot be repeated any more: the deadline of this student shows the
        right answers."""
        is_past = due_at is not None and now > due_at
        return is_past and self.key_time == KeyTimes.AFTER


class Allowance(models.Model):
    """What one student was given once – a later date, more attempts or minutes – on whose word and
    why. Rows are added, and of each the newest counts: ``lessons.domain.allowances``."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, verbose_name=_("assignment")
    )
    student = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("student")
    )
    due_at = models.DateTimeField(_("due for this student"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("more attempts at each level"), default=0)
    minutes = models.PositiveSmallIntegerField(_("more minutes for an attempt"), default=0)
    reason = models.TextField(_("reason"))
    given_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("given by")
    )
    given_at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("exception for a student")
        verbose_name_plural = _("exceptions for students")
        ordering = ["assignment", "student", "given_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_at__isnull=False) | Q(attempts__gte=1) | Q(minutes__gte=1),
                name="allowance_gives_something",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="allowance_reason_set"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} – {self.student}"
