"""A password of one's own."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lessons.models import User


def password_field(label: Any, *, autocomplete: str, **options: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    missing = {"required": _("Type a password.")}
    return forms.CharField(
        label=label, strip=False, widget=widget, error_messages=missing, max_length=200, **options
    )


class FirstPasswordForm(forms.Form):
    """Instead of the one-time password of a slip."""

    new_password1 = password_field(
        _("New password"),
        autocomplete="new-password",
        help_text=_(
            "At least 8 letters, digits or signs; not your name and not what everybody uses."
        ),
    )
    new_password2 = password_field(_("New password once more"), autocomplete="new-password")

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_new_password1(self) -> str:
        password: str = self.cleaned_data["new_password1"]
        if self.person.check_password(password):
            raise ValidationError(_("This is the password you have now. Choose another one."))
        validate_password(password, self.person)
        return password

    def clean_new_password2(self) -> str:
        password: str = self.cleaned_data["new_password2"]
        if self.cleaned_data.get("new_password1", password) != password:
            raise ValidationError(_("The two passwords differ. Type the same one twice."))
        return password


class ForgottenForm(forms.Form):
    """Whose password it is."""

    typed = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=254,
        error_messages={"required": _("Type the name that you sign in with, or your address.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class OwnPasswordForm(FirstPasswordForm):
    old_password = password_field(_("Your present password"), autocomplete="current-password")
    field_order = ("old_password", "new_password1", "new_password2")

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        if not self.person.check_password(password):
            raise ValidationError(_("This is not your password. Type it once more."))
        return password
