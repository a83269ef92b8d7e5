"""What the pages of loading take from the administration, in whose frame they stand."""

from collections.abc import Sequence

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse

from lessons.models import Lesson
from lessons.views.admin_trail import lesson_trail
from lessons.views.trail import Crumb


def page_context(
    request: HttpRequest,
    admin: ModelAdmin[Lesson],
    *,
    title: str,
    above: Sequence[Crumb] = (),
    **page: object,
) -> dict[str, object]:
    """``above``: the way from the list of lessons to the page."""
    common = admin.admin_site.each_context(request)
    trail = lesson_trail(admin, *above)
    return {**common, "opts": admin.opts, "trail": trail, "title": title, **page}


def change_url(lesson: Lesson) -> str:
    return reverse("admin:lessons_lesson_change", args=[lesson.pk])
