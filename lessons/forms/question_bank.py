"""What somebody looks for among the questions of all lessons."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lessons.models import Course, Lesson, PartChoices
from lessons.queries.question_bank import BankSearch, Hardness
from lessons.wording.questions import KIND

HARDNESS = {
    Hardness.HARD: _("hard: below 40 %"),
    Hardness.MIDDLE: _("middling: 40 to 80 %"),
    Hardness.EASY: _("easy: above 80 %"),
    Hardness.UNKNOWN: _("too few answers to say"),
}


class BankForm(forms.Form):
    text = forms.CharField(label=_("Words"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    part = forms.ChoiceField(label=_("Level or task"), required=False)
    course = forms.ModelChoiceField(
        label=_("Course"), queryset=Course.objects.none(), required=False, empty_label=_("any")
    )
    hardness = forms.ChoiceField(label=_("Right answers"), required=False)

    def __init__(self, data: Any, *, lessons: QuerySet[Lesson]) -> None:
        super().__init__(data)
        course = cast("forms.ModelChoiceField[Course]", self.fields["course"])
        course.queryset = Course.objects.filter(lesson__in=lessons.values("pk")).distinct()
        self._offer("kind", KIND)
        self._offer("part", dict(PartChoices.choices))
        self._offer("hardness", HARDNESS)

    def _offer(self, name: str, choices: Any) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = [("", _("any")), *choices.items()]

    @property
    def wanted(self) -> BankSearch:
        """What of the address can be read; the rest is not asked about."""
        self.is_valid()
        cleaned = self.cleaned_data
        course = cleaned.get("course")
        return BankSearch(
            text=cleaned.get("text", ""),
            kind=cleaned.get("kind", ""),
            part=cleaned.get("part", ""),
            course=course.pk if course else None,
            hardness=cleaned.get("hardness", ""),
        )
