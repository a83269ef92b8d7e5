"""The start page of everybody, joining a class, and the language of the interface."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lessons import queries
from lessons.forms import JoinForm
from lessons.models import User
from lessons.services.classrooms import JoinRefused, join_classroom
from lessons.views.sign_in import remember_language
from lessons.wording.services import JOIN_REFUSED


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What this person learns and teaches, with the next step of each."""
    now = timezone.now()
    context = {
        "now": now,
        "standings": queries.student_standings(request.user, now=now),
        "learns": queries.joined_classrooms(request.user),
        "taught": queries.taught_classes(request.user),
    }
    return render(request, "lessons/home.html", context)


@require_http_methods(["GET", "POST"])
def classroom_join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            classroom = join_classroom(request.user, code=form.cleaned_data["code"])
        except JoinRefused as refused:
            form.add_error("code", JOIN_REFUSED[refused.code])
        else:
            messages.success(request, gettext("You are in the class: %s.") % classroom.name)
            return redirect("lessons:home")
    return render(request, "lessons/classroom_join.html", {"form": form})


@login_not_required
@require_POST
def language_set(request: HttpRequest) -> HttpResponse:
    """Remember the language in the browser and, for somebody signed in, with the person."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = resolve_url(settings.LOGIN_REDIRECT_URL)
    if request.user.is_authenticated:
        User.objects.filter(pk=request.user.pk).update(language=language)
    response = redirect(target)
    remember_language(response, language)
    return response
