"""Pictures of a lesson: the bytes that were given, and what pages show of them."""

from uuid import uuid4

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.assets.kinds import PictureKind
from lessons.domain.assets.limits import (
    LONGEST_ALTERNATIVE,
    LONGEST_CAPTION,
    LONGEST_CREDIT,
)
from lessons.domain.refusals import AssetRefusal
from lessons.models.content import Lesson


def asset_name(_row: models.Model, _name: str) -> str:
    """Nothing of what a person called it: the disk knows no names."""
    name = uuid4().hex
    return f"{name[:2]}/{name}"


def asset_storage() -> Storage:
    return storages["assets"]


class AssetQuerySet(models.QuerySet["Asset"]):
    def waiting(self) -> "AssetQuerySet":
        """To be prepared."""
        return self.filter(prepared_at=None, problem="")


class Asset(models.Model):
    """A picture of one lesson, which its texts name by ``name`` for good.

    ``file`` is what was sent, for exports; pages show its ``renditions``, which a task makes.
    ``width`` and ``height`` are as it is seen, known before any of them is there.
    """

    lesson = models.ForeignKey(
        Lesson, on_delete=models.CASCADE, related_name="assets", verbose_name=_("lesson")
    )
    name = models.CharField(_("name in the text"), max_length=100)
    digest = models.CharField(_("SHA-256"), max_length=64)
    media_type = models.CharField(
        _("kind"), max_length=20, choices=[(kind.value, kind.value) for kind in PictureKind]
    )
    size = models.PositiveIntegerField(_("bytes"))
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    alternative = models.CharField(
        _("what it shows, for whoever does not see it"), max_length=LONGEST_ALTERNATIVE, blank=True
    )
    caption = models.CharField(_("caption"), max_length=LONGEST_CAPTION, blank=True)
    credit = models.CharField(_("author or source"), max_length=LONGEST_CREDIT, blank=True)
    file = models.FileField(_("file"), storage=asset_storage, upload_to=asset_name)
    is_still = models.BooleanField(_("first picture of a moving one"), default=False)
    added_at = models.DateTimeField(_("added"))
    prepared_at = models.DateTimeField(_("prepared"), null=True, blank=True)
    problem = models.CharField(
        _("why it could not be prepared"),
        max_length=20,
        blank=True,
        choices=[(code.value, code.value) for code in AssetRefusal],
    )

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["lesson", "name"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "name"], name="asset_name_unique_in_lesson"),
            models.UniqueConstraint(fields=["lesson", "digest"], name="asset_once_in_lesson"),
            models.CheckConstraint(condition=~Q(name=""), name="asset_name_set"),
            models.CheckConstraint(
                condition=Q(size__gte=1, width__gte=1, height__gte=1), name="asset_measured"
            ),
            models.CheckConstraint(
                condition=Q(media_type__in=[kind.value for kind in PictureKind]),
                name="asset_kind_valid",
            ),
            models.CheckConstraint(
                condition=Q(problem="") | Q(prepared_at=None), name="asset_prepared_or_problem"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Rendition(models.Model):
    """One width of a picture, as WebP. Its address holds its digest, so it may be kept for ever."""

    asset = models.ForeignKey(
        Asset, on_delete=models.CASCADE, related_name="renditions", verbose_name=_("picture")
    )
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    size = models.PositiveIntegerField(_("bytes"))
    digest = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    file = models.FileField(_("file"), storage=asset_storage, upload_to=asset_name)

    class Meta:
        verbose_name = _("width of a picture")
        verbose_name_plural = _("widths of pictures")
        ordering = ["asset", "width"]
        constraints = [
            models.UniqueConstraint(fields=["asset", "width"], name="rendition_width_once"),
            models.CheckConstraint(
                condition=Q(size__gte=1, width__gte=1, height__gte=1), name="rendition_measured"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset} – {self.width}"
