"""A date and time as they are typed here, or picked from a calendar."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lessons.domain.typed_dates.reading import MOST_TYPED, MomentError, read_moment
from lessons.wording.typed_dates import moment_problem

END_OF_DAY = time(23, 59)
START_OF_DAY = time(0, 0)


class MomentField(forms.DateTimeField):
    """Typed as text, so that nothing typed is lost; a date alone means ``hour_alone`` of that day.

    ``static/js/moment.js`` puts a calendar beside it.
    """

    def __init__(self, *, hour_alone: time, **kwargs: Any) -> None:
        self.hour_alone = hour_alone
        attrs = {
            "autocomplete": "off",
            "maxlength": MOST_TYPED,
            "data-moment": _("Choose in a calendar"),
        }
        widget = forms.DateTimeInput(format="%d.%m.%Y %H:%M", attrs=attrs)
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        return typed_moment(value, hour_alone=self.hour_alone)


def typed_moment(typed: str, *, hour_alone: time, near: datetime | None = None) -> datetime:
    """In the zone of the university; what is left out is what comes next after ``near``, else now.
    Raises ValidationError that says what was understood."""
    try:
        return read_moment(typed, now=timezone.localtime(near), hour_alone=hour_alone)
    except MomentError as error:
        raise forms.ValidationError(moment_problem(error, typed)) from error
