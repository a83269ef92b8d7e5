"""The code of an authenticator app, or one from the paper."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FactorForm(forms.Form):
    code = forms.CharField(
        label=_("One-time code"),
        max_length=40,
        help_text=_("Six digits of the app; if you do not have it here, a recovery code."),
        error_messages={"required": _("Type the code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}
        ),
    )
