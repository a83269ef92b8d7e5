"""Departments and the roles of the administration."""

from typing import Any, TypedDict

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.db.models import Count, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from lessons.admin.base import FoldedSearch
from lessons.admin.departments import OfDepartments
from lessons.models import Department, StaffRole
from lessons.services.office import set_department_admins

# «Топтар» are classes here; what Django calls so are roles.
admin.site.unregister(Group)


class _Owned(TypedDict):
    courses: int
    classes: int


@admin.register(Department)
class DepartmentAdmin(FoldedSearch[Department]):
    list_display = ("name", "course_count", "class_count")
    search_fields = ("search_key",)
    autocomplete_fields = ("admins",)
    ordering = tuple(Department._meta.ordering or ())
    department = "pk"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        owned = super().get_queryset(request)
        return owned.annotate(
            courses=Count("course", distinct=True), classes=Count("classroom", distinct=True)
        )

    @admin.display(description=_("courses"), ordering="courses")
    def course_count(self, department: "WithAnnotations[Department, _Owned]") -> int:
        return department.courses

    @admin.display(description=_("classes"), ordering="classes")
    def class_count(self, department: "WithAnnotations[Department, _Owned]") -> int:
        return department.classes

    def save_related(
        self, request: HttpRequest, form: ModelForm[Department], formsets: Any, change: Any
    ) -> None:
        """The role goes with the list."""
        set_department_admins(form.instance, form.cleaned_data["admins"])


@admin.register(StaffRole)
class StaffRoleAdmin(OfDepartments[StaffRole], GroupAdmin):
    """Rights are chosen by whoever has them all."""
