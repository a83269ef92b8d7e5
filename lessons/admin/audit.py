"""Who looked at or did what with people's data."""

from django.contrib import admin

from lessons.admin.base import FoldedSearch, ReadOnlyAdmin
from lessons.models import AuditLine


@admin.register(AuditLine)
class AuditLineAdmin(FoldedSearch[AuditLine], ReadOnlyAdmin[AuditLine]):
    list_display = ("at", "actor", "kind", "person", "classroom", "reason")
    list_filter = ("kind",)
    list_select_related = ("actor", "person", "classroom")
    search_fields = ("actor__search_key", "person__search_key")
    date_hierarchy = "at"
