"""What is told to everybody, to students or to teachers, from a day to a day."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lessons.domain.languages import LANGUAGES
from lessons.models.people import User


class Audience(models.TextChoices):
    EVERYBODY = "everybody", pgettext_lazy("for whom", "everybody")
    STUDENTS = "students", pgettext_lazy("for whom", "students")
    TEACHERS = "teachers", pgettext_lazy("for whom", "teachers")


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def on(self, day: date) -> "AnnouncementQuerySet":
        return self.filter(Q(until=None) | Q(until__gte=day), starts__lte=day)

    def to(self, *audiences: Audience) -> "AnnouncementQuerySet":
        return self.filter(audience__in=[Audience.EVERYBODY, *audiences])

    def not_put_away_by(self, person: User) -> "AnnouncementQuerySet":
        return self.exclude(readers=person)


class Announcement(models.Model):
    """Both days belong to it; without a last one it stays until it is deleted."""

    starts = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)
    audience = models.CharField(
        _("for whom"), max_length=9, choices=Audience, default=Audience.EVERYBODY
    )
    text_kk = models.TextField(_("text in Kazakh"), blank=True, max_length=1000)
    text_ru = models.TextField(_("text in Russian"), blank=True, max_length=1000)
    text_en = models.TextField(_("text in English"), blank=True, max_length=1000)
    readers = models.ManyToManyField(
        User, blank=True, editable=False, related_name="+", verbose_name=_("put away by")
    )

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("starts")),
                name="announcement_days_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(text_kk="", text_ru="", text_en=""),
                name="announcement_says_something",
                violation_error_message=_("Write the text in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="announcement_audience_valid"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def language(self) -> str:
        """Of the text that is shown: the page's own where it is written."""
        written = [code for code in LANGUAGES if self._text_in(code)]
        own = (get_language() or settings.LANGUAGE_CODE)[:2]
        return own if own in written else (written or [own])[0]

    @property
    def text(self) -> str:
        return self._text_in(self.language)

    def _text_in(self, language: str) -> str:
        return str(getattr(self, f"text_{language}", ""))
