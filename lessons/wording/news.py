"""News of a student's work in words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.news import NewsKind

_TITLE = {
    NewsKind.MARKED: _("№%(lesson)s · %(part)s: checked"),
    NewsKind.LOOKED_AGAIN: _("№%(lesson)s · %(part)s: your second look is answered"),
    NewsKind.LESSON: _("№%(lesson)s: a new lesson"),
}


def news_title(kind: NewsKind, *, lesson: int, part: str = "") -> str:
    return str(_TITLE[kind]) % {"lesson": lesson, "part": part}


def news_detail(*, count: int, has_comment: bool) -> str:
    """Empty where there is nothing to count."""
    said = [gettext("Answers: %(count)s") % {"count": count}] if count else []
    if has_comment:
        said.append(gettext("with the teacher's words"))
    return " · ".join(said)
