"""Forms for loading several handouts: all at once, or one by one by a script."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.handouts.content_kinds import BUNDLE
from lessons.domain.handouts.registry import REGISTRY
from lessons.loading.courses import CourseForm
from lessons.wording.documents import LARGEST_UPLOAD

_SUFFIXES = (*REGISTRY, BUNDLE)


class BatchForm(CourseForm):
    """Where most of the lessons belong: a first choice, as every review page has the course."""

    is_needed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].help_text = gettext(
            "Where the lessons belong. You can leave it open and choose on each review page."
        )


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    widget = SeveralFilesInput

    def clean(
        self, data: Sequence[UploadedFile[bytes]], initial: Any = None
    ) -> list[UploadedFile[bytes]]:
        """Only that there are some: what is wrong with one of them is said in its own row."""
        if not data:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(data)


class SeveralForm(BatchForm):
    files = SeveralFilesField(  # type: ignore[assignment]  # a field is no attribute of its form
        label=_("Handouts"),
        help_text=lazy(
            lambda: gettext("Types that can be read: %(known)s") % {"known": ", ".join(_SUFFIXES)},
            str,
        )(),
        widget=SeveralFilesInput(attrs={"accept": ",".join(_SUFFIXES)}),
        error_messages={"required": _("Choose the files.")},
    )
    field_order = ("files", "course", "new_course")


class OneFileForm(forms.Form):
    """A file as a script sends it; of one that no format takes only the name and the size."""

    file = forms.FileField(required=False, allow_empty_file=True)
    name = forms.CharField(required=False, max_length=1000)
    size = forms.IntegerField(required=False, min_value=LARGEST_UPLOAD + 1, max_value=2**31 - 1)

    def clean_name(self) -> str:
        """As Django does with the name of a file."""
        return "".join(letter for letter in self.cleaned_data["name"] if letter.isprintable())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not (cleaned.get("name") and cleaned.get("size")):
            raise forms.ValidationError(gettext("Choose a file."))
        return cleaned
