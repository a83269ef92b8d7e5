"""*Sign in as this person*: a page that says what that means and asks why, then one button."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from lessons.forms.reasons import ReasonForm
from lessons.models import User
from lessons.permissions import SignedInRequest, person_managed
from lessons.queries.support import may_reset_factor, may_sign_in_as
from lessons.services.second_factor import reset_factor
from lessons.services.support import LASTS, begin_support
from lessons.views.admin_trail import person_trail


def support(request: SignedInRequest, pk: int, *, admin: ModelAdmin[User]) -> HttpResponse:
    person = person_managed(request.user, pk)
    if not may_sign_in_as(request.user, person):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        begin_support(
            request.session,
            person,
            actor=request.user,
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        )
        messages.info(request, gettext("You see the site as this person now. Only looking."))
        return redirect("lessons:home")
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "original": person,
        "trail": person_trail(admin, person),
        "title": gettext("Sign in as this person"),
        "form": form,
        "minutes": int(LASTS.total_seconds() // 60),
    }
    return render(request, "admin/lessons/user/support.html", context)


def factor_reset(request: SignedInRequest, pk: int, *, admin: ModelAdmin[User]) -> HttpResponse:
    """For whoever lost phone and paper."""
    person = person_managed(request.user, pk)
    if not may_reset_factor(request.user, person):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reset_factor(
            person,
            actor=request.user,
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        )
        messages.success(request, gettext("The second factor is off."))
        return redirect("admin:lessons_user_change", person.pk)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "original": person,
        "trail": person_trail(admin, person),
        "title": gettext("Reset the second factor"),
        "form": form,
    }
    return render(request, "admin/lessons/user/factor.html", context)
