"""The few questions with which a site begins."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lessons.models.journal import ScaleChoices

_SCALES = [(code, name) for code, name in ScaleChoices.choices if code != ScaleChoices.OWN]


def _languages() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


class SetUpForm(forms.Form):
    """Only the name is asked for without fail; what is left empty is made later."""

    university = forms.CharField(label=_("Name of the university"), max_length=200)
    contact = forms.CharField(
        label=_("Whom to ask"),
        max_length=300,
        required=False,
        help_text=_("Telephone, room or mail, for whoever cannot sign in."),
    )
    language = forms.ChoiceField(label=_("Your own language"), choices=_languages)
    self_sign_up = forms.BooleanField(
        label=_("Students make their own accounts with the join code of a class"), required=False
    )
    scale = forms.ChoiceField(label=_("Scale of marks"), choices=_SCALES)
    starts_on = forms.DateField(
        label=_("First day of week 1"),
        required=False,
        help_text=_("A work belongs to the week of its deadline."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    department = forms.CharField(label=_("First department"), max_length=200, required=False)
    classroom = forms.CharField(label=_("First class"), max_length=120, required=False)
