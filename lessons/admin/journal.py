"""Numbers written in journals, and their rules: looked at here, changed in the class."""

from django.contrib import admin

from lessons.admin.base import FoldedSearch, ReadOnlyAdmin
from lessons.models import JournalEntry, JournalRules


@admin.register(JournalEntry)
class JournalEntryAdmin(FoldedSearch[JournalEntry], ReadOnlyAdmin[JournalEntry]):
    list_display = ("student", "classroom", "place", "value", "entered_by", "entered_at")
    list_select_related = ("student", "classroom", "entered_by")
    search_fields = ("student__search_key",)
    date_hierarchy = "entered_at"


@admin.register(JournalRules)
class JournalRulesAdmin(ReadOnlyAdmin[JournalRules]):
    list_display = ("classroom", "combine", "missing", "scale")
    list_select_related = ("classroom",)
