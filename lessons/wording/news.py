"""News of a student's work in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.news import NewsKind

_TITLE = {
    NewsKind.MARKED: _("№%(lesson)s · %(part)s: checked"),
    NewsKind.LOOKED_AGAIN: _("№%(lesson)s · %(part)s: your second look is answered"),
    NewsKind.RETURNED: _("№%(lesson)s · %(part)s: returned for revision"),
    NewsKind.LESSON: _("№%(lesson)s: a new lesson"),
}


def revise_until(due_at: datetime) -> str:
    moment = date_format(timezone.localtime(due_at), "DATETIME_FORMAT")
    return gettext("Revise until: %(date)s") % {"date": moment}


def news_title(kind: NewsKind, *, lesson: int, part: str = "") -> str:
    return str(_TITLE[kind]) % {"lesson": lesson, "part": part}


def news_detail(*, count: int, has_comment: bool, due_at: datetime | None = None) -> str:
    """Empty where there is nothing to count."""
    said = [gettext("Answers: %(count)s") % {"count": count}] if count else []
    if due_at:
        said.append(revise_until(due_at))
    if has_comment:
        said.append(gettext("with the teacher's words"))
    return " · ".join(said)
