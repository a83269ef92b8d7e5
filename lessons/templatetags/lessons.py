"""Small pieces of pages: names of parts, marks, deadlines, paragraphs, chips."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import RequestContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, localize, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import get_language, gettext, ngettext

from lessons.domain.content.details import LESSON_NAMES, TASK_NAMES, named
from lessons.domain.marking.proposal import Band
from lessons.domain.marking.queueing import GroupKind
from lessons.domain.marks import percent as whole_percent
from lessons.domain.progress import Mastery, NextStep, PartProgress, State
from lessons.domain.stuck import Flag
from lessons.models import Assignment, Lesson, QuestionVersion
from lessons.permissions import is_teacher, person_of
from lessons.queries import Standing
from lessons.queries.waiting import desk_counts
from lessons.wording.drafting import drafting_reasons
from lessons.wording.progress import (
    HELP,
    MASTERY,
    STATE,
    flag_sentence,
    mastery_rule,
    next_step_sentence,
    part_name,
)
from lessons.wording.proposals import BAND, BAND_CHIP, GROUP_KIND, reasons_in_words
from lessons.wording.themes import COLOR_SCHEMES, THEME_COOKIE, THEME_ICONS, THEMES, Theme, theme_of
from lessons.wording.zones import zone_name

register = template.Library()

_CHIP = {
    State.NOT_STARTED: "quiet",
    State.UNDER_WAY: "info",
    State.WAITING: "waiting",
    State.BELOW: "bad",
    State.PASSED: "good",
    State.MASTERED: "good",
}
_NOTICE = {"error": "bad", "warning": "warn", "success": "good"}


@dataclass(frozen=True, slots=True)
class MenuItem:
    url: str
    label: str
    is_current: bool
    waiting: int = 0
    """Answers to check."""
    asked: int = 0
    """Marks that students ask to be looked at again."""


@register.filter
def task_details(question: QuestionVersion) -> tuple[tuple[str, str], ...]:
    """(name, text) of its form, volume, deadline, criteria and week."""
    return named(question.details, TASK_NAMES, language=get_language() or "")


@register.filter
def lesson_details(lesson: Lesson) -> tuple[tuple[str, str], ...]:
    return named(lesson.details, LESSON_NAMES, language=get_language() or "")


@register.simple_tag(takes_context=True)
def main_menu(context: RequestContext) -> list[MenuItem]:
    """The pages of this person: everybody's start page, and what the role adds."""
    request = context["request"]
    items = [_item(request, "lessons:home", gettext("Start page"))]
    if is_teacher(request.user):
        items.append(_queue_item(request))
    if request.user.is_staff:
        items.append(_item(request, "admin:index", gettext("Administration")))
    return items


def _item(request: HttpRequest, name: str, label: str) -> MenuItem:
    url = reverse(name)
    return MenuItem(url, label, is_current=request.path == url)


def _queue_item(request: HttpRequest) -> MenuItem:
    counts = desk_counts(person_of(request))
    item = _item(request, "lessons:marking-queue", gettext("Review queue"))
    return replace(item, waiting=counts.waiting, asked=counts.asked)


@register.simple_tag(takes_context=True)
def theme(context: RequestContext) -> Theme:
    """What the person chose for this browser."""
    return theme_of(context["request"].COOKIES.get(THEME_COOKIE))


@register.simple_tag
def themes() -> list[tuple[Theme, str, str, str]]:
    """(theme, its name, its icon, what it tells the browser)."""
    return [
        (theme, str(name), THEME_ICONS[theme], COLOR_SCHEMES[theme])
        for theme, name in THEMES.items()
    ]


register.filter("drafting_reasons", drafting_reasons)


@register.filter
def color_scheme(theme: Theme) -> str:
    return COLOR_SCHEMES[theme]


@register.simple_tag
def interface_languages() -> list[tuple[str, str]]:
    """(code, name in the language itself)."""
    return list(settings.LANGUAGES)


register.filter("part_name", part_name)


@register.filter
def is_past(standing: Standing, now: datetime) -> bool:
    return standing.is_past(now)


