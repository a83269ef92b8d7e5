"""When a lesson given to a class opens and is due."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.forms.typed_dates import END_OF_DAY, START_OF_DAY, MomentField
from lessons.models import Assignment
from lessons.wording.zones import zone_name


class AssignmentDatesForm(forms.ModelForm[Assignment]):
    """When an assigned lesson opens and is due, written alike wherever it is written."""

    opens_at = MomentField(
        label=_("Opens"),
        hour_alone=START_OF_DAY,
        error_messages={"required": _("Say when the lesson opens.")},
    )
    due_at = MomentField(label=_("Due"), hour_alone=END_OF_DAY, required=False)

    class Meta:
        model = Assignment
        fields = ["opens_at", "due_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = gettext("For example 5.12, 31.12.2026 23:59 or “Friday 23:59” (%(zone)s).") % {
            "zone": zone_name()
        }
        self.fields["opens_at"].help_text = written
        self.fields["due_at"].help_text = " ".join(
            [
                gettext("A date alone means the end of that day."),
                gettext("What is handed in later is marked as late."),
            ]
        )

    def clean_due_at(self) -> datetime | None:
        """The minute that was typed counts in full: at 23:59:30 nobody is late yet."""
        due_at: datetime | None = self.cleaned_data["due_at"]
        return due_at and due_at.replace(second=59)

    def clean(self) -> dict[str, Any] | None:
        """The rule of the constraint ``assignment_due_after_opens``, said beside the field."""
        cleaned = super().clean()
        opens_at, due_at = self.cleaned_data.get("opens_at"), self.cleaned_data.get("due_at")
        if opens_at and due_at and due_at <= opens_at:
            self.add_error("due_at", _("The deadline must be later than the opening."))
        return cleaned
