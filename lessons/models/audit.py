"""Who looked at, took away or did what with other people's data: lines that only grow."""

from contextlib import AbstractContextManager
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from lessons.models.append_only import AppendOnly
from lessons.models.office import Department
from lessons.models.people import Classroom, User
from lessons.models.writing import work_storage


class AuditKind(models.TextChoices):
    SUPPORT_BEGUN = "support-begun", _("signed in as this person")
    SUPPORT_ENDED = "support-ended", _("ended signing in as this person")
    PASSWORD_GIVEN = "password-given", _("gave a one-time password")
    MADE_TEACHER = "made-teacher", _("made a teacher of a class")
    RESULTS_EXPORTED = "results-exported", _("exported results")
    JOURNAL_EXPORTED = "journal-exported", _("exported a journal")
    PERSON_OPENED = "person-opened", _("opened the page of this person")
    PERSON_EXPORTED = "person-exported", _("exported personal data")
    PEOPLE_EXPORTED = "people-exported", _("exported a list of people")
    ANONYMISED = "anonymised", _("anonymised this person")
    FACTOR_RESET = "factor-reset", _("reset the second factor")


class AuditLine(AppendOnly):
    """``reason`` is what was typed; nothing here holds what was seen."""

    kind = models.CharField(_("what was done"), max_length=20, choices=AuditKind)
    actor = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="audit_lines", verbose_name=_("by")
    )
    person = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="audited",
        verbose_name=_("person"),
    )
    classroom = models.ForeignKey(
        Classroom, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("class")
    )
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("department")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("line of the action log")
        verbose_name_plural = _("action log")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["at"], name="auditline_at")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=AuditKind.values), name="auditline_kind_valid"
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False)
                | models.Q(classroom__isnull=False)
                | models.Q(department__isnull=False),
                name="auditline_about_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.at:%d.%m.%Y}"


def random_name(_export: "PersonalExport", _name: str) -> str:
    return f"exports/{uuid4().hex}"


class PersonalExport(models.Model):
    """All that is held of one person, in one file, while it is kept for whoever asked for it."""

    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="exports", verbose_name=_("person")
    )
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"))
    language = models.CharField(_("language"), max_length=8)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    file = models.FileField(_("file"), storage=work_storage, upload_to=random_name, blank=True)

    class Meta:
        verbose_name = _("export of personal data")
        verbose_name_plural = _("exports of personal data")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "asked_by"],
                condition=models.Q(made_at=None),
                name="personal_export_one_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.asked_at:%d.%m.%Y}"

    @property
    def size(self) -> int | None:
        """None where the disk has lost the file, for which no page should be."""
        name = self.file.name or ""
        return self.file.size if self.file.storage.exists(name) else None

    def in_its_language(self) -> AbstractContextManager[None]:
        """Heads and choices are words in the file, too."""
        return override(self.language)
