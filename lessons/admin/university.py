"""The settings of the university: each change is a row, so that its history stands below it."""

from dataclasses import asdict
from functools import partial
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone

from lessons.admin.base import KeptAdmin
from lessons.admin.set_up import set_up_page
from lessons.models import UniversitySettings
from lessons.permissions import person_of
from lessons.queries.university import FIELDS, forget_university, university


@admin.register(UniversitySettings)
class UniversitySettingsAdmin(KeptAdmin[UniversitySettings]):
    list_display = ("made_at", "made_by", *FIELDS)
    list_select_related = ("made_by",)
    fields = FIELDS

    def has_change_permission(
        self, request: HttpRequest, obj: UniversitySettings | None = None
    ) -> bool:
        """What was in force stays as it was; a change is a further row."""
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What is in force now, not half a minute ago: what it shows is saved again."""
        forget_university()
        return asdict(university())

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(partial(set_up_page, admin=self))
        return [path("set-up/", page, name="lessons_set_up"), *super().get_urls()]

    def save_model(
        self, request: HttpRequest, obj: UniversitySettings, form: ModelForm[Any], change: Any
    ) -> None:
        obj.made_at, obj.made_by = timezone.now(), person_of(request)
        super().save_model(request, obj, form, change)
        transaction.on_commit(forget_university)
