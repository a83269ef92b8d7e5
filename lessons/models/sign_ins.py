"""Where people are signed in: their sessions, by person."""

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from lessons.models.people import User


class BrowserSessionQuerySet(models.QuerySet["BrowserSession"]):
    def open(self) -> "BrowserSessionQuerySet":
        """Those whose session is still there."""
        return self.filter(Exists(Session.objects.filter(session_key=OuterRef("session_key"))))


class BrowserSession(models.Model):
    """One sign-in of one person in one browser; Django's own session knows of no person."""

    person = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="browser_sessions", verbose_name=_("person")
    )
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    browser = models.CharField(_("browser"), max_length=60, blank=True)
    is_shared = models.BooleanField(_("shared computer"), default=False)
    began_at = models.DateTimeField(_("signed in"))

    objects = BrowserSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-began_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person} – {self.began_at:%d.%m.%Y %H:%M}"
