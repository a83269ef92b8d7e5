"""Where a copy of a lesson is to stand."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.domain.limits import MAX_LESSON_NUMBER
from lessons.models import Course, Lesson, User
from lessons.queries.authorship import courses_written_by
from lessons.queries.office import department_for

_WRONG = _("The lesson number must be a whole number from 1 to 999.")


class LessonCopyForm(forms.Form):
    course = forms.ModelChoiceField(
        Course.objects.none(),
        label=_("Into which course?"),
        required=False,
        empty_label=_("a new course of mine"),
        error_messages={"invalid_choice": _("Choose one of the courses of this list.")},
    )
    title = forms.CharField(
        label=_("Title of the new course"),
        max_length=200,
        required=False,
        help_text=_("Only where a new one is chosen."),
    )
    number = forms.IntegerField(
        label=_("Number of the lesson there"),
        min_value=1,
        max_value=MAX_LESSON_NUMBER,
        required=False,
        help_text=_("Left empty, it gets the next free number."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _WRONG),
        widget=forms.NumberInput(attrs={"class": "number-field", "inputmode": "numeric"}),
    )

    def __init__(self, data: Any, *, lesson: Lesson, user: User) -> None:
        super().__init__(data)
        self.user = user
        own = courses_written_by(user)
        cast("forms.ModelChoiceField[Course]", self.fields["course"]).queryset = own
        if own.filter(pk=lesson.course_id).exists():
            self.fields["course"].initial = lesson.course_id

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and cleaned.get("course") is None:
            cleaned["course"] = self._new_course(cleaned.get("title", "").strip())
        return cleaned

    def _new_course(self, title: str) -> Course | None:
        department = department_for(self.user)
        if not title:
            self.add_error("title", _("Give the new course a title."))
        elif Course.objects.filter(title=title, department=department).exists():
            self.add_error("title", _("There is a course with this title already."))
        else:
            return Course(title=title, department=department)
        return None
