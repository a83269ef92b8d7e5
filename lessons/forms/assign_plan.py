"""Which lessons which classes get, from which week, by which rules."""

from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lessons.domain.presets import Preset, rules_of
from lessons.domain.weeks import WeekRule
from lessons.forms.typed_dates import START_OF_DAY, MomentField
from lessons.models import Classroom, Course, LateRules, Lesson, User
from lessons.wording.assignments import PRESET_NAME

_TIME_WRONG = {"required": _("Write a time, such as 23:59."), "invalid": _("Write it as 23:59.")}


def _weekday(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=lambda: list(WEEKDAYS.items()), coerce=int)


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"}),
        error_messages=_TIME_WRONG,
    )


class PlanForm(forms.Form):
    """Sent by GET: the table that follows is looked at before anything is written."""

    course = forms.ModelChoiceField(
        label=_("Course"),
        queryset=Course.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Choose a course."),
            "invalid_choice": _("Choose a course that has published lessons."),
        },
    )
    classes = forms.ModelMultipleChoiceField(
        label=_("Classes"),
        queryset=Classroom.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one class."),
            "invalid_choice": _("You do not teach this class. Choose another one."),
        },
    )
    first_day = MomentField(
        label=_("First week"),
        hour_alone=START_OF_DAY,
        help_text=_(
            "Any day of the week in which the first lesson is given; each next one follows "
            "a week later."
        ),
        error_messages={"required": _("Say in which week the first lesson is given.")},
    )
    opens_day = _weekday(_("Opens on"))
    opens_time = _time(_("Opens at"))
    due_day = _weekday(_("Due on"))
    due_time = _time(_("Due at"))
    preset = forms.ChoiceField(
        label=_("Rules by name"),
        choices=lambda: [(preset.value, PRESET_NAME[preset]) for preset in Preset],
        widget=forms.RadioSelect,
    )
    late_rule = forms.ChoiceField(
        label=_("Tasks after the deadline"),
        choices=lambda: [
            ("", _("As the rules above have it")),
            *((value, capfirst(label)) for value, label in LateRules.choices),
        ],
        required=False,
        help_text=_("Students read this before they hand in. A mark is multiplied once."),
    )

    def __init__(self, *args: Any, teacher: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        classes = Classroom.objects.in_use().taught_by(teacher)
        cast(forms.ModelChoiceField[Any], self.fields["classes"]).queryset = classes
        offered = Course.objects.filter(lesson__in=Lesson.objects.offered()).distinct()
        cast(forms.ModelChoiceField[Any], self.fields["course"]).queryset = offered
        self.initial = {**usual_plan(), "classes": classes, **self.initial}

    @property
    def lessons(self) -> list[Lesson]:
        """All on offer of the course, in their order; a translation is not one more."""
        course = self.cleaned_data["course"]
        rows = Lesson.objects.offered().filter(course=course, original=None)
        return list(rows.order_by("number"))

    @property
    def opens(self) -> WeekRule:
        return WeekRule(weekday=self.cleaned_data["opens_day"], at=self.cleaned_data["opens_time"])

    @property
    def due(self) -> WeekRule:
        return WeekRule(weekday=self.cleaned_data["due_day"], at=self.cleaned_data["due_time"])

    @property
    def rules(self) -> dict[str, Any]:
        own = self.cleaned_data["late_rule"]
        return {
            **rules_of(Preset(self.cleaned_data["preset"])),
            **({"late_rule": own} if own else {}),
        }

    @property
    def first(self) -> datetime:
        return timezone.localtime(self.cleaned_data["first_day"])


def usual_plan() -> dict[str, Any]:
    """Opens on Monday morning, due on Friday night, from this week on."""
    return {
        "first_day": timezone.localtime().strftime("%d.%m.%Y"),
        "opens_day": 0,
        "opens_time": time(8, 0),
        "due_day": 4,
        "due_time": time(23, 59),
        "preset": Preset.HOMEWORK.value,
    }
