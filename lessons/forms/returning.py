"""A task sent back for revision."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.forms.typed_dates import END_OF_DAY, MomentField
from lessons.wording.zones import zone_name

LONGEST = 4000


class ReturnForm(forms.Form):
    comment = forms.CharField(
        label=_("What is to be revised"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The student sees this at the top of the page of the task."),
        error_messages={
            "required": _("Write what is to be revised: a return without it helps nobody."),
            "max_length": _("Write 4,000 characters or less."),
        },
    )
    due_at = MomentField(label=_("Revise until"), hour_alone=END_OF_DAY, required=False)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        written = gettext("For example 5.12, 31.12.2026 23:59 or “Friday 23:59” (%(zone)s).")
        self.fields["due_at"].help_text = " ".join(
            [written % {"zone": zone_name()}, gettext("Leave it empty for no deadline.")]
        )

    def clean_comment(self) -> str:
        return str(self.cleaned_data["comment"]).replace("\0", "")

    def clean_due_at(self) -> datetime | None:
        due_at: datetime | None = self.cleaned_data["due_at"]
        if due_at is not None and due_at <= self.now:
            raise forms.ValidationError(_("This time has passed already."))
        return due_at
