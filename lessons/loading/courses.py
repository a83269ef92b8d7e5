"""The course that lessons belong to, chosen or typed."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.refusals import Facts, ImportRefusal
from lessons.models import Course, Lesson
from lessons.wording.refusals import refusal_sentence


class CourseForm(forms.Form):
    """A course that is there, or the title of a new one."""

    is_needed = True

    course = forms.ModelChoiceField(
        Course.objects.all(), label=_("Course"), required=False, empty_label="–"
    )
    new_course = forms.CharField(
        label=_("or a new course"),
        max_length=200,
        required=False,
        help_text=_("Type its title; it is made together with the lesson."),
    )

    def clean_new_course(self) -> str:
        return " ".join(self.cleaned_data["new_course"].split())

    def clean(self) -> dict[str, Any]:
        super().clean()
        course, title = self.cleaned_data.get("course"), self.cleaned_data.get("new_course")
        if course and title:
            self.add_error("new_course", gettext("Choose a course or type a new one, not both."))
        elif title and course_titled(title):
            self.add_error(
                "new_course",
                gettext("There is a course with this title already. Choose it in the list."),
            )
        elif self.is_needed and not course and not title and not self.errors:
            self.add_error("course", gettext("Choose a course or type the title of a new one."))
        return self.cleaned_data

    def named_course(self) -> Course | None:
        """The course that is meant and is there, even where the form says it is wrong so."""
        if not hasattr(self, "cleaned_data"):
            return None
        typed = " ".join(str(self["new_course"].value() or "").split())
        return self.cleaned_data.get("course") or (course_titled(typed) if typed else None)

    def course_title(self) -> str:
        course = self.cleaned_data["course"]
        return str(course.title if course else self.cleaned_data["new_course"])


def course_titled(title: str) -> Course | None:
    """Without regard to capitals, which SQLite only knows in Latin letters."""
    wanted = title.casefold()
    return next((one for one in Course.objects.all() if one.title.casefold() == wanted), None)


def loaded_message(lesson: Lesson, url: str) -> str:
    """That the file is loaded already, with a link to what it became."""
    return format_html(
        '{} <a href="{}">{}</a>',
        refusal_sentence(ImportRefusal.ALREADY_LOADED, Facts(lesson=lesson)),
        url,
        gettext("Open the lesson"),
    )
