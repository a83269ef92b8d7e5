"""A forgotten password: a letter where mail is set, else a slip; then a new one by the link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lessons.forms.passwords import FirstPasswordForm, ForgottenForm
from lessons.services.forgotten_passwords import (
    PasswordRefused,
    choose_forgotten_password,
    count_request,
    person_of_link,
)
from lessons.services.tasks.mailing import ask_for_password_letters
from lessons.wording.refusals import refused_sentence


@login_not_required
@require_http_methods(["GET", "POST"])
def password_forgotten(request: HttpRequest) -> HttpResponse:
    """The same words and the same work for every name, so that nobody learns who is here."""
    if request.user.is_authenticated:
        return redirect("lessons:account")
    form = ForgottenForm(request.POST or None) if settings.MAIL_IS_SET else None
    if form and form.is_valid() and _is_asked(request, form):
        messages.success(
            request,
            gettext(
                "If an account here has this name or address and a mailbox, a letter with a link "
                "is on its way. If none comes in ten minutes, ask your teacher for a slip."
            ),
        )
        return redirect("sign-in")
    return render(request, "registration/password_forgotten.html", {"form": form})


def _is_asked(request: HttpRequest, form: ForgottenForm) -> bool:
    typed = form.cleaned_data["typed"]
    try:
        count_request(typed, address=request.META.get("REMOTE_ADDR", ""))
    except PasswordRefused as refused:
        form.add_error("typed", refused_sentence(refused))
        return False
    language = get_language() or settings.LANGUAGE_CODE
    site = request.build_absolute_uri("/").rstrip("/")
    ask_for_password_letters(typed, language=language, site=site)
    return True


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "POST"])
def password_new(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """By the link of a letter, which works once and not for long."""
    person = person_of_link(pk, token)
    if person is None:
        return render(request, "registration/password_link_over.html", status=404)
    form = FirstPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        choose_forgotten_password(person, password=form.cleaned_data["new_password1"])
        messages.success(request, gettext("Your new password is in force. Sign in with it."))
        return redirect("sign-in")
    return render(request, "registration/password_new.html", {"form": form, "person": person})
