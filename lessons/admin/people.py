"""People and classes."""

from http import HTTPStatus
from typing import Any, ClassVar, TypedDict

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from lessons.admin.base import FoldedSearch, NamedFields, ReadOnlyAdmin
from lessons.admin.departments import OwnChoices
from lessons.forms.typed_dates import START_OF_DAY, MomentField
from lessons.models import (
    Classroom,
    Delivery,
    Digest,
    Membership,
    Message,
    PasswordLetter,
    Role,
    SetAside,
    Slip,
    User,
)
from lessons.permissions import person_of
from lessons.queries.office import covers, has_keys_of, is_below, people_of, sees_all

_RIGHTS = ("is_staff", "is_superuser", "groups", "user_permissions")
_KEYS = ("username", "email", "is_active")
"""Who changes them decides how somebody signs in, or whether at all."""
_OWN_MEMBERSHIP = _("You cannot put yourself into a class. Ask a system admin to do it.")


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
    department = "department"
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (
            _("Personal info"),
            {
                "fields": (
                    *("last_name", "first_name", "patronymic", "email", "language"),
                    "department",
                )
            },
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
        (None, {"fields": ("last_name", "first_name", "patronymic", "department")}),
        *DjangoUserAdmin.add_fieldsets,
    )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Whoever may change people may not make an administrator of anybody, nor of themselves."""
        actor = person_of(request)
        fixed = list(super().get_readonly_fields(request, obj))
        if not actor.is_superuser:
            fixed += _RIGHTS
        if obj is not None and not has_keys_of(actor, obj):
            fixed += _KEYS
        if obj is not None and obj.department_id and not covers(actor, obj.department_id):
            fixed.append("department")
        return tuple(fixed)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Of a password nothing is shown to whoever may not set it."""
        groups = super().get_fieldsets(request, obj)
        if obj is None or has_keys_of(person_of(request), obj):
            return groups
        (_nameless, _first), *others = groups
        return [(None, {"fields": ("username",)}), *others]

    def own_rows(self, request: HttpRequest) -> Q:
        return people_of(person_of(request))

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 - Django's own name
        form_url: str = "",
    ) -> HttpResponse:
        """A password that an administrator gives is no slip, which would have run out.

        Whoever teaches gets none: it would be a way to their marks.
        """
        person = self.get_object(request, unquote(id))
        if person is not None and not has_keys_of(person_of(request), person):
            raise PermissionDenied
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
    return person is None or person == actor or is_below(person, actor)


class Members(NamedFields[Membership, Classroom]):
    """A department admin sees no marks, so nobody makes themselves a teacher of a class."""

    actor: ClassVar[User]

    def clean(self) -> None:
        super().clean()
        if sees_all(self.actor):
            return
        for form in self.forms:
            if form.has_changed() and form.cleaned_data.get("user") == self.actor:
                form.add_error("user", _OWN_MEMBERSHIP)


class MembershipInline(OwnChoices[Membership], admin.TabularInline[Membership, Classroom]):
    model = Membership
    formset = Members
    autocomplete_fields = ("user",)
    fields = ("user", "role", "ended_at", "left_work")
    can_delete = False  # it ends with a date: the work stays readable
    extra = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        actor = {"actor": person_of(request)}
        return type("OwnMembers", (super().get_formset(request, obj, **kwargs),), actor)

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
class ClassroomAdmin(FoldedSearch[Classroom]):
    department = "department"
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

    department = "classroom__department"
    list_display = ("given_at", "user", "given_by", "classroom")
    list_select_related = ("user", "given_by", "classroom")
    search_fields = ("user__search_key", "given_by__search_key")


@admin.register(PasswordLetter)
class PasswordLetterAdmin(ReadOnlyAdmin[PasswordLetter]):
    """Who was mailed a link for a new password."""

    list_display = ("sent_at", "user")
    list_select_related = ("user",)
    search_fields = ("user__search_key",)


@admin.register(Message)
class MessageAdmin(FoldedSearch[Message], ReadOnlyAdmin[Message]):
    department = "classroom__department"
    list_display = ("sent_at", "classroom", "sender", "kind", "is_to_class", "text")
    list_filter = ("kind",)
    list_select_related = ("classroom", "sender")
    search_fields = ("classroom__search_key", "sender__search_key")
    date_hierarchy = "sent_at"


@admin.register(Delivery)
class DeliveryAdmin(FoldedSearch[Delivery], ReadOnlyAdmin[Delivery]):
    department = "message__classroom__department"
    list_display = ("message", "person", "read_at", "mailed_at")
    list_select_related = ("message__classroom", "person")
    search_fields = ("person__search_key",)


@admin.register(Digest)
class DigestAdmin(FoldedSearch[Digest], ReadOnlyAdmin[Digest]):
    """The letters of a day: whose, and whether they left."""

    list_display = ("day", "person", "until", "mailed_at")
    list_select_related = ("person",)
    search_fields = ("person__search_key",)
    date_hierarchy = "day"


@admin.register(SetAside)
class SetAsideAdmin(FoldedSearch[SetAside], ReadOnlyAdmin[SetAside]):
    department = "assignment__classroom__department"
    list_display = ("student", "assignment", "reason", "set_by", "set_at")
    list_filter = ("reason",)
    list_select_related = ("student", "assignment__lesson", "assignment__classroom", "set_by")
    search_fields = ("student__search_key",)
