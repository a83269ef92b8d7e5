"""A person's own account: who they are here, their password, and who gave them a new one."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lessons.forms.passwords import FirstPasswordForm, OwnPasswordForm
from lessons.forms.preferences import MailForm, PreferencesForm
from lessons.forms.second_factor import FactorForm
from lessons.models import PersonalExport, Slip, User
from lessons.permissions import SignedInRequest
from lessons.services.sign_ins import end_sign_ins, follow_key, open_sign_ins
from lessons.services.slips import set_own_password
from lessons.views.kept import KeptField, kept_of, send_again

_SLIPS_SHOWN = 10
_LONGEST_NUMBER = 19


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def account(request: SignedInRequest) -> HttpResponse:
    form = password_form(request.user, request.POST if request.method == "POST" else None)
    path, fields = kept_of(request)
    if request.method == "POST" and form.is_valid():
        set_own_password(request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        follow_key(request.session)
        end_sign_ins(request.user, request.session)
        if path:
            return send_again(request, path, fields)
        messages.success(request, gettext("Your new password is in force."))
        return redirect("lessons:home")
    return account_page(request, request.user, form, path=path, fields=fields)


@require_POST
def look(request: SignedInRequest) -> HttpResponse:
    """The size of the text and calm pages, on every device of this person."""
    form = PreferencesForm(request.POST, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, gettext("Saved."))
        return redirect("lessons:account")
    return account_page(request, request.user, password_form(request.user), look=form)


@require_POST
def mail(request: SignedInRequest) -> HttpResponse:
    form = MailForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if form.is_valid():
        form.save()
        messages.success(request, gettext("Saved."))
        return redirect("lessons:account")
    return account_page(request, request.user, password_form(request.user), mail=form)


@require_POST
def sign_in_end(request: SignedInRequest) -> HttpResponse:
    """One of one's own sign-ins, or all others."""
    chosen = request.POST.get("row", "")
    only = int(chosen) if chosen.isdecimal() and len(chosen) < _LONGEST_NUMBER else None
    if only is not None or chosen == "":
        end_sign_ins(request.user, request.session, only=only)
        messages.success(request, gettext("Signed out there."))
    return redirect("lessons:account")


def password_form(person: User, data: QueryDict | None = None) -> FirstPasswordForm:
    """Whoever just came in with a slip need not type it again."""
    form = FirstPasswordForm if person.one_time_until else OwnPasswordForm
    return form(person, data)


def account_page(
    request: HttpRequest,
    person: User,
    form: FirstPasswordForm,
    *,
    path: str = "",
    fields: Sequence[KeptField] = (),
    look: PreferencesForm | None = None,
    mail: MailForm | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "person": person,
        "is_first": person.one_time_until is not None,
        "slips": Slip.objects.filter(user=person).select_related("given_by", "classroom")[
            :_SLIPS_SHOWN
        ],
        "letters": person.password_letters.all()[:_SLIPS_SHOWN],
        "factor_form": FactorForm(),
        "exports": PersonalExport.objects.filter(person=person, asked_by=person)[:_SLIPS_SHOWN],
        "sign_ins": open_sign_ins(person, request.session),
        "look": look or PreferencesForm(instance=person),
        "mail": mail or MailForm(instance=person),
        "is_mail_set": settings.MAIL_IS_SET,
        "kept_path": path,
        "kept_fields": fields,
    }
    return render(request, "lessons/account.html", context)
