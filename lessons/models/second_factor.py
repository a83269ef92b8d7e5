"""A second factor: an app that shows codes, and codes on paper for when it is lost."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lessons.models.people import User


class SecondFactor(models.Model):
    """In force once it is confirmed. Of ``recovery_codes`` only what they are checked by."""

    person = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="factor", verbose_name=_("person")
    )
    secret = models.CharField(max_length=64, editable=False)
    begun_at = models.DateTimeField(_("begun"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    last_step = models.PositiveBigIntegerField(default=0, editable=False)
    """No code counts twice."""
    recovery_codes = models.JSONField(default=list, editable=False)
    failures = models.PositiveSmallIntegerField(_("wrong codes in a row"), default=0)
    locked_until = models.DateTimeField(_("locked until"), null=True, blank=True)

    class Meta:
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")

    def __str__(self) -> str:
        return str(self.person)
