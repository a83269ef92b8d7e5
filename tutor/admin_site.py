"""The administration under the product's own name and behind the site's own sign-in page.

It stands outside `lessons.admin`, whose modules register with the one instance: importing the
class from there would register everything with an instance that is thrown away.
"""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache


class TutorAdminSite(AdminSite):
    site_header = site_title = "Тәлімгер"
    index_title = _("Administration")
    empty_value_display = "–"
    # Its script moves the page aside after it was drawn; the index is one click away.
    enable_nav_sidebar = False

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The product's own tables first; sign-ins and rights after them."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            if app["app_label"] == "axes":
                app["name"] = _("Sign-in protection")
        return sorted(apps, key=lambda app: app["app_label"] != "lessons")

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
