"""Questions asked in class: what was asked and answered, only to be looked at."""

from django.contrib import admin

from lessons.admin.base import FoldedSearch, ReadOnlyAdmin, ReadOnlyInline
from lessons.models import LiveAnswer, LiveQuestion, LiveSession


class AskedInClassInline(ReadOnlyInline[LiveQuestion, LiveSession]):
    model = LiveQuestion
    show_change_link = False
    fields = ("position", "version", "asked_at", "revealed_at")


@admin.register(LiveSession)
class LiveSessionAdmin(FoldedSearch[LiveSession], ReadOnlyAdmin[LiveSession]):
    department = "classroom__department"
    list_display = ("classroom", "lesson", "started_by", "started_at", "ended_at")
    list_filter = ("counts_as_practice",)
    list_select_related = ("classroom", "lesson", "started_by")
    search_fields = ("classroom__search_key",)
    inlines = (AskedInClassInline,)


@admin.register(LiveAnswer)
class LiveAnswerAdmin(FoldedSearch[LiveAnswer], ReadOnlyAdmin[LiveAnswer]):
    department = "asked__session__classroom__department"
    list_display = ("student", "asked", "seq", "percent", "answered_at")
    list_select_related = ("student", "asked__session__classroom")
    search_fields = ("student__search_key",)
    exclude = ("answer",)
