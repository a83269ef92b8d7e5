"""What the university has decided, kept by each process for some seconds: pages ask it often."""

from typing import Any

from django.conf import settings
from django.core.cache import cache

from lessons.domain.university import University
from lessons.models import UniversitySettings

KEY = "university"
KEPT_FOR = 30
"""Seconds after which another process hears of a change."""
FIELDS = tuple(University.__dataclass_fields__)


def university() -> University:
    """At most one query."""
    values: dict[str, Any] | None = cache.get(KEY)
    if values is None:
        values = UniversitySettings.objects.values(*FIELDS).first() or {}
        cache.set(KEY, values, KEPT_FOR)
    return University(**{**_of_the_environment(), **values})


def forget_university() -> None:
    cache.delete(KEY)


def _of_the_environment() -> dict[str, Any]:
    return {
        "name": "",
        "contact": "",
        "pass_mark": settings.PASS_MARK,
        "mastery_mark": settings.MASTERY_MARK,
        "open_answer_points": settings.OPEN_ANSWER_POINTS,
        "self_sign_up": settings.SELF_SIGN_UP,
        "teachers_make_classes": settings.TEACHERS_MAKE_CLASSES,
        "teachers_make_accounts": settings.TEACHERS_MAKE_ACCOUNTS,
    }
