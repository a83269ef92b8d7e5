"""The upload form of one handout, which reads it on its way in where that takes no time."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.handouts.registry import REGISTRY
from lessons.loading.courses import CourseForm
from lessons.models import Lesson
from lessons.services.handouts import Handout, HandoutRefused, refuse_unreadable
from lessons.services.importing import digest_of, loaded_before
from lessons.services.opening import open_for_review
from lessons.services.uploads import is_quick
from lessons.wording.refusals import file_sentence


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
    """None for a file that a task is to read."""
    data_read = b""

    def clean_file(self) -> UploadedFile[bytes]:
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        name, size = upload.name or "", upload.size or 0
        try:
            if is_quick(name, size=size):
                self.handout = open_for_review(name, size=size, read=self._read)
            else:
                refuse_unreadable(name, size=size)
                self._read()
        except HandoutRefused as refused:
            raise ValidationError(file_sentence(refused.refusal)) from refused
        return upload

    def _read(self) -> bytes:
        self.data_read = bytes(self.cleaned_data["file"].read())
        return self.data_read

    @property
    def file_name(self) -> str:
        return self.cleaned_data["file"].name or ""

    def loaded_lesson(self) -> Lesson | None:
        """What the same file became before in the course that is meant."""
        course = self.named_course()
        if course is None or not self.data_read:
            return None
        return loaded_before(digest_of(self.data_read), course=course)
