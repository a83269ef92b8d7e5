"""The mail of a day in words, without a mark: a letter may be read by anybody at the screen."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from lessons.domain.news import DeadlineLine, NewsLine
from lessons.wording.news import news_title
from lessons.wording.progress import part_name


def digest_subject() -> str:
    return gettext("What is new in your lessons")


def digest_text(
    *, name: str, news: Sequence[NewsLine], deadlines: Sequence[DeadlineLine], off: str
) -> str:
    parts = [name]
    if news:
        parts.append("\n".join([gettext("What happened:"), *map(_news, news)]))
    if deadlines:
        parts.append("\n".join([gettext("What is due soon:"), *map(_deadline, deadlines)]))
    parts.append(gettext("One letter a day at most. To get none any more: %(url)s") % {"url": off})
    return "\n\n".join(parts)


def _news(line: NewsLine) -> str:
    part = part_name(line.part, line.label) if line.part else ""
    return _line(news_title(line.kind, lesson=line.lesson, part=part), line.url)


def _deadline(line: DeadlineLine) -> str:
    date = date_format(timezone.localtime(line.due_at), "DATETIME_FORMAT")
    words = gettext("%(lesson)s – due: %(date)s") % {"lesson": line.lesson, "date": date}
    return _line(words, line.url)


def _line(words: str, url: str) -> str:
    return f"– {words}\n  {url}"
