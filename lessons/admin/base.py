"""What several admin pages share: rows that are only read, and a search that knows Cyrillic."""

from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.db import DataError, NotSupportedError, ProgrammingError
from django.db.models import JSONField, Model, QuerySet
from django.forms import BaseInlineFormSet, ModelForm, Widget
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.admin.departments import OfDepartments, OwnChoices
from lessons.domain.marks import percent
from lessons.domain.text.search import search_key

Row = TypeVar("Row", bound=Model)
Parent = TypeVar("Parent", bound=Model)
_FRACTION = "fraction"
MOST_WORDS = 30
"""Of a search: each is a condition, and SQLite takes a thousand of them nested."""


class ReadOnly:
    """Rows that only the site itself writes."""

    def has_add_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        return False

    def has_delete_permission(self, *_args: Any, **_kwargs: Any) -> bool:
        return False


class FilteredAdmin(OfDepartments[Row]):
    """A filter typed into the address that no row can meet (year 99999) is left out, as others.

    Titles are names in the nominative: no language here bends a name after «Select» or «Change».
    """

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if ERROR_FLAG in request.GET and len(request.GET) > 1:
            # Else Django says that something is wrong with the database.
            return redirect(f"{request.path}?{ERROR_FLAG}=1")
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        name = capfirst(self.opts.verbose_name)
        is_new = kwargs.get("obj") is None
        context["title"] = gettext("New: %(name)s") % {"name": name} if is_new else name
        return super().render_change_form(request, context, *args, **kwargs)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A pattern of one's own can be wrong, or keep the database busy for ever."""
        return not lookup.endswith("regex") and super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError, DataError, ProgrammingError, NotSupportedError) as error:
            raise IncorrectLookupParameters(error) from error


class InWords(ReadOnly, OwnChoices[Row]):
    """Columns of codes are for programs: a page that wants to show one says it in words."""

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        stored = [field.name for field in self.opts.fields if isinstance(field, JSONField)]
        return [*(super().get_exclude(request, obj) or ()), *stored, _FRACTION]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        has_mark = any(field.name == _FRACTION for field in self.opts.fields)
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "percent") if has_mark else fixed

    @admin.display(description=_("points, %"), ordering=_FRACTION)
    def percent(self, row: Any) -> str:
        return "–" if row.fraction is None else f"{percent(row.fraction)}\u00a0%"


class ReadOnlyAdmin(InWords[Row], FilteredAdmin[Row]):
    pass


class ReadOnlyInline(InWords[Row], admin.TabularInline[Row, Parent]):
    extra = 0
    show_change_link = True


class NamedFields(BaseInlineFormSet[Row, Parent, ModelForm[Row]]):
    """Fields in a table stand under their names, not beside them: each says its own."""

    def add_fields(self, form: ModelForm[Row], index: int | None) -> None:
        super().add_fields(form, index)
        row = f": {form.instance}" if form.instance.pk else ""
        for field in form.fields.values():
            # Within Django's links to add and change what a field points to is the field itself.
            inner = getattr(field.widget, "widget", None)
            widget = inner if isinstance(inner, Widget) else field.widget
            if not widget.is_hidden:
                widget.attrs["aria-label"] = f"{capfirst(field.label)}{row}"


class KeptAdmin(FilteredAdmin[Row]):
    """Rows that others point to for good."""

    def has_delete_permission(
        self,
        request: HttpRequest,
        obj: Model | None = None,
    ) -> bool:
        return False


class FoldedSearch(FilteredAdmin[Row]):
    """Finds by ``search_key``: capitals, keyboard and alphabet make no difference."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        key = search_key(search_term)
        if len(key.split()) > MOST_WORDS:
            messages.error(
                request, gettext("Search for at most %(most)s words.") % {"most": MOST_WORDS}
            )
            return queryset.none(), False
        return super().get_search_results(request, queryset, key)
