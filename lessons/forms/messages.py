"""What a teacher writes to a class or one of its students."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.forms.exceptions import StudentField
from lessons.models import Classroom, User
from lessons.queries import students_of


class MessageForm(forms.Form):
    student = StudentField(
        label=_("To whom"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("The whole class"),
        error_messages={
            "invalid_choice": _("This student is not in the class any more. Choose another."),
        },
    )
    text = forms.CharField(
        label=_("Message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Write what the message says."),
            "max_length": _("Write 2,000 characters or fewer."),
        },
    )

    def __init__(self, *args: Any, classroom: Classroom, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [student.pk for student in students_of(classroom)]
        cast(StudentField, self.fields["student"]).queryset = User.objects.filter(pk__in=ids)
