"""The guide in the language of the page."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.guide import Audience, GuidePage, Word, read_pages

FOLDER = Path(settings.BASE_DIR) / "templates" / "guide"
AUDIENCE = {
    Audience.STUDENT: _("For students"),
    Audience.TEACHER: _("For teachers"),
    Audience.METHODIST: _("For methodists"),
}


def guide() -> Mapping[Audience, tuple[GuidePage, ...]]:
    return guide_in(get_language() or settings.LANGUAGE_CODE)


@cache
def guide_in(language: str) -> Mapping[Audience, tuple[GuidePage, ...]]:
    """Read once; the files come with the program."""
    return {
        audience: read_pages((FOLDER / language / f"{audience}.txt").read_text(encoding="utf-8"))
        for audience in Audience
    }


def say(word: Word) -> str:
    """As it stands on the button."""
    return pgettext(word.context, word.id) if word.context else gettext(word.id)
