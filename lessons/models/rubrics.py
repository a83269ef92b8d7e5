"""Key points that other people's classes have, too: what is suggested to their authors, and who is
told of what."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.parsing import Parsed, parse_payload
from lessons.models.content import Lesson, Question, QuestionVersion
from lessons.models.people import User


class RubricSuggestionQuerySet(models.QuerySet["RubricSuggestion"]):
    def open(self) -> "RubricSuggestionQuerySet":
        return self.filter(decided_at=None)


class RubricSuggestion(models.Model):
    """Key points that a teacher would like a question to have; the authors of its lesson decide.

    ``base`` is the version that was seen while they were written.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, verbose_name=_("question"))
    base = models.ForeignKey(
        QuestionVersion,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("version that was seen"),
    )
    payload = models.JSONField(_("payload"))
    note = models.TextField(_("what it is good for"), blank=True)
    suggested_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("suggested by")
    )
    suggested_at = models.DateTimeField(_("suggested"))
    is_accepted = models.BooleanField(_("accepted"), null=True, default=None)
    decided_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = RubricSuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested key points")
        verbose_name_plural = _("suggested key points")
        ordering = ["-suggested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, is_accepted=None)
                | Q(
                    decided_at__gte=F("suggested_at"),
                    decided_by__isnull=False,
                    is_accepted__isnull=False,
                ),
                name="rubric_suggestion_decision_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} ← {self.suggested_by}"

    @property
    def is_open(self) -> bool:
        return self.decided_at is None

    @property
    def parsed(self) -> Parsed:
        return parse_payload(self.base.kind, self.payload)


class KeptDraft(models.Model):
    """Key points drafted for a person to choose from, or asked for and being drafted.

    ``draft`` is empty until it is made; ``version`` has the words that it answers. ``lesson`` and
    ``like`` say where it is from.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("person"))
    question = models.ForeignKey(Question, on_delete=models.CASCADE, verbose_name=_("question"))
    version = models.ForeignKey(
        QuestionVersion, on_delete=models.CASCADE, related_name="+", verbose_name=_("version")
    )
    asked_at = models.DateTimeField(_("asked for"))
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    draft = models.JSONField(_("draft"), default=dict)
    origin = models.CharField(_("where it is from"), max_length=20, blank=True)
    lesson = models.ForeignKey(
        Lesson,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("lesson"),
    )
    like = models.ForeignKey(
        Question,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("like question"),
    )

    class Meta:
        verbose_name = _("drafted key points")
        verbose_name_plural = _("drafted key points")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "question"], name="kept_draft_unique"),
            models.CheckConstraint(
                condition=Q(made_at=None) | Q(lesson__isnull=False), name="kept_draft_has_origin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} ← {self.person}"


class OwnRubric(models.Model):
    """A teacher's own copy of key points that others have, too: it marks the classes of this
    teacher instead of the question's current version."""

    teacher = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("teacher"))
    question = models.ForeignKey(Question, on_delete=models.CASCADE, verbose_name=_("question"))
    version = models.ForeignKey(
        QuestionVersion, on_delete=models.PROTECT, related_name="+", verbose_name=_("version")
    )
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("teacher's own key points")
        verbose_name_plural = _("teachers' own key points")
        ordering = ["question", "saved_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["teacher", "question"], name="own_rubric_unique")
        ]

    def __str__(self) -> str:
        return f"{self.question} ← {self.teacher}"


class NoticeKind(models.TextChoices):
    CHANGED = "changed", _("key points changed")
    KEY = "key", _("answer key changed")
    COPIED = "copied", _("own key points for some classes")
    SUGGESTED = "suggested", _("key points suggested")
    ACCEPTED = "accepted", _("suggestion accepted")
    DECLINED = "declined", _("suggestion declined")
    TEXT = "text", _("text of a lesson changed")


class RubricNoticeQuerySet(models.QuerySet["RubricNotice"]):
    def unread(self) -> "RubricNoticeQuerySet":
        return self.filter(read_at=None)


class RubricNotice(models.Model):
    """Something about a question's key points that a person should know, until they have read it;
    or about a ``lesson`` whose text was changed.

    ``suggestion`` is None where nobody suggested: they were changed, or a teacher has a copy.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=9, choices=NoticeKind)
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("question")
    )
    lesson = models.ForeignKey(
        Lesson, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("lesson")
    )
    suggestion = models.ForeignKey(
        RubricSuggestion,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        verbose_name=_("suggestion"),
    )
    done_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("done by"),
    )
    made_at = models.DateTimeField(_("made"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = RubricNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice about key points")
        verbose_name_plural = _("notices about key points")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="rubric_notice_kind_valid"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        *(NoticeKind.CHANGED, NoticeKind.KEY),
                        *(NoticeKind.COPIED, NoticeKind.TEXT),
                    ]
                )
                | Q(suggestion__isnull=False),
                name="rubric_notice_has_suggestion",
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.TEXT, question=None, lesson__isnull=False)
                | (~Q(kind=NoticeKind.TEXT) & Q(question__isnull=False, lesson=None)),
                name="rubric_notice_of_question_or_lesson",
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="rubric_notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
