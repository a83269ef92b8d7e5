"""The administration under the product's own name and behind the site's own sign-in page.

It stands outside `lessons.admin`, whose modules register with the one instance: importing the
class from there would register everything with an instance that is thrown away.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

_GROUPS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "material": (_("Material"), ("Course", "Lesson", "Question", "QuestionVersion", "Source")),
    "people": (_("People"), ("User", "Classroom", "Department", "StaffRole", "Slip")),
    "teaching": (
        _("Teaching"),
        (
            *("Assignment", "Allowance", "SetAside", "Message", "JournalPreset"),
            *("JournalRules", "LiveSession"),
        ),
    ),
    "running": (
        _("Running the site"),
        ("UniversitySettings", "Announcement", "BackgroundTask", "Worker"),
    ),
}
"""The index by jobs, in this order; every other table is one of the journals."""
_JOURNALS = "journals"
_NO_NUMBER = "expected a number but got"
"""Django's words where an id is none."""
View = TypeVar("View", bound=Callable[..., Any])


class TutorAdminSite(AdminSite):
    site_header = site_title = "Тәлімгер"
    index_title = _("Administration")
    empty_value_display = "–"
    # Its script moves the page aside after it was drawn; the index is one click away.
    enable_nav_sidebar = False

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """By what people come to do; what only the site itself writes comes last."""
        apps = super().get_app_list(request, app_label)
        tables = [table for app in apps for table in app["models"]]
        names = {code: name for code, (name, _tables) in _GROUPS.items()}
        names[_JOURNALS] = _("Journals")
        found = [_group(code, name, tables) for code, name in names.items()]
        return [group for group in found if group["models"]]

    def admin_view(self, view: View, cacheable: bool = False) -> View:  # noqa: FBT001, FBT002
        """What no field of Django's own pages sends is a bad request, and no fault of the site."""
        inner = super().admin_view(view, cacheable)

        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                response = inner(*args, **kwargs)
                # Here and not later: a form that is shown again looks its values up.
                return response.render() if hasattr(response, "render") else response
            except (DataError, OverflowError, ValueError) as error:
                if isinstance(error, ValueError) and _NO_NUMBER not in str(error):
                    raise
                raise BadRequest from error

        return cast(View, update_wrapper(guarded, inner))

    @method_decorator(never_cache)
    @login_not_required
    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """One sign-in page for everybody; whoever is signed in without the right is refused."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        following = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect_to_login(following, settings.LOGIN_URL)


def _group(code: str, name: Any, tables: list[dict[str, Any]]) -> dict[str, Any]:
    """As Django's own template draws an application."""
    index = reverse("admin:index")
    rows = {table["object_name"]: table for table in tables}
    known = {row for _name, names in _GROUPS.values() for row in names}
    order = _GROUPS[code][1] if code in _GROUPS else [row for row in rows if row not in known]
    models = [rows[row] for row in order if row in rows]
    return {
        "name": name,
        "app_label": code,
        "app_url": f"{index}#{code}",
        "has_module_perms": True,
        "is_folded": code == _JOURNALS,
        "models": models,
    }
