"""Forms for loading a handout: the course, the file, and every field of what was read."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.admin.lesson_parts import FigureField, TermsField, clean_terms, sources_field
from lessons.admin.question_fields import PlainTextField, QuestionFields, fit_rows
from lessons.domain.handouts.registry import REGISTRY
from lessons.domain.limits import MAX_LESSON_NUMBER
from lessons.domain.refusals import Facts, ImportRefusal
from lessons.models import Course, Lesson
from lessons.services.handouts import Handout, HandoutRefused
from lessons.services.importing import loaded_before
from lessons.services.opening import open_for_review
from lessons.wording.refusals import file_sentence, refusal_sentence


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
        return course.title if course else self.cleaned_data["new_course"]


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


class LoadForm(CourseForm):
    file = forms.FileField(
        label=_("Handout"),
        allow_empty_file=True,
        max_length=255,
        help_text=lazy(
            lambda: gettext("Types that can be read: %(known)s") % {"known": ", ".join(REGISTRY)},
            str,
        )(),
        widget=forms.FileInput(attrs={"accept": ",".join(REGISTRY)}),
        error_messages={
            "required": _("Choose a file."),
            "max_length": _("The file name is too long. Give the file a shorter name."),
        },
    )
    field_order = ("file", "course", "new_course")
    handout: Handout | None = None
    data_read = b""

    def clean_file(self) -> UploadedFile:
        upload = self.cleaned_data["file"]
        try:
            self.handout = open_for_review(upload.name, size=upload.size, read=self._read)
        except HandoutRefused as refused:
            raise ValidationError(file_sentence(refused.refusal)) from refused
        return upload

    def _read(self) -> bytes:
        self.data_read = self.cleaned_data["file"].read()
        return self.data_read

    def loaded_lesson(self) -> Lesson | None:
        """What the same file became before in the course that is meant."""
        course = self.named_course()
        if course is None or self.handout is None:
            return None
        return loaded_before(self.handout.source.digest, course=course)


class LeaveOutForm(forms.Form):
    """What is left out needs no correction."""

    leave_out = forms.BooleanField(label=_("Leave out"), required=False)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.is_left_out:
            self._errors.clear()

    @property
    def is_left_out(self) -> bool:
        return bool(self["leave_out"].value())


class LessonForm(LeaveOutForm):
    number = forms.IntegerField(
        label=_("Number"),
        min_value=1,
        max_value=MAX_LESSON_NUMBER,
        error_messages={
            "required": _("The lesson has no number. Give it a whole number from 1 to 999."),
            "invalid": _("The lesson number must be a whole number from 1 to 999."),
            "min_value": _("The lesson number must be a whole number from 1 to 999."),
            "max_value": _("The lesson number must be a whole number from 1 to 999."),
        },
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": _("Type the lesson's title.")},
    )
    goal = PlainTextField(label=_("Goal"), required=False)
    equipment = PlainTextField(label=_("Equipment"), required=False)
    outcomes = PlainTextField(label=_("Learning outcomes"), required=False)
    methods = PlainTextField(label=_("Teaching methods"), required=False)
    language = forms.ChoiceField(label=_("Language of the lesson"), choices=settings.LANGUAGES)
    terms = TermsField()
    sources = sources_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit_rows(self)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        super().clean()
        if "language" in self.cleaned_data:
            clean_terms(self, language=self.cleaned_data["language"])
        return self.cleaned_data


class ItemForm(LeaveOutForm):
    """One that can be split, joined and moved: ``source`` is its ``origins.Origin``."""

    source = forms.CharField(widget=forms.HiddenInput, required=False)


class SectionForm(ItemForm):
    heading = forms.CharField(label=_("Heading"), max_length=300, required=False)
    text = PlainTextField(label=_("Text"), required=False)
    figure = FigureField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit_rows(self)

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in ("heading", "text", "figure"))


class ReviewQuestionForm(ItemForm, QuestionFields):
    """``sections`` names the section forms of the same lesson, in their order."""

    section = forms.TypedChoiceField(
        label=_("Section that answers it"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, sections: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", "–"), *enumerate(sections)]
