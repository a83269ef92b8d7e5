"""What is kept about the running of the site itself; nothing of it is about a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SlowPage(models.Model):
    """Requests that took longer than ``SLOW_PAGE_SECONDS``: a row for each page, by its name and
    never by its address, which would tell whose it was."""

    page = models.CharField(_("page"), max_length=200, unique=True)
    count = models.PositiveIntegerField(_("times"), default=1)
    worst_ms = models.PositiveIntegerField(_("slowest, ms"))
    last_at = models.DateTimeField(_("last time"))

    class Meta:
        verbose_name = _("slow page")
        verbose_name_plural = _("slow pages")
        ordering = ["-last_at", "page"]

    def __str__(self) -> str:
        return self.page


class Backup(models.Model):
    """A copy that was opened after it was made; the row goes with the copy."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    made_at = models.DateTimeField(_("copied"))
    size = models.PositiveBigIntegerField(_("bytes"))

    class Meta:
        verbose_name = _("backup")
        verbose_name_plural = _("backups")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name
