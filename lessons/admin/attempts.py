"""What students did and how it was marked: evidence, so it can only be looked at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from lessons.admin.base import FoldedSearch, ReadOnlyAdmin, ReadOnlyInline
from lessons.models import Attempt, Marking, Response, ResponseEvent


@admin.register(Attempt)
class AttemptAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = (
        "student",
        "lesson",
        "classroom",
        "part",
        "number",
        "started_at",
        "submitted_at",
    )
    list_filter = ("part",)
    list_select_related = ("student", "assignment__lesson", "assignment__classroom")
    search_fields = ("student__search_key",)
    date_hierarchy = "started_at"

    @admin.display(description=_("lesson"), ordering="assignment__lesson")
    def lesson(self, attempt: Attempt) -> str:
        return str(attempt.assignment.lesson)

    @admin.display(description=_("class"), ordering="assignment__classroom")
    def classroom(self, attempt: Attempt) -> str:
        return str(attempt.assignment.classroom)


class EventInline(ReadOnlyInline):
    model = ResponseEvent


class MarkingInline(ReadOnlyInline):
    model = Marking


@admin.register(Response)
class ResponseAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ("student", "question", "part", "position", "state", "fraction")
    list_filter = ("state", "attempt__part")
    list_select_related = ("attempt__student", "version")
    search_fields = ("attempt__student__search_key",)
    inlines = (EventInline, MarkingInline)

    @admin.display(description=_("student"), ordering="attempt__student__sort_key")
    def student(self, response: Response) -> str:
        return str(response.attempt.student)

    @admin.display(description=_("question"))
    def question(self, response: Response) -> str:
        return str(response.version)

    @admin.display(description=_("level or task"))
    def part(self, response: Response) -> str:
        return response.attempt.get_part_display()


@admin.register(ResponseEvent)
class ResponseEventAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ("response", "seq", "kind", "fraction", "actor", "happened_at")
    list_filter = ("kind",)
    list_select_related = ("response__attempt__student", "actor")
    search_fields = ("response__attempt__student__search_key",)
    date_hierarchy = "happened_at"


@admin.register(Marking)
class MarkingAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ("response", "number", "fraction", "comment", "marker", "marked_at")
    list_select_related = ("response__attempt__student", "marker")
    search_fields = ("response__attempt__student__search_key", "marker__search_key")
    date_hierarchy = "marked_at"
