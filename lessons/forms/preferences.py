"""What a person chooses for their own eyes and their own mailbox."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.forms.passwords import password_field
from lessons.models import User


class PreferencesForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("text_size", "is_calm")
        widgets = {"text_size": forms.RadioSelect}
        help_texts = {
            "is_calm": _("Nothing moves, successes in a row are not counted, nothing celebrates."),
        }


class MailForm(forms.ModelForm[User]):
    """Another address wants the password: a forgotten password is sent to it."""

    password = password_field(
        _("Your present password"),
        autocomplete="current-password",
        required=False,
        help_text=_("Only where you change the address: new passwords are sent there."),
    )

    class Meta:
        model = User
        fields = ("email", "mails_news", "mails_deadlines", "mails_messages")
        help_texts = {
            "email": _("Only for letters of this site; nobody else sees it. Empty for none."),
            "mails_news": _("When work is marked, returned or looked at again. Never the mark."),
            "mails_deadlines": _("Two days before something that is required is due."),
            "mails_messages": _("At once. Without it they stand on the start page alone."),
        }

    field_order = ("email", "password", "mails_news", "mails_deadlines", "mails_messages")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_known = self.instance.check_password(cleaned.get("password") or "")
        if "email" in self.changed_data and not is_known:
            self.add_error("password", _("This is not your password. Type it once more."))
        return cleaned
