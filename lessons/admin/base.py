"""What several admin pages share: rows that are only read, and a search that knows Cyrillic."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from lessons.domain.kazakh.search import search_key


class ReadOnly:
    """Rows that only the site itself writes."""

    def has_add_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        return False

    def has_delete_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    pass


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    extra = 0
    show_change_link = True


class KeptAdmin(admin.ModelAdmin):
    """Rows that others point to for good."""

    def has_delete_permission(
        self,
        request: HttpRequest,
        obj: Model | None = None,
    ) -> bool:
        return False


class CyrillicSearch:
    """SQLite finds only Latin letters without regard to capitals, so the usual ways are tried."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        for way in {search_term.lower(), search_term.capitalize(), search_term.upper()}:
            found |= super().get_search_results(request, queryset, way)[0]
        return found, may_repeat


class FoldedSearch:
    """Finds by ``search_key``: capitals, keyboard and alphabet make no difference."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, search_key(search_term))
