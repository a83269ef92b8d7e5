"""The course that lessons belong to, chosen or typed."""

from typing import Any, cast

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.refusals import Facts, ImportRefusal
from lessons.models import Course, Department, Lesson, User
from lessons.queries.office import department_for, within
from lessons.wording.refusals import refusal_sentence

_A_CHOICE = 2


class CourseForm(forms.Form):
    """A course that is there, or the title of a new one; both of the departments that ``loader``
    looks after."""

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
    department = forms.ModelChoiceField(
        Department.objects.all(),
        label=_("Department of a new course"),
        required=False,
        empty_label="–",
    )

    def __init__(self, *args: Any, loader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._usual = department_for(loader)
        own = Course.objects.filter(within(loader, "department")).select_related("department")
        cast("forms.ModelChoiceField[Course]", self.fields["course"]).queryset = own
        offered = Department.objects.filter(within(loader, "pk"))
        field = cast("forms.ModelChoiceField[Department]", self.fields["department"])
        field.queryset = offered
        field.initial = self._usual
        if len(offered[:2]) < _A_CHOICE:
            del self.fields["department"]

    def clean_new_course(self) -> str:
        return " ".join(self.cleaned_data["new_course"].split())

    def clean(self) -> dict[str, Any]:
        super().clean()
        course, title = self.cleaned_data.get("course"), self.cleaned_data.get("new_course")
        if course and title:
            self.add_error("new_course", gettext("Choose a course or type a new one, not both."))
        elif title and course_titled(title, department=self.new_department()):
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
        course: Course | None = self.cleaned_data.get("course")
        if course or not typed:
            return course
        return course_titled(typed, department=self.new_department())

    def course_title(self) -> str:
        course = self.cleaned_data["course"]
        return str(course.title if course else self.cleaned_data["new_course"])

    def new_department(self) -> Department | None:
        """Where a course belongs whose title was typed."""
        if "department" not in self.fields:
            return self._usual
        if not self.is_bound:
            return cast("Department | None", self.fields["department"].initial)
        return cast("Department | None", self.cleaned_data.get("department"))

    def course_department(self) -> Department | None:
        course: Course | None = self.cleaned_data["course"]
        return course.department if course else self.new_department()


def course_titled(title: str, *, department: Department | None) -> Course | None:
    """Without regard to capitals, which SQLite only knows in Latin letters."""
    wanted = title.casefold()
    courses = Course.objects.filter(department=department)
    return next((one for one in courses if one.title.casefold() == wanted), None)


def loaded_message(lesson: Lesson, url: str) -> str:
    """That the file is loaded already, with a link to what it became."""
    return format_html(
        '{} <a href="{}">{}</a>',
        refusal_sentence(ImportRefusal.ALREADY_LOADED, Facts(lesson=lesson)),
        url,
        gettext("Open the lesson"),
    )
