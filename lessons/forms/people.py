"""Signing in and joining a class."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "The user name and password do not match. Check the keyboard layout and Caps Lock."
        ),
        "inactive": _("This account is switched off. Ask the administrator."),
    }


class JoinForm(forms.Form):
    code = forms.CharField(
        label=_("Join code"),
        max_length=20,
        help_text=_("Six letters and digits from your teacher."),
        error_messages={"required": _("Type the code that your teacher gave you.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
