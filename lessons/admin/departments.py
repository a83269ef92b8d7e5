"""Rows of the administration belong to departments: fetched and authorised in one step."""

from typing import Any, ClassVar, TypeVar

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from lessons.permissions import person_of
from lessons.queries.office import department_for, sees_all, within

Row = TypeVar("Row", bound=Model)


class OwnChoices(BaseModelAdmin[Row]):
    """A field that points to rows offers and takes those alone that the person may see."""

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> Any:
        ordered = super().get_field_queryset(db, db_field, request)
        related = self.admin_site._registry.get(db_field.remote_field.model)
        if not isinstance(related, OfDepartments):
            return ordered
        rows = db_field.remote_field.model._default_manager.all() if ordered is None else ordered
        return rows.filter(related.own_rows(request))


class OfDepartments(OwnChoices[Row], admin.ModelAdmin[Row]):
    """What is another department's is not found, on any page."""

    department: ClassVar[str] = ""
    """The way from a row to its department; "" where rows belong to none: then only whoever works
    in all departments sees them."""

    def own_rows(self, request: HttpRequest) -> Q:
        if not self.department:
            return Q() if sees_all(person_of(request)) else Q(pk=None)
        return within(person_of(request), self.department)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What a department admin makes belongs to a department, or nobody would find it again."""
        person = person_of(request)
        if db_field.name == "department" and not sees_all(person):
            kwargs |= {"required": True, "empty_label": None}
        if db_field.name == "department":
            kwargs["initial"] = department_for(person)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Row]:
        return super().get_queryset(request).filter(self.own_rows(request))

    def is_own(self, request: HttpRequest, obj: Model | None) -> bool:
        person = person_of(request)
        if sees_all(person):
            return True
        if obj is None or obj.pk is None:
            return bool(self.department) and bool(person.departments)
        return self.model._default_manager.filter(self.own_rows(request), pk=obj.pk).exists()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and self.is_own(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and self.is_own(request, None)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self.is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self.is_own(request, obj)
