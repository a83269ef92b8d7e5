"""People and classes."""

from http import HTTPStatus
from typing import Any, TypedDict

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from lessons.admin.base import FoldedSearch, NamedFields, ReadOnlyAdmin
from lessons.forms.typed_dates import START_OF_DAY, MomentField
from lessons.models import Classroom, Delivery, Membership, Message, Role, SetAside, Slip, User
from lessons.permissions import person_of

_RIGHTS = ("is_staff", "is_superuser", "groups", "user_permissions")


class UserCreationForm(AdminUserCreationForm[User]):
    class Meta(AdminUserCreationForm.Meta):
        model = User


@admin.register(User)
class UserAdmin(FoldedSearch[User], DjangoUserAdmin[User]):
    add_form = UserCreationForm
    list_display = ("username", "last_name", "first_name", "patronymic", "is_staff", "is_active")
    list_filter = ("is_staff", "is_superuser", "is_active")
    search_fields = ("search_key",)
    ordering = ("sort_key", "pk")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (
            _("Personal info"),
            {"fields": ("last_name", "first_name", "patronymic", "email", "language")},
        ),
        (
            _("Permissions"),
            {
                "classes": ("collapse",),
                "fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions"),
            },
        ),
        (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    add_fieldsets = (
        (None, {"fields": ("last_name", "first_name", "patronymic")}),
        *DjangoUserAdmin.add_fieldsets,
    )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Whoever may change people may not make an administrator of anybody, nor of themselves."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        return fixed if request.user.is_superuser else (*fixed, *_RIGHTS)

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 - Django's own name
        form_url: str = "",
    ) -> HttpResponse:
        """A password that an administrator gives is no slip, which would have run out."""
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            User.objects.filter(pk=id).update(one_time_until=None)
        return response

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_below(obj, person_of(request))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_below(obj, person_of(request))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "language":
            kwargs["widget"] = forms.Select(choices=[("", "–"), *settings.LANGUAGES])
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def _is_below(person: User | None, actor: User) -> bool:
    """Staff change students and teachers; a new password for other staff would be their rights."""
    return actor.is_superuser or person is None or person == actor or not person.is_staff


class MembershipInline(admin.TabularInline[Membership, Classroom]):
    model = Membership
    formset = NamedFields[Membership, Classroom]
    autocomplete_fields = ("user",)
    fields = ("user", "role", "ended_at", "left_work")
    can_delete = False  # it ends with a date: the work stays readable
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("user", "classroom")


class _Students(TypedDict):
    students: int


class ClassroomAdminForm(forms.ModelForm[Classroom]):
    """Its moment is one field with a name, not two without."""

    archived_at = MomentField(
        label=capfirst(_("archived")), hour_alone=START_OF_DAY, required=False
    )


@admin.register(Classroom)
class ClassroomAdmin(FoldedSearch[Classroom], admin.ModelAdmin[Classroom]):
    form = ClassroomAdminForm
    list_display = ("name", "join_code", "is_open", "student_count", "created_at")
    list_filter = ("is_open", ("archived_at", admin.EmptyFieldListFilter))
    ordering = tuple(Classroom._meta.ordering or ())
    search_fields = ("search_key",)
    readonly_fields = ("created_at",)
    inlines = (MembershipInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Classroom]:
        now_in_it = Q(membership__role=Role.STUDENT, membership__ended_at=None)
        students = Count("membership", filter=now_in_it)
        return super().get_queryset(request).annotate(students=students)

    @admin.display(description=_("students"), ordering="students")
    def student_count(self, classroom: "WithAnnotations[Classroom, _Students]") -> int:
        return classroom.students


@admin.register(Slip)
class SlipAdmin(ReadOnlyAdmin[Slip]):
    """Who gave whom a one-time password."""

    list_display = ("given_at", "user", "given_by", "classroom")
    list_select_related = ("user", "given_by", "classroom")
    search_fields = ("user__search_key", "given_by__search_key")


@admin.register(Message)
class MessageAdmin(FoldedSearch[Message], ReadOnlyAdmin[Message]):
    list_display = ("sent_at", "classroom", "sender", "kind", "is_to_class", "text")
    list_filter = ("kind",)
    list_select_related = ("classroom", "sender")
    search_fields = ("classroom__search_key", "sender__search_key")
    date_hierarchy = "sent_at"


@admin.register(Delivery)
class DeliveryAdmin(FoldedSearch[Delivery], ReadOnlyAdmin[Delivery]):
    list_display = ("message", "person", "read_at", "mailed_at")
    list_select_related = ("message__classroom", "person")
    search_fields = ("person__search_key",)


@admin.register(SetAside)
class SetAsideAdmin(FoldedSearch[SetAside], ReadOnlyAdmin[SetAside]):
    list_display = ("student", "assignment", "reason", "set_by", "set_at")
    list_filter = ("reason",)
    list_select_related = ("student", "assignment__lesson", "assignment__classroom", "set_by")
    search_fields = ("student__search_key",)
