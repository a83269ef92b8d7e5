"""What was decided about a question for everybody in a class, after it had been answered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.corrections import Change
from lessons.models.append_only import AppendOnly, AppendOnlyQuerySet
from lessons.models.attempts import Response, ResponseState
from lessons.models.content import Question, QuestionVersion
from lessons.models.people import Classroom, User


class CorrectionKind(models.TextChoices):
    """The names of ``domain.corrections.Change`` for people."""

    KEY = Change.KEY.value, _("another answer key")
    LEFT_OUT = Change.LEFT_OUT.value, _("not counted")
    GIVEN = Change.GIVEN.value, _("full points for everybody")
    TAKEN_BACK = Change.TAKEN_BACK.value, _("taken back")


class CorrectionQuerySet(AppendOnlyQuerySet["Correction"]):
    def in_force(self) -> "CorrectionQuerySet":
        """The newest last."""
        rows = self.exclude(kind=CorrectionKind.TAKEN_BACK).filter(taken_back_by=None)
        return rows.order_by("pk")


class Correction(AppendOnly):
    """For one question in one class; those of one action share a ``batch``.

    It holds for what is handed in later, too. ``version`` is the one whose key is in force,
    ``base`` the one that it followed. Students read the ``reason``.
    """

    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("question")
    )
    classroom = models.ForeignKey(Classroom, on_delete=models.PROTECT, verbose_name=_("class"))
    kind = models.CharField(_("kind"), max_length=10, choices=CorrectionKind)
    version = models.ForeignKey(
        QuestionVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("version with the key"),
    )
    base = models.ForeignKey(
        QuestionVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("version before"),
    )
    takes_back = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="taken_back_by",
        verbose_name=_("takes back"),
    )
    reason = models.TextField(_("reason"), blank=True)
    made_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"))
    batch = models.UUIDField(_("action"), db_index=True)

    objects: ClassVar = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("change for everybody")
        verbose_name_plural = _("changes for everybody")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["takes_back"], name="correction_taken_back_once"),
            models.UniqueConstraint(
                fields=["batch", "classroom", "question"], name="correction_once_in_action"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CorrectionKind.values), name="correction_kind_valid"
            ),
            models.CheckConstraint(
                condition=Q(kind=CorrectionKind.KEY, version__isnull=False, base__isnull=False)
                | (~Q(kind=CorrectionKind.KEY) & Q(version=None, base=None)),
                name="correction_key_has_versions",
            ),
            models.CheckConstraint(
                condition=Q(kind=CorrectionKind.TAKEN_BACK, takes_back__isnull=False)
                | (~Q(kind=CorrectionKind.TAKEN_BACK) & Q(takes_back=None)),
                name="correction_taken_back_names_what",
            ),
            models.CheckConstraint(
                condition=Q(kind=CorrectionKind.TAKEN_BACK) | ~Q(reason=""),
                name="correction_reason_set",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} · {self.classroom}: {self.get_kind_display()}"


class CorrectedMark(AppendOnly):
    """One answer before and after a correction; ``seq`` is the number of its event."""

    correction = models.ForeignKey(
        Correction, on_delete=models.PROTECT, related_name="marks", verbose_name=_("change")
    )
    response = models.ForeignKey(
        Response,
        on_delete=models.PROTECT,
        related_name="corrected_marks",
        verbose_name=_("response"),
    )
    seq = models.PositiveIntegerField(_("number of the event"))
    state_before = models.CharField(_("state before"), max_length=8, choices=ResponseState)
    fraction_before = models.DecimalField(
        _("fraction before"), max_digits=6, decimal_places=5, null=True, blank=True
    )
    was_left_out = models.BooleanField(_("was not counted"), default=False)
    fraction = models.DecimalField(
        _("fraction"), max_digits=6, decimal_places=5, null=True, blank=True
    )
    is_left_out = models.BooleanField(_("not counted"), default=False)

    class Meta:
        verbose_name = _("mark changed for everybody")
        verbose_name_plural = _("marks changed for everybody")
        ordering = ["-pk"]
        constraints = [
            # Once in a round of a task: what is handed in again is a new answer.
            models.UniqueConstraint(
                fields=["correction", "response", "seq"], name="corrected_mark_once"
            ),
            models.CheckConstraint(
                condition=(Q(fraction=None) | Q(fraction__gte=0, fraction__lte=1))
                & (Q(fraction_before=None) | Q(fraction_before__gte=0, fraction_before__lte=1)),
                name="corrected_mark_fractions_range",
            ),
            models.CheckConstraint(
                condition=Q(state_before=ResponseState.WAITING, fraction_before=None)
                | Q(state_before=ResponseState.MARKED, fraction_before__isnull=False)
                | Q(state_before=ResponseState.RETURNED),
                name="corrected_mark_state_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.fraction_before} → {self.fraction}"


class MarkNoticeQuerySet(models.QuerySet["MarkNotice"]):
    def unread(self) -> "MarkNoticeQuerySet":
        return self.filter(read_at=None)


class MarkNotice(models.Model):
    """A student is told that a mark of theirs was changed, until they have read it."""

    student = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("student"))
    mark = models.ForeignKey(CorrectedMark, on_delete=models.CASCADE, verbose_name=_("mark"))
    made_at = models.DateTimeField(_("made"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = MarkNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice about a mark")
        verbose_name_plural = _("notices about marks")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["mark"], name="mark_notice_once"),
        ]
        indexes = [
            models.Index(fields=["student"], name="mark_notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.student}: {self.mark}"
