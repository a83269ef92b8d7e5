"""Files on their way to becoming lessons, and what reading each of them found."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lessons.models.content import Course, Lesson, PartChoices
from lessons.models.office import Department
from lessons.models.people import Classroom, User


class Batch(models.Model):
    """Files that were sent together, one or a hundred, and where their lessons belong.

    ``course`` and ``new_course`` (a typed title) are where the review pages begin; both may lack.
    """

    created_at = models.DateTimeField(_("sent"))
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("sent by"))
    course = models.ForeignKey(
        Course, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("course")
    )
    new_course = models.CharField(_("new course"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("batch of files")
        verbose_name_plural = _("batches of files")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class FileState(models.TextChoices):
    """``ok``, ``warn`` and ``refuse`` are the verdicts of ``domain.handouts``.

    A file that is found ``reading`` long after it was sent broke off: the server was stopped.
    """

    WAITING = "waiting", _("waits to be read")
    READING = "reading", _("reading was begun")
    OK = "ok", _("read")
    WARN = "warn", _("read, look at the doubts")
    REFUSE = "refuse", _("refused")


class UploadQuerySet(models.QuerySet["Upload"]):
    def without_data(self) -> "UploadQuerySet":
        """For lists: a file has megabytes. ``is_kept`` says whether it can still be opened."""
        return self.defer("data", "reading", "pictures").annotate(has_data=Q(data__isnull=False))

    def expired(self, now: datetime) -> "UploadQuerySet":
        """Those whose bytes are to go."""
        return self.filter(expires_at__lt=now, data__isnull=False)


class Upload(models.Model):
    """One file as it was sent, between its upload and its confirmation; nothing else keeps one.

    A handout belongs to its ``batch``; its lessons are those whose source has the same digest, so
    undoing an import needs no word here. A question bank belongs to the ``lesson`` that its
    questions go into, with the ``part`` of those whose file names none and the ``format_code`` that
    the person chose, if any. A class list belongs to its ``classroom``; of it the rows alone are
    kept. One of several classes belongs to a ``department``.

    ``refusal`` and ``found`` hold what ``domain.handouts.refusal.Refusal`` and
    ``domain.handouts.finding.Finding`` make of themselves; of a bank ``found`` counts its
    ``questions`` and what was ``rejected``. ``reading`` is what ``domain.handouts.kept`` makes of a
    handout, as reading it again may take minutes.
    """

    batch = models.ForeignKey(
        Batch, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("batch of files")
    )
    lesson = models.ForeignKey(
        Lesson, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("lesson")
    )
    classroom = models.ForeignKey(
        Classroom, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("class")
    )
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("department")
    )
    part = models.CharField(_("level or task"), max_length=12, choices=PartChoices, blank=True)
    format_code = models.CharField(_("Format"), max_length=20, blank=True)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("sent by"))
    sent_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("kept until"))
    name = models.CharField(_("file name"), max_length=255)
    digest = models.CharField(_("SHA-256"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    state = models.CharField(
        _("state"), max_length=10, choices=FileState, default=FileState.WAITING
    )
    refusal = models.JSONField(_("why it was refused"), null=True, blank=True)
    found = models.JSONField(_("what was found"), null=True, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    # Last, so that SQLite need not walk through megabytes to the columns behind them.
    data = models.BinaryField(_("compressed bytes"), null=True)
    reading = models.BinaryField(_("compressed reading"), null=True)
    pictures = models.BinaryField(_("pictures of the file"), null=True)
    """A zip archive of those that the reading names."""

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("loaded file")
        verbose_name_plural = _("loaded files")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "name", "size", "digest"], name="upload_once_in_batch"
            ),
            models.CheckConstraint(
                condition=Q(
                    batch__isnull=False,
                    lesson=None,
                    classroom=None,
                    department=None,
                    part="",
                    format_code="",
                )
                | Q(
                    batch=None,
                    lesson__isnull=False,
                    classroom=None,
                    department=None,
                    part__in=PartChoices.values,
                )
                | Q(
                    batch=None,
                    lesson=None,
                    classroom__isnull=False,
                    department=None,
                    part="",
                    format_code="",
                )
                | Q(
                    batch=None,
                    lesson=None,
                    classroom=None,
                    department__isnull=False,
                    part="",
                    format_code="",
                ),
                name="upload_of_one_place",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("sent_at")), name="upload_expires_after_sent"
            ),
            models.CheckConstraint(
                condition=Q(state__in=FileState.values), name="upload_state_valid"
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.REFUSE, refusal__isnull=False)
                | (~Q(state=FileState.REFUSE) & Q(refusal__isnull=True)),
                name="upload_refused_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[FileState.OK, FileState.WARN], found__isnull=False)
                | (~Q(state__in=[FileState.OK, FileState.WARN]) & Q(found__isnull=True)),
                name="upload_read_has_finding",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_bank(self) -> bool:
        return self.lesson_id is not None

    @property
    def is_kept(self) -> bool:
        """Whether its bytes are still here; a row found ``without_data`` says so without them."""
        known = getattr(self, "has_data", None)
        return self.data is not None if known is None else bool(known)

    @property
    def is_read(self) -> bool:
        return self.state in {FileState.OK, FileState.WARN}
