"""A student makes an account with the code of a class, where the site lets students do that."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lessons.domain.refusals import JoinRefusal
from lessons.forms.signing_up import SignUpForm
from lessons.models import Classroom
from lessons.queries.university import university
from lessons.services.classrooms import JoinRefused
from lessons.services.sign_ins import begin_sign_in
from lessons.services.signing_up import sign_up
from lessons.wording.refusals import refused_sentence

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "POST"])
def sign_up_page(request: HttpRequest) -> HttpResponse:
    if not university().self_sign_up:
        raise Http404
    code = request.GET.get("code", "")
    if request.user.is_authenticated:
        return redirect(f"{reverse('lessons:classroom-join')}?{urlencode({'code': code})}")
    form = SignUpForm(request.POST or None, initial={"code": code})
    if request.method == "POST" and form.is_valid():
        done = _sign_up(request, form)
        if done is not None:
            return done
    return render(request, "lessons/sign_up.html", {"form": form})


def _sign_up(request: HttpRequest, form: SignUpForm) -> HttpResponse | None:
    address = request.META.get("REMOTE_ADDR", "")
    try:
        person = sign_up(form.student, code=form.cleaned_data["code"], address=address)
    except JoinRefused as refused:
        is_name = refused.code == JoinRefusal.NAME_TAKEN
        form.add_error("username" if is_name else "code", refused_sentence(refused))
        return None
    login(request, person, backend=_BACKEND)
    agent = request.META.get("HTTP_USER_AGENT", "")
    begin_sign_in(request.session, person, user_agent=agent, is_shared=False, now=timezone.now())
    messages.success(request, gettext("Your account is made. You are in the class."))
    return redirect("lessons:home")


def invitation(request: HttpRequest, classroom: Classroom) -> str:
    """The address that a QR code of the class leads to."""
    page = "lessons:sign-up" if university().self_sign_up else "lessons:classroom-join"
    query = urlencode({"code": classroom.join_code})
    return request.build_absolute_uri(f"{reverse(page)}?{query}")
