"""Long written answers: what stood in them before, and what a teacher sent them back with."""

from typing import ClassVar
from uuid import uuid4

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.work_files import WorkFileKind
from lessons.models.append_only import AppendOnly, AppendOnlyQuerySet
from lessons.models.attempts import Response, ResponseState
from lessons.models.people import User


class KeptText(AppendOnly):
    """A text that was replaced while a task was written, and can be read and taken back.

    What was handed in is in the events of its response.
    """

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="kept_texts", verbose_name=_("response")
    )
    number = models.PositiveIntegerField(_("number"))
    answer = models.JSONField(_("answer"))
    saved_at = models.DateTimeField(_("saved"))
    kept_at = models.DateTimeField(_("kept"))

    class Meta:
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")
        ordering = ["response", "number"]
        constraints = [
            models.UniqueConstraint(fields=["response", "number"], name="kept_text_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="kept_text_number_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.response} – {self.number}"


class WorkReturnQuerySet(AppendOnlyQuerySet["WorkReturn"]):
    def newest(self) -> "WorkReturnQuerySet":
        """The last of each work."""
        newer = WorkReturn.objects.filter(
            response=OuterRef("response"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(newer))

    def in_force(self) -> "WorkReturnQuerySet":
        """Of works that are with their students now."""
        return self.newest().filter(response__state=ResponseState.RETURNED)


class WorkReturn(AppendOnly):
    """A task sent back for revision: what is to be mended, and until when."""

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="returns", verbose_name=_("response")
    )
    number = models.PositiveIntegerField(_("number"))
    comment = models.TextField(_("comment"))
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    returned_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("returned by")
    )
    returned_at = models.DateTimeField(_("returned"))

    objects: ClassVar = WorkReturnQuerySet.as_manager()

    class Meta:
        verbose_name = _("return for revision")
        verbose_name_plural = _("returns for revision")
        ordering = ["response", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "number"], name="work_return_number_unique"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="work_return_number_positive"),
            models.CheckConstraint(condition=~Q(comment=""), name="work_return_comment_set"),
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(due_at__gt=models.F("returned_at")),
                name="work_return_due_after_returned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response} ← {self.returned_by}"


def random_name(_file: "WorkFile", _name: str) -> str:
    """Nothing of what a person called it: the disk knows no names."""
    name = uuid4().hex
    return f"{name[:2]}/{name}"


def work_storage() -> Storage:
    return storages["work_files"]


class WorkFileQuerySet(models.QuerySet["WorkFile"]):
    def there(self) -> "WorkFileQuerySet":
        """Not taken away again."""
        return self.filter(removed_at=None)

    def handed_in(self) -> "WorkFileQuerySet":
        return self.filter(handed_in_at__isnull=False)


class WorkFile(models.Model):
    """A file that a student added to a task. It can be taken away until it is handed in."""

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="files", verbose_name=_("response")
    )
    token = models.UUIDField(_("address"), default=uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=4, choices=[(k, k) for k in WorkFileKind])
    size = models.PositiveIntegerField(_("bytes"))
    digest = models.CharField(_("SHA-256"), max_length=64)
    file = models.FileField(_("file"), storage=work_storage, upload_to=random_name)
    added_at = models.DateTimeField(_("added"))
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    removed_at = models.DateTimeField(_("taken away"), null=True, blank=True)

    objects = WorkFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a task")
        verbose_name_plural = _("files of tasks")
        ordering = ["response", "added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "digest"],
                condition=Q(removed_at=None),
                name="work_file_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(WorkFileKind)), name="work_file_kind_valid"
            ),
            models.CheckConstraint(condition=Q(size__gte=1), name="work_file_not_empty"),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(handed_in_at=None),
                name="work_file_handed_in_stays",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Beside(models.TextChoices):
    """What a handed-in text was compared with."""

    CLASS = "class", _("a text of the same class")
    OTHERS = "others", _("a text of another class or an earlier year")
    LESSON = "lesson", _("the text of the lesson")


class TextMatch(models.Model):
    """Two texts that say some of the same words in the same order; made by a task, for teachers.

    ``passages`` are ``[start, end, start, end, words]`` in ``response`` and in the other text, that
    of ``other`` or of the lesson. ``digest`` and ``other_digest`` say in which texts: a row
    that is about others is no more.
    """

    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, related_name="matches", verbose_name=_("response")
    )
    beside = models.CharField(_("compared with"), max_length=6, choices=Beside)
    other = models.ForeignKey(
        Response,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="matched_by",
        verbose_name=_("other response"),
    )
    words = models.PositiveIntegerField(_("words in common"))
    total = models.PositiveIntegerField(_("words of the text"))
    other_total = models.PositiveIntegerField(_("words of the other text"))
    passages = models.JSONField(_("passages"))
    digest = models.CharField(_("text"), max_length=16)
    other_digest = models.CharField(_("other text"), max_length=16)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("similar text")
        verbose_name_plural = _("similar texts")
        ordering = ["response", "-words"]
        constraints = [
            models.UniqueConstraint(fields=["response", "other"], name="text_match_once"),
            models.CheckConstraint(
                condition=Q(beside="lesson", other=None)
                | (Q(beside__in=["class", "others"]) & Q(other__isnull=False)),
                name="text_match_other_set",
            ),
            models.CheckConstraint(
                condition=Q(words__gte=1) & Q(words__lte=models.F("total")),
                name="text_match_words_in_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.words}"


class TextPrint(models.Model):
    """The kept hashes of a handed-in text, so that a new one is compared without reading all."""

    response = models.OneToOneField(
        Response, on_delete=models.CASCADE, related_name="text_print", verbose_name=_("response")
    )
    digest = models.CharField(_("text"), max_length=16)
    hashes = models.JSONField(_("hashes"))

    class Meta:
        verbose_name = _("print of a text")
        verbose_name_plural = _("prints of texts")

    def __str__(self) -> str:
        return str(self.response)
