"""More minutes for one student."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.models import Assignment, User
from lessons.queries import students_of


class StudentField(forms.ModelChoiceField[User]):
    def label_from_instance(self, student: User) -> str:
        return student.get_full_name() or student.username


class ExtraTimeForm(forms.Form):
    student = StudentField(
        label=_("Student"),
        queryset=User.objects.none(),
        empty_label=_("Choose a student"),
        error_messages={
            "required": _("Choose a student."),
            "invalid_choice": _("This student is not in the class any more. Choose another."),
        },
    )
    minutes = forms.IntegerField(
        label=_("Extra minutes"),
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Write how many minutes."),
            "invalid": _("Write whole minutes, for example 10."),
            "min_value": _("Give at least one minute."),
            "max_value": _("Write 600 minutes or less."),
        },
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        error_messages={"required": _("Write the reason: it stays beside the mark.")},
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [student.pk for student in students_of(assignment.classroom)]
        field = cast(StudentField, self.fields["student"])
        field.queryset = User.objects.filter(pk__in=ids)
