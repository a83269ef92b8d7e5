"""People and classes."""

from collections.abc import Callable
from functools import partial, update_wrapper
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
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from lessons.admin.base import FoldedSearch, NamedFields, ReadOnlyAdmin
from lessons.admin.departments import OwnChoices
from lessons.admin.personal import anonymise_page, personal_data
from lessons.admin.support import factor_reset, support
from lessons.forms.typed_dates import START_OF_DAY, MomentField
from lessons.models import (
    AuditKind,
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
from lessons.queries.support import may_anonymise, may_export, may_reset_factor, may_sign_in_as
from lessons.services.auditing import note, note_opened
from lessons.services.members import is_known_teacher
from lessons.services.slips import LASTS

FOUND = HTTPStatus.FOUND
_RIGHTS = ("is_staff", "is_superuser", "groups", "user_permissions")
_KEYS = ("username", "email", "is_active")
"""Who changes them decides how somebody signs in, or whether at all."""
_FIRST_CLASS = _(
    "This person has never taught here. A system admin makes them a teacher for the first time."
)
_OWN_MEMBERSHIP = _("You cannot put yourself into a class. Ask a system admin to do it.")


class UserCreationForm(AdminUserCreationForm[User]):
    class Meta(AdminUserCreationForm.Meta):
        model = User


class AccountForm(forms.ModelForm[User]):
    """An account without a password: whoever makes it cannot sign in with it."""

    class Meta:
        model = User
        fields = ("username",)

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's own
        self.instance.set_unusable_password()
        return super().save(commit=commit)


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
    without_password = (
        (
            None,
            {
                "fields": (
                    *("last_name", "first_name", "patronymic", "username", "email", "department"),
                ),
                "description": _(
                    "The account gets no password here. A student gets a slip from the teacher of "
                    "a class; whoever has a mailbox chooses a password by «Forgotten the "
                    "password?»."
                ),
            },
        ),
    )

    def get_form(
        self, request: HttpRequest, obj: User | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        """A password that one knows of somebody else is all their rights."""
        if obj is None and not person_of(request).is_superuser:
            kwargs["form"] = AccountForm
        return super().get_form(request, obj, *args, **kwargs)

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
        actor = person_of(request)
        if obj is None and not actor.is_superuser:
            return self.without_password
        groups = super().get_fieldsets(request, obj)
        if obj is None or actor.is_superuser:
            return groups
        (_nameless, _first), *others = groups
        return [(None, {"fields": ("username",)}), *others]

    def own_rows(self, request: HttpRequest) -> Q:
        return people_of(person_of(request))

    def get_urls(self) -> list[URLPattern]:
        own = (
            ("support", support, "lessons_user_support"),
            ("factor", factor_reset, "lessons_user_factor"),
            ("data", personal_data, "lessons_user_data"),
            ("anonymise", anonymise_page, "lessons_user_anonymise"),
        )
        pages = [path(f"<int:pk>/{at}/", self._page(view), name=name) for at, view, name in own]
        return [*pages, *super().get_urls()]

    def _page(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return self.admin_site.admin_view(update_wrapper(partial(view, admin=self), view))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        person = kwargs.get("obj")
        actor = person_of(request)
        context["may_sign_in_as"] = person and may_sign_in_as(actor, person)
        context["may_reset_factor"] = person and may_reset_factor(actor, person)
        context["may_export"] = person and may_export(actor, person)
        context["may_anonymise"] = (
            person and not person.anonymised_at and may_anonymise(actor, person)
        )
        return super().render_change_form(request, context, *args, **kwargs)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Whoever opened whose page is kept, once a day."""
        response = super().change_view(request, object_id, *args, **kwargs)
        person = self.get_object(request, unquote(object_id))
        if person is not None and response.status_code == HTTPStatus.OK:
            note_opened(person, actor=person_of(request), now=timezone.now())
        return response

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 - Django's own name
        form_url: str = "",
    ) -> HttpResponse:
        """The last resort, of whoever may do everything: to see what a person sees one signs in as
        them. It works once, is told to the person, and stands in the action log.
        """
        actor, now = person_of(request), timezone.now()
        if not actor.is_superuser:
            raise PermissionDenied
        person = self.get_object(request, unquote(id))
        response = super().user_change_password(request, id, form_url)
        if person is not None and request.method == "POST" and response.status_code == FOUND:
            until = None if person == actor else now + LASTS
            User.objects.filter(pk=person.pk).update(one_time_until=until)
            note(AuditKind.PASSWORD_GIVEN, actor=actor, person=person, now=now)
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
    """A department admin sees no marks, so nobody makes themselves a teacher of a class, nor an
    account of their own making: who has never taught is named a teacher by a system admin."""

    actor: ClassVar[User]

    def clean(self) -> None:
        super().clean()
        if sees_all(self.actor):
            return
        for form in self.forms:
            person = form.cleaned_data.get("user") if form.has_changed() else None
            if person is None:
                continue
            if person == self.actor:
                form.add_error("user", _OWN_MEMBERSHIP)
            elif form.cleaned_data.get("role") == Role.TEACHER and not is_known_teacher(person):
                form.add_error("role", _FIRST_CLASS)


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

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """Who is made a teacher stands in the action log beside who made them one."""
        teaching = form.instance.membership_set.current().teachers()
        before = set(teaching.values_list("user_id", flat=True))
        super().save_formset(request, form, formset, change)
        actor, now = person_of(request), timezone.now()
        for row in teaching.all().exclude(user__in=before):
            note(
                AuditKind.MADE_TEACHER,
                actor=actor,
                person=row.user,
                classroom=row.classroom,
                now=now,
            )

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
