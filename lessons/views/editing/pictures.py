"""All pictures of a lesson: how large, where they are shown, and in which words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.assets.measuring import AssetRefused
from lessons.domain.assets.picture import Picture, picture_line
from lessons.domain.refusals import AssetRefusal
from lessons.domain.typed_ids import typed_id
from lessons.forms.pictures import PictureForm, SentPictureForm
from lessons.models import Asset, Lesson
from lessons.permissions import SignedInRequest, lesson_edited
from lessons.queries.assets import LessonPictures, Use, uses_in
from lessons.queries.authorship import authors_of
from lessons.services.assets import describe_picture, remove_picture
from lessons.views.editing.adding import add_sent
from lessons.views.trail import lesson_questions_page, start_page
from lessons.wording.refusals import refused_sentence

_PAGE = "lessons:lesson-pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPicture:
    asset: Asset
    shown: Picture | None
    uses: list[str]
    form: PictureForm
    line: str
    """What a text shows it by."""

    @property
    def url(self) -> str:
        """The narrowest one."""
        return self.shown.files[0][0] if self.shown and self.shown.files else ""

    @property
    def problem(self) -> str:
        """Why it cannot be prepared, in a sentence."""
        return _problem_sentence(self.asset.problem)


def _problem_sentence(code: str) -> str:
    return refused_sentence(AssetRefused(AssetRefusal(code))) if code else ""


@require_http_methods(["GET", "POST"])
def lesson_pictures(request: SignedInRequest, pk: int) -> HttpResponse:
    lesson, may_change = lesson_edited(request.user, pk)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    sent = SentPictureForm()
    typed: dict[int, PictureForm] = {}
    if request.method == "POST":
        go = request.POST.get("go", "")
        act = _ACTS.get(go.partition(":")[0])
        if act is not None:
            asset = get_object_or_404(Asset, lesson=lesson, pk=typed_id(go.partition(":")[2]))
            form = PictureForm(request.POST)
            typed = {asset.pk: form}
            done = act(request, asset, form)
        else:
            sent = SentPictureForm(request.POST, request.FILES)
            done = _add(request, lesson, sent)
        if done:
            return redirect(_PAGE, pk=lesson.pk)
    return _page(request, lesson, sent, typed, may_change=may_change)


def _add(request: SignedInRequest, lesson: Lesson, form: SentPictureForm) -> bool:
    asset = add_sent(lesson, form)
    if asset is not None:
        messages.success(request, gettext("Added: %(name)s") % {"name": asset.name})
    return asset is not None


def _describe(request: SignedInRequest, asset: Asset, form: PictureForm) -> bool:
    if not form.is_valid():
        return False
    cleaned = form.cleaned_data
    describe_picture(
        asset,
        alternative=cleaned["picture_words"],
        caption=cleaned["picture_caption"],
        credit=cleaned["picture_credit"],
    )
    messages.success(request, gettext("Saved: %(name)s") % {"name": asset.name})
    return True


def _remove(request: SignedInRequest, asset: Asset, _form: PictureForm) -> bool:
    try:
        remove_picture(asset)
    except AssetRefused as refused:
        messages.error(request, refused_sentence(refused))
    else:
        messages.success(request, gettext("Taken away: %(name)s") % {"name": asset.name})
    return True


_ACTS = {"describe": _describe, "remove": _remove}


def _page(
    request: SignedInRequest,
    lesson: Lesson,
    sent: SentPictureForm,
    typed: Mapping[int, PictureForm],
    *,
    may_change: bool,
) -> HttpResponse:
    assets = list(Asset.objects.filter(lesson=lesson).order_by("name"))
    uses = _uses(uses_in(lesson.pk)) if assets else {}
    listed = partial(_listed, pictures=LessonPictures(lesson.pk), uses=uses)
    context = {
        "trail": [start_page(), lesson_questions_page(lesson)],
        "lesson": lesson,
        "may_change": may_change,
        "authors": authors_of(lesson.pk),
        "sent": sent,
        "listed": [listed(asset, form=typed.get(asset.pk)) for asset in assets],
        "size": sum(asset.size for asset in assets),
    }
    return render(request, "lessons/lesson_pictures.html", context)


def _listed(
    asset: Asset,
    *,
    form: PictureForm | None,
    pictures: LessonPictures,
    uses: Mapping[str, list[str]],
) -> ListedPicture:
    known = {
        "picture_words": asset.alternative,
        "picture_caption": asset.caption,
        "picture_credit": asset.credit,
    }
    line = picture_line(asset.name, alternative=asset.alternative, caption=asset.caption)
    return ListedPicture(
        asset=asset,
        shown=pictures(asset.name),
        uses=uses.get(asset.name, []),
        form=form or PictureForm(initial=known, auto_id=f"id_{asset.pk}_%s"),
        line=line,
    )


def _uses(found: Iterable[Use]) -> dict[str, list[str]]:
    """Each place once, in words."""
    places: dict[str, list[str]] = defaultdict(list)
    for use in found:
        words = _place(use)
        for name in use.names:
            if words not in places[name]:
                places[name].append(words)
    return places


def _place(use: Use) -> str:
    if use.section is not None:
        return str(use.section)
    words = (
        gettext("an earlier version of question %(number)s")
        if use.is_earlier
        else gettext("Question %(number)s")
    )
    return words % {"number": use.question}
