"""Signing in and joining a class."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lessons.models import User


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "The user name and password do not match. Check the keyboard layout and Caps Lock."
        ),
        "expired": _(
            "The one-time password of this slip is too old. Ask your teacher for a new slip."
        ),
        "inactive": _("This account is switched off. Ask the administrator."),
    }

    is_shared = forms.BooleanField(
        label=_("This is a shared computer"),
        help_text=_(
            "You are signed out when the browser is closed, or after 30 minutes without work."
        ),
        required=False,
    )

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        until = user.one_time_until
        if until is not None and until <= timezone.now():
            raise ValidationError(self.error_messages["expired"], code="expired")


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
