"""A class: its name, whether its code lets people in, its copy, and its people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.models import Classroom, LeftWork

_NAME_MISSING = {"required": _("Give the class a name, such as ХҚ-231.")}


class ClassroomForm(forms.ModelForm[Classroom]):
    exam_on = forms.DateField(
        label=_("Day of the exam"),
        required=False,
        help_text=_(
            "Day, month, year; empty where there is none yet. What students are to review comes "
            "back before this day."
        ),
        error_messages={"invalid": _("Write the day as day, month and year, such as 01.09.2027.")},
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = Classroom
        fields = ["name", "exam_on", "is_open"]
        labels = {"name": _("Name of the class"), "is_open": _("Students can join by the code")}
        error_messages = {"name": _NAME_MISSING}


class CopyClassForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the new class"), max_length=120, error_messages=_NAME_MISSING
    )
    first_day = forms.DateField(
        label=_("Day on which its first lesson opens"),
        help_text=_("Day, month, year. All other dates follow at the same distance."),
        error_messages={
            "required": _("Say on which day the first lesson opens."),
            "invalid": _("Write the day as day, month and year, such as 01.09.2027."),
        },
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, has_lessons: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_lessons:
            del self.fields["first_day"]


class TeacherForm(forms.Form):
    username = forms.CharField(
        label=_("User name of a colleague"),
        max_length=150,
        error_messages={"required": _("Type the name with which your colleague signs in.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


LEFT_WORK = [
    (LeftWork.MARK.value, _("Mark them: they stay in the review queue")),
    (LeftWork.ASIDE.value, _("Set them aside: they stay readable, nobody is asked for a mark")),
]


class LeaveForm(forms.Form):
    left_work = forms.ChoiceField(
        label=_("Answers that wait for a mark"),
        choices=LEFT_WORK,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what becomes of the answers that wait.")},
    )

    def __init__(self, *args: Any, has_waiting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_waiting:
            del self.fields["left_work"]

    @property
    def choice(self) -> LeftWork:
        return LeftWork(self.cleaned_data.get("left_work") or LeftWork.ASK)


class MoveForm(forms.Form):
    classroom = forms.ModelChoiceField(
        label=_("Into which class"),
        queryset=Classroom.objects.none(),
        empty_label=_("Choose a class"),
        error_messages={
            "required": _("Choose a class."),
            "invalid_choice": _("You do not teach this class. Choose another one."),
        },
    )

    def __init__(self, *args: Any, classrooms: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["classroom"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = classrooms