@register.filter
def positions(numbers: Iterable[Any]) -> str:
    """The numbers of questions, as one reads them out: 3, 7, 11."""
    return ", ".join(str(number.position) for number in numbers)


@register.filter
def mark(value: Decimal | int | None) -> str:
    """``7.50`` as the language writes it, without zeros that say nothing."""
    if value is None:
        return "–"
    exact = Decimal(value).normalize()
    places = max(0, -int(exact.as_tuple().exponent))
    return number_format(exact, decimal_pos=places, use_l10n=True)


@register.filter
def percent(fraction: Fraction | Decimal | None) -> str:
    return "–" if fraction is None else f"{whole_percent(fraction)}\u00a0%"


@register.filter
def decimal_2(value: float) -> str:
    return number_format(value, decimal_pos=2)


@register.filter
def band_chip(band: str) -> SafeString:
    known = Band(band)
    return format_html('<span class="chip chip-{}">{}</span>', BAND_CHIP[known], BAND[known])


@register.filter
def answers_to_check(count: int) -> str:
    words = ngettext("%(count)s answer to check", "%(count)s answers to check", count)
    return words % {"count": localize(count)}


@register.filter
def answers_wait(count: int) -> str:
    words = ngettext("%(count)s answer waits", "%(count)s answers wait", count)
    return words % {"count": localize(count)}


@register.filter
def answers_being_checked(count: int) -> str:
    words = ngettext(
        "%(count)s answer is being checked", "%(count)s answers are being checked", count
    )
    return words % {"count": localize(count)}


@register.filter
def unseen(words: object, more: object = "") -> SafeString:
    """Which of many a link or a button is about, for those who hear the page."""
    named = f"{words}, {more}" if more else words
    return format_html('<span class="visually-hidden">: {}</span>', named)


@register.filter
def notice_kind(level: str) -> str:
    """Of a message's level: which notice it is shown as."""
    return _NOTICE.get(level, "info")


@register.filter
def group_kind(kind: GroupKind) -> str:
    return str(GROUP_KIND[kind])


register.filter("reasons", reasons_in_words)


@register.filter
def mastery_name(mastery: Mastery) -> str:
    return str(MASTERY[mastery])


@register.filter
def stuck_reason(flag: Flag) -> str:
    return flag_sentence(flag)


@register.filter
def help_action(flag: Flag) -> str:
    """What the one button beside it does."""
    return str(HELP[flag.action])


@register.filter
def next_step(step: NextStep) -> str:
    return next_step_sentence(step)


@register.filter
def level_rule(progress: PartProgress) -> str:
    """What passed and mastered mean here; for a task there is no such rule."""
    return "" if progress.part.is_task else mastery_rule(progress.limits)


@register.simple_tag
def state_chip(state: State) -> SafeString:
    return format_html('<span class="chip chip-{}">{}</span>', _CHIP[state], STATE[state])


@register.simple_tag
def due(given: Assignment | Standing, now: datetime | None = None) -> SafeString:
    """The deadline, of a class or of one student, with the zone's name and how far it is."""
    due_at = given.due_at
    if due_at is None:
        return format_html('<span class="muted">{}</span>', gettext("No deadline"))
    moment = now or timezone.now()
    local = timezone.localtime(due_at)
    written = gettext("Due: %(date)s (%(zone)s)") % {
        "date": date_format(local, "DATETIME_FORMAT"),
        "zone": zone_name(),
    }
    if due_at > moment:
        words, time = gettext("time left: %(time)s"), timeuntil(due_at, moment, depth=1)
    else:
        words, time = gettext("past the deadline by: %(time)s"), timesince(due_at, moment, depth=1)
    return format_html(
        '<time datetime="{}">{}</time> <span class="muted">· {}</span>',
        local.isoformat(timespec="minutes"),
        written,
        words % {"time": time},
    )


@register.filter
def entry(mapping: dict[Any, Any], key: Any) -> Any:
    """``mapping[key]`` for templates, None where it is missing."""
    return mapping.get(key)
