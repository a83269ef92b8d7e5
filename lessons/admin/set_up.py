"""The first page of a new site: a few questions instead of a dozen forms."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.forms.set_up import SetUpForm
from lessons.models import UniversitySettings
from lessons.permissions import person_of
from lessons.services.set_up import FirstAnswers, is_new_site, set_up
from lessons.views.preferences import remember_language
from lessons.views.trail import Crumb


@require_http_methods(["GET", "POST"])
def set_up_page(request: HttpRequest, *, admin: ModelAdmin[UniversitySettings]) -> HttpResponse:
    """Only while nobody else is there; later each answer has a page of its own."""
    person = person_of(request)
    if not admin.has_add_permission(request):
        raise PermissionDenied
    if not is_new_site(person):
        return redirect("admin:index")
    first = {"language": translation.get_language(), "self_sign_up": False}
    form = SetUpForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        set_up(FirstAnswers(**form.cleaned_data), by=person, now=timezone.now())
        return _go_on(request, form.cleaned_data["language"])
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Set up the site"),
        "trail": [Crumb(gettext("Home"), reverse("admin:index"))],
        "form": form,
    }
    return TemplateResponse(request, "admin/lessons/set_up.html", context)


def _go_on(request: HttpRequest, language: str) -> HttpResponse:
    with translation.override(language):
        said = gettext("The site is set up. Next load a handout, or let people in.")
    messages.success(request, said)
    response = redirect("admin:index")
    remember_language(response, language)
    return response
