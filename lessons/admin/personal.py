"""A person's data: given away as a file, or made nobody's once the person has left."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.forms.reasons import ReasonForm
from lessons.models import PersonalExport, User
from lessons.permissions import SignedInRequest, person_managed
from lessons.queries.support import may_anonymise, may_export
from lessons.services.anonymising import AnonymisingRefused, anonymise, plan_anonymising
from lessons.views.admin_trail import person_trail
from lessons.views.own_data import ask
from lessons.wording.refusals import refused_sentence

_SHOWN = 10


class AnonymiseForm(ReasonForm):
    is_sure = forms.BooleanField(
        label=_("I have read what goes. It cannot be undone."),
        error_messages={"required": _("Tick that you have read what goes: it cannot be undone.")},
    )


def personal_data(request: SignedInRequest, pk: int, *, admin: ModelAdmin[User]) -> HttpResponse:
    person = person_managed(request.user, pk)
    if not may_export(request.user, person):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ask(request, person, reason=form.cleaned_data["reason"])
        return redirect("admin:lessons_user_data", person.pk)
    exports = PersonalExport.objects.filter(person=person, asked_by=request.user)[:_SHOWN]
    title = gettext("Export of personal data")
    return _page(request, admin, person, form, template="data", title=title, exports=exports)


def anonymise_page(request: SignedInRequest, pk: int, *, admin: ModelAdmin[User]) -> HttpResponse:
    person = person_managed(request.user, pk)
    if not may_anonymise(request.user, person):
        raise PermissionDenied
    form = AnonymiseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = _anonymise(request, person, form)
        if done:
            return redirect("admin:lessons_user_change", person.pk)
    title, plan = gettext("Anonymise"), plan_anonymising(person)
    return _page(request, admin, person, form, template="anonymise", title=title, plan=plan)


def _anonymise(request: SignedInRequest, person: User, form: AnonymiseForm) -> bool:
    try:
        anonymise(
            person,
            actor=request.user,
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        )
    except AnonymisingRefused as refused:
        messages.error(request, refused_sentence(refused))
        return False
    messages.success(
        request, gettext("The person is anonymised. Answers and marks stay for statistics.")
    )
    return True


def _page(
    request: SignedInRequest,
    admin: ModelAdmin[User],
    person: User,
    form: ReasonForm,
    *,
    template: str,
    **more: object,
) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "original": person,
        "trail": person_trail(admin, person),
        "form": form,
        **more,
    }
    return render(request, f"admin/lessons/user/{template}.html", context)
