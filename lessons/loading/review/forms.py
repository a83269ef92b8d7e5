"""Forms for every field of what was read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.domain.limits import MAX_LESSON_NUMBER
from lessons.forms.lesson_fields import FigureField, TermsField, clean_terms, sources_field
from lessons.forms.plain_text import PlainTextField, fit_rows
from lessons.forms.question_fields import QuestionFields
from lessons.wording.languages import NAME


class LeaveOutForm(forms.Form):
    """What is left out needs no correction."""

    leave_out = forms.BooleanField(label=_("Leave out"), required=False)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.is_left_out:
            self._errors.clear()

    @property
    def is_left_out(self) -> bool:
        return bool(self["leave_out"].value())


class LessonForm(LeaveOutForm):
    number = forms.IntegerField(
        label=_("Number"),
        min_value=1,
        max_value=MAX_LESSON_NUMBER,
        error_messages={
            "required": _("The lesson has no number. Give it a whole number from 1 to 999."),
            "invalid": _("The lesson number must be a whole number from 1 to 999."),
            "min_value": _("The lesson number must be a whole number from 1 to 999."),
            "max_value": _("The lesson number must be a whole number from 1 to 999."),
        },
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": _("Type the lesson's title.")},
    )
    goal = PlainTextField(label=_("Goal"), required=False)
    equipment = PlainTextField(label=_("Equipment"), required=False)
    outcomes = PlainTextField(label=_("Learning outcomes"), required=False)
    methods = PlainTextField(label=_("Teaching methods"), required=False)
    language = forms.ChoiceField(label=_("Language of the lesson"), choices=list(NAME.items()))
    terms = TermsField()
    sources = sources_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit_rows(self)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        super().clean()
        if "language" in self.cleaned_data:
            clean_terms(self, language=self.cleaned_data["language"])
        return self.cleaned_data


class ItemForm(LeaveOutForm):
    """One that can be split, joined and moved: ``source`` is its ``origins.Origin``."""

    source = forms.CharField(widget=forms.HiddenInput, required=False)


class SectionForm(ItemForm):
    heading = forms.CharField(label=_("Heading"), max_length=300, required=False)
    text = PlainTextField(label=_("Text"), required=False)
    figure = FigureField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit_rows(self)

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in ("heading", "text", "figure"))


class ReviewQuestionForm(ItemForm, QuestionFields):
    """``sections`` names the section forms of the same lesson, in their order."""

    section = forms.TypedChoiceField(
        label=_("Section that answers it"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, sections: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", "–"), *enumerate(sections)]
