"""An account that a student makes."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.domain.rosters.names import is_name, tidy
from lessons.forms.passwords import password_field
from lessons.forms.people import JoinForm
from lessons.models import User
from lessons.services.signing_up import NewStudent

_USERNAME = User._meta.get_field("username")


class SignUpForm(JoinForm):
    last_name = forms.CharField(
        label=pgettext_lazy("of a person", "Surname"),
        max_length=150,
        error_messages={"required": _("Write your surname.")},
    )
    first_name = forms.CharField(
        label=pgettext_lazy("of a person", "First name"),
        max_length=150,
        error_messages={"required": _("Write your first name.")},
    )
    patronymic = forms.CharField(label=_("Patronymic"), max_length=150, required=False)
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=_USERNAME.validators,
        help_text=_("Latin letters and digits that you will remember, such as nurlanova.a."),
        error_messages={"required": _("Choose the name that you will sign in with.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password1 = password_field(
        _("Password"),
        autocomplete="new-password",
        help_text=_(
            "At least 8 letters, digits or signs; not your name and not what everybody uses."
        ),
    )
    password2 = password_field(_("Password once more"), autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name in ("last_name", "first_name", "patronymic"):
            self._clean_name(name)
        self._clean_passwords()
        return self.cleaned_data

    def _clean_name(self, field: str) -> None:
        typed = self.cleaned_data.get(field, "")
        if typed and not is_name(typed):
            self.add_error(field, _("This is no name: there are digits or signs in it."))
        else:
            self.cleaned_data[field] = tidy(typed)

    def _clean_passwords(self) -> None:
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ. Type the same one twice."))
        names = ("username", "last_name", "first_name")
        person = User(**{name: self.cleaned_data.get(name, "") for name in names})
        try:
            validate_password(first or "", person) if first else None
        except ValidationError as error:
            self.add_error("password1", error)

    @property
    def student(self) -> NewStudent:
        told = self.cleaned_data
        return NewStudent(
            username=told["username"],
            password=told["password1"],
            last_name=told["last_name"],
            first_name=told["first_name"],
            patronymic=told["patronymic"],
        )
