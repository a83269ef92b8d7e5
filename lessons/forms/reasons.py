"""Why something is done to another person: it stands in the action log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.models import AuditLine


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=AuditLine._meta.get_field("reason").max_length,
        help_text=_("It is kept in the action log beside your name."),
        error_messages={"required": _("Write the reason: it stands in the action log.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
