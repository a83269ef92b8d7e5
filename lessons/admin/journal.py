"""Rules that journals begin with are made here; those of a class are changed in the class."""

from django.contrib import admin

from lessons.admin.base import FilteredAdmin, FoldedSearch, ReadOnlyAdmin
from lessons.forms.journal import JournalPresetForm
from lessons.models import JournalEntry, JournalPreset, JournalRules


@admin.register(JournalEntry)
class JournalEntryAdmin(FoldedSearch[JournalEntry], ReadOnlyAdmin[JournalEntry]):
    department = "classroom__department"
    list_display = ("student", "classroom", "place", "value", "entered_by", "entered_at")
    list_select_related = ("student", "classroom", "entered_by")
    search_fields = ("student__search_key",)
    date_hierarchy = "entered_at"


@admin.register(JournalRules)
class JournalRulesAdmin(ReadOnlyAdmin[JournalRules]):
    department = "classroom__department"
    list_display = ("classroom", "combine", "missing", "scale")
    list_select_related = ("classroom",)


@admin.register(JournalPreset)
class JournalPresetAdmin(FilteredAdmin[JournalPreset]):
    """Teachers see them named on the page of their rules, and look at them on a student there."""

    form = JournalPresetForm
    list_display = ("name", "is_default", "combine", "missing", "scale")
    search_fields = ("name",)
