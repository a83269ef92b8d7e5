"""Questions changed for everybody, each mark that moved, and who was told; only to be looked at."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.admin.base import FoldedSearch, ReadOnlyAdmin
from lessons.models import CorrectedMark, Correction, MarkNotice


@admin.register(Correction)
class CorrectionAdmin(FoldedSearch[Correction], ReadOnlyAdmin[Correction]):
    department = "classroom__department"
    list_display = ("made_at", "question", "classroom", "kind", "mark_count", "reason", "made_by")
    list_filter = ("kind",)
    list_select_related = ("question__current", "classroom", "made_by")
    search_fields = ("classroom__search_key", "made_by__search_key")
    date_hierarchy = "made_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        return super().get_queryset(request).annotate(mark_count=Count("marks"))

    @admin.display(description=pgettext_lazy("changed for everybody", "answers"))
    def mark_count(self, correction: Correction) -> int:
        count: int = getattr(correction, "mark_count", 0)
        return count


@admin.register(CorrectedMark)
class CorrectedMarkAdmin(FoldedSearch[CorrectedMark], ReadOnlyAdmin[CorrectedMark]):
    department = "correction__classroom__department"
    list_display = ("response", "question", "fraction_before", "fraction", "is_left_out", "kind")
    list_filter = ("correction__kind",)
    list_select_related = (
        "response__attempt__student",
        "correction__question__current",
        "correction__classroom",
    )
    search_fields = ("response__attempt__student__search_key",)

    @admin.display(description=_("question"))
    def question(self, mark: CorrectedMark) -> str:
        return str(mark.correction.question)

    @admin.display(description=_("kind"))
    def kind(self, mark: CorrectedMark) -> str:
        return mark.correction.get_kind_display()


@admin.register(MarkNotice)
class MarkNoticeAdmin(FoldedSearch[MarkNotice], ReadOnlyAdmin[MarkNotice]):
    department = "mark__correction__classroom__department"
    list_display = ("student", "mark", "made_at", "read_at")
    list_select_related = ("student", "mark__response__attempt__student")
    search_fields = ("student__search_key",)
