"""A picture sent for a lesson, with the words that whoever does not see it reads."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.domain.assets.limits import (
    LONGEST_ALTERNATIVE,
    LONGEST_CAPTION,
    LONGEST_CREDIT,
    MEGABYTE,
    MOST_BYTES,
)

ACCEPTED = ".png,.jpg,.jpeg,.webp,.gif,.bmp,.tif,.tiff"
_SHORT = 60
SECTION_TEXT = re.compile(r"sections-(\d{1,3})-text", re.ASCII)
QUESTION_TEXTS = (("text", _("Question text")), ("explanation", _("Explanation")))
"""Where a picture may go in the form of a question."""


class DescribedForm(forms.Form):
    """Its names differ from those of the editors, in whose forms it may stand."""

    picture_words = forms.CharField(
        label=_("What the picture shows"),
        max_length=LONGEST_ALTERNATIVE,
        help_text=_("Whoever does not see it reads these words."),
        error_messages={
            "required": _(
                "Write what the picture shows: whoever does not see it reads these words."
            )
        },
    )
    picture_caption = forms.CharField(
        label=_("Caption"), max_length=LONGEST_CAPTION, required=False
    )


class SentPictureForm(DescribedForm):
    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("png, jpg, webp, gif, bmp, tiff. At most: %(size)s MB")
        % {"size": MOST_BYTES // MEGABYTE},
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "class": "file-shown"}),
        error_messages={
            "required": _("Choose a picture."),
            "empty": _("The picture is empty, so it was not added. Choose another file."),
        },
    )
    picture_into = forms.ChoiceField(label=_("At the end of"), required=False)

    field_order = ("picture", "picture_words", "picture_caption", "picture_into")

    def __init__(self, *args: Any, into: Sequence[tuple[str, Any]] = (), **kwargs: Any) -> None:
        """``into`` are the texts that can show it, by the names of their fields."""
        super().__init__(*args, **kwargs)
        field = self.fields["picture_into"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(into)
        if not into:
            del self.fields["picture_into"]


class PictureForm(DescribedForm):
    """Of one that the lesson has."""

    picture_credit = forms.CharField(
        label=_("Author or source"), max_length=LONGEST_CREDIT, required=False
    )


def short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"
