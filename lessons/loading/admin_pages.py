"""What the pages of loading take from the administration, in whose frame they stand."""

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse

from lessons.models import Lesson


def page_context(
    request: HttpRequest, admin: ModelAdmin, *, title: str, **page: object
) -> dict[str, object]:
    common = admin.admin_site.each_context(request)
    return {**common, "opts": admin.opts, "title": title, **page}


def change_url(lesson: Lesson) -> str:
    return reverse("admin:lessons_lesson_change", args=[lesson.pk])
