"""A later date, more attempts or more minutes for one student."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.forms.typed_dates import END_OF_DAY, MomentField
from lessons.models import Assignment, User
from lessons.queries import students_of


class StudentField(forms.ModelChoiceField[User]):
    def label_from_instance(self, student: User) -> str:
        return student.get_full_name() or student.username


def count_field(label: Any, *, most: int, errors: dict[str, Any]) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=most,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=errors,
    )


class ExceptionForm(forms.Form):
    student = StudentField(
        label=_("Student"),
        queryset=User.objects.none(),
        empty_label=_("Choose a student"),
        error_messages={
            "required": _("Choose a student."),
            "invalid_choice": _("This student is not in the class any more. Choose another."),
        },
    )
    due_at = MomentField(label=_("Later date"), hour_alone=END_OF_DAY, required=False)
    attempts = count_field(
        _("More attempts at each level"),
        most=20,
        errors={
            "invalid": _("Write a whole number, for example 1."),
            "min_value": _("Give at least one attempt."),
            "max_value": _("Write 20 attempts or less."),
        },
    )
    minutes = count_field(
        _("Extra minutes"),
        most=600,
        errors={
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
        self.assignment = assignment
        ids = [student.pk for student in students_of(assignment.classroom)]
        cast(StudentField, self.fields["student"]).queryset = User.objects.filter(pk__in=ids)
        self._drop_what_says_nothing()

    def _drop_what_says_nothing(self) -> None:
        """Minutes where there is no clock, attempts where they are not counted."""
        rules = {
            "due_at": self.assignment.due_at,
            "attempts": self.assignment.attempts_allowed,
            "minutes": self.assignment.time_limit,
        }
        for name, rule in rules.items():
            if rule is None:
                del self.fields[name]

    @property
    def can_give(self) -> bool:
        return len(self.fields) > len(("student", "reason"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        offered = [name for name in ("due_at", "attempts", "minutes") if name in self.fields]
        for name in ("due_at", "attempts", "minutes"):
            cleaned.setdefault(name, None)
        if offered and not self.errors and not any(cleaned[name] for name in offered):
            self.add_error(offered[0], _("Say what is given: fill in at least one of the fields."))
        self._check_date(cleaned)
        return cleaned

    def _check_date(self, cleaned: dict[str, Any]) -> None:
        due_at, usual = cleaned.get("due_at"), self.assignment.due_at
        if due_at:
            cleaned["due_at"] = due_at.replace(second=59)
            if usual and due_at <= usual:
                self.add_error("due_at", _("This is no later than the deadline of the class."))
