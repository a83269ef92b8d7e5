"""A lesson given to a class, and when."""

import re
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db import IntegrityError, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.models import Assignment, Gate, KeyTimes, Lesson, Mode
from lessons.queries import assignable_lessons
from lessons.wording.zones import zone_name


class MomentField(forms.DateTimeField):
    """A date and time as they are written here, typed as text so that nothing typed is lost.

    A date alone means ``hour_alone`` of that day.
    """

    def __init__(self, *, hour_alone: str, **kwargs: Any) -> None:
        self.hour_alone = hour_alone
        super().__init__(
            input_formats=["%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M", "%d.%m.%Y %H.%M"],
            widget=forms.DateTimeInput(
                format="%d.%m.%Y %H:%M", attrs={"autocomplete": "off", "maxlength": 20}
            ),
            **kwargs,
        )
        self.error_messages["invalid"] = _(
            "Write the date and the time like this: 31.12.2026 23:59."
        )

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, str) and re.fullmatch(r"\s*\d+\.\d+\.\d{4}\s*", value, re.ASCII):
            value = f"{value.strip()} {self.hour_alone}"
        moment = super().to_python(value)
        if moment is not None and not 2000 <= moment.year <= 2100:
            raise forms.ValidationError(_("Write a year between 2000 and 2100."))
        return moment


class LessonChoiceField(forms.ModelChoiceField[Lesson]):
    def label_from_instance(self, lesson: Lesson) -> str:
        return f"{lesson.course}: {lesson}"


class AssignmentDatesForm(forms.ModelForm[Assignment]):
    """When an assigned lesson opens and is due, written alike wherever it is written."""

    opens_at = MomentField(
        label=_("Opens"),
        hour_alone="00:00",
        error_messages={"required": _("Say when the lesson opens.")},
    )
    due_at = MomentField(label=_("Due"), hour_alone="23:59", required=False)

    class Meta:
        model = Assignment
        fields = ["opens_at", "due_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = gettext("Day, month, year and time: 31.12.2026 23:59 (%(zone)s).") % {
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


class AssignmentForm(AssignmentDatesForm):
    """A lesson for a class. The lesson is chosen once: what students did belongs to it."""

    lesson = LessonChoiceField(
        label=_("Lesson"),
        queryset=Lesson.objects.none(),
        empty_label=_("Choose a lesson"),
        error_messages={
            "required": _("Choose a lesson."),
            "invalid_choice": _("This class already has this lesson, or it is not published."),
        },
    )
    attempts_allowed = forms.IntegerField(
        label=_("Attempts allowed at each level"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Leave it empty for as many attempts as a student wants."),
        error_messages={
            "invalid": _("Write a whole number, or leave the field empty."),
            "min_value": _("Allow at least one attempt, or leave the field empty."),
            "max_value": _("Write 100 or less, or leave the field empty."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    gate = forms.ChoiceField(
        label=_("Order of the levels"),
        choices=lambda: [(value, capfirst(label)) for value, label in Gate.choices],
        widget=forms.RadioSelect,
    )

    mode = forms.ChoiceField(
        label=_("Purpose"),
        choices=lambda: [(value, capfirst(label)) for value, label in Mode.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "In practice a student sees at once which ideas the program recognised in an open "
            "answer, and what to read again; the teacher alone gives marks."
        ),
    )

    key_time = forms.ChoiceField(
        label=_("Right answers are shown"),
        choices=lambda: [(value, capfirst(label)) for value, label in KeyTimes.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "Until then a result says what was right, partly right or wrong and where to read "
            "again, and nothing more; hints are not offered."
        ),
    )

    class Meta:
        model = Assignment
        fields = ["lesson", "opens_at", "due_at", "attempts_allowed", "gate", "mode", "key_time"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        if self.instance.pk:
            del self.fields["lesson"]
        else:
            self._lessons.queryset = assignable_lessons(self.instance.classroom)

    @property
    def _lessons(self) -> LessonChoiceField:
        return cast(LessonChoiceField, self.fields["lesson"])

    @property
    def has_lessons(self) -> bool:
        """Whether there is any lesson to choose."""
        return self._lessons.queryset is not None and self._lessons.queryset.exists()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        due_at = self.cleaned_data.get("due_at")
        if due_at and due_at <= self.now and not self.instance.pk:
            self.add_error("due_at", _("This time has passed already."))
        return cleaned

    def clean_mode(self) -> str:
        """What it was, where a form without the field is sent."""
        return str(self.cleaned_data["mode"] or self.instance.mode)

    def clean_key_time(self) -> str:
        """As ``clean_mode``; where there is practice instead of a mark nothing is kept back."""
        given = self.cleaned_data["key_time"]
        is_new_practice = not self.instance.pk and self.cleaned_data.get("mode") == Mode.PRACTICE
        return str(given or (KeyTimes.AT_ONCE if is_new_practice else self.instance.key_time))

    def save_once(self) -> bool:
        """False, with an error beside the lesson, when the class has got it meanwhile."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            self.add_error("lesson", _("This class already has this lesson."))
            return False
        return True
