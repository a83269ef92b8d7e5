"""What several admin pages share: rows that are only read, and a search that knows Cyrillic."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.text import capfirst

from lessons.domain.text.search import search_key


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


class NamedFields(BaseInlineFormSet):
    """Fields in a table stand under their names, not beside them: each says its own."""

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        row = f": {form.instance}" if form.instance.pk else ""
        for field in form.fields.values():
            # Within Django's links to add and change what a field points to is the field itself.
            widget = getattr(field.widget, "widget", field.widget)
            if not widget.is_hidden:
                widget.attrs["aria-label"] = f"{capfirst(field.label)}{row}"


class KeptAdmin(admin.ModelAdmin):
    """Rows that others point to for good."""

    def has_delete_permission(
        self,
        request: HttpRequest,
        obj: Model | None = None,
    ) -> bool:
        return False


class FoldedSearch:
    """Finds by ``search_key``: capitals, keyboard and alphabet make no difference."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, search_key(search_term))
