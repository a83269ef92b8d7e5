"""Pictures on the review page: seen beside the text that shows them, and told in words there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse

from lessons.domain.assets.kinds import kind_of
from lessons.domain.assets.limits import LONGEST_ALTERNATIVE
from lessons.domain.assets.naming import names_in
from lessons.domain.assets.picture import alternative_in, with_alternative
from lessons.domain.handouts.document import ReadPicture
from lessons.models import Lesson, Upload
from lessons.permissions import SignedInRequest, handout_managed
from lessons.services.uploads import pictures_of

_WORDS, _BEFORE = "alternative-", "alternative-before-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """One that a text of the page shows, with the words that the text has for it."""

    name: str
    url: str
    alternative: str
    longest: int = LONGEST_ALTERNATIVE

    @property
    def words_name(self) -> str:
        return _WORDS + self.name

    @property
    def before_name(self) -> str:
        return _BEFORE + self.name


class PicturesOfFile:
    def __init__(self, file: Upload, pictures: Iterable[ReadPicture]) -> None:
        self._file = file
        self._known = {picture.name for picture in pictures}
        self._asked = set[str]()

    def shown_in(self, texts: Iterable[str]) -> list[ShownPicture]:
        """Its words are asked for where it stands first."""
        whole = "\n".join(texts)
        names = [name for name in sorted(names_in(whole) & self._known) if name not in self._asked]
        self._asked.update(names)
        return [
            ShownPicture(
                name=name,
                url=reverse("admin:lessons_lesson_picture", args=[self._file.pk, name]),
                alternative=alternative_in(whole, name),
            )
            for name in names
        ]


def with_words(sent: QueryDict, pictures: Iterable[ReadPicture]) -> QueryDict:
    """What was typed beside a picture, put into the texts that show it; words that were changed in
    a text itself stay."""
    changed = {
        picture.name: words
        for picture in pictures
        if (words := sent.get(_WORDS + picture.name, "").strip()[:LONGEST_ALTERNATIVE])
        != sent.get(_BEFORE + picture.name, "")
    }
    if not changed:
        return sent
    told = sent.copy()
    for key, text in sent.items():
        if key.endswith("-text"):
            told[key] = _described(str(text), changed)
    return told


def _described(text: str, words: dict[str, str]) -> str:
    for name, alternative in words.items():
        text = with_alternative(text, name, alternative)
    return text


def picture(
    request: SignedInRequest, pk: int, name: str, *, admin: ModelAdmin[Lesson]
) -> HttpResponse:
    """As it stands in the file; what a browser may make of it is said."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    file = handout_managed(request.user, pk)
    data = pictures_of(file).get(name) if file is not None else None
    kind = kind_of(data) if data is not None else None
    if data is None or kind is None:
        raise Http404
    return HttpResponse(
        data,
        content_type=kind.value,
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )
