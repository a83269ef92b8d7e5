"""A picture added in an editor: it goes into the lesson, and its line into the text that is being
written, which is saved with the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from lessons.domain.assets.measuring import AssetRefused
from lessons.domain.assets.picture import picture_line
from lessons.forms.pictures import SECTION_TEXT, SentPictureForm, short
from lessons.models import Asset, Lesson
from lessons.services.assets import add_picture
from lessons.wording.refusals import refused_sentence

GO = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """``data`` is what was sent, with the line of the picture in it where one was added."""

    form: SentPictureForm
    data: QueryDict
    asset: Asset | None = None


def with_picture(request: HttpRequest, lesson: Lesson, *, into: Sequence[tuple[str, Any]]) -> Added:
    """Where the button of the picture was pressed; else only the form to be drawn."""
    if request.method != "POST" or request.POST.get("go") != GO:
        return Added(form=SentPictureForm(into=into), data=request.POST)
    form = SentPictureForm(request.POST, request.FILES, into=into)
    asset = add_sent(lesson, form)
    if asset is None:
        return Added(form=form, data=request.POST)
    cleaned = form.cleaned_data
    line = picture_line(
        asset.name, alternative=cleaned["picture_words"], caption=cleaned["picture_caption"]
    )
    data = request.POST.copy()
    name = cleaned.get("picture_into") or into[0][0]
    data[name] = f"{str(data.get(name, '')).rstrip()}\n\n{line}".strip()
    return Added(form=SentPictureForm(into=into), data=data, asset=asset)


def tell_added(request: HttpRequest, added: Added) -> None:
    if added.asset is not None:
        words = gettext("The picture is in the text: %(name)s. Save, so that it stays there.")
        messages.success(request, words % {"name": added.asset.name})


def add_sent(lesson: Lesson, form: SentPictureForm) -> Asset | None:
    """None where something is wrong with it, which then stands beside its field."""
    if not form.is_valid():
        return None
    sent: UploadedFile[Any] = form.cleaned_data["picture"]
    try:
        return add_picture(
            lesson,
            data=sent.read(),
            file_name=sent.name or "",
            alternative=form.cleaned_data["picture_words"],
            caption=form.cleaned_data["picture_caption"],
            now=timezone.now(),
        )
    except AssetRefused as refused:
        form.add_error("picture", refused_sentence(refused))
        return None


def section_texts(lesson: Lesson, sent: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The fields of sections, as they stand on the page, with words to choose by."""
    places = sorted(int(found[1]) for key in sent if (found := SECTION_TEXT.fullmatch(key)))
    headings = {place: str(sent.get(f"sections-{place}-heading", "")) for place in places}
    if not sent:
        rows = lesson.section_set.order_by("position").values_list("heading", flat=True)
        headings = dict(enumerate(rows))
    return [
        (f"sections-{place}-text", _section_words(place, heading))
        for place, heading in headings.items()
    ]


def _section_words(place: int, heading: str) -> str:
    words = gettext("Section %(number)s") % {"number": place + 1}
    return f"{words}: {short(heading)}" if heading.strip() else words
