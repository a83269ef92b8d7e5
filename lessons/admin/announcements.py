"""Announcements are written by whoever looks after the whole site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lessons.admin.base import FilteredAdmin
from lessons.models import Announcement


@admin.register(Announcement)
class AnnouncementAdmin(FilteredAdmin[Announcement]):
    list_display = ("text", "audience", "starts", "until")
    list_filter = ("audience",)
    fields = ("audience", "starts", "until", "text_kk", "text_ru", "text_en")
    date_hierarchy = "starts"

    @admin.display(description=_("text"))
    def text(self, announcement: Announcement) -> str:
        return announcement.text

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"starts": timezone.localdate(), **super().get_changeform_initial_data(request)}
