"""The start page of everybody, and joining a class."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from lessons import queries
from lessons.domain.corrections import Change
from lessons.forms import JoinForm
from lessons.permissions import SignedInRequest, may_make_classes
from lessons.queries.announcements import announcements_for
from lessons.queries.corrections import mark_notices
from lessons.queries.live import live_of_student
from lessons.services.classrooms import JoinRefused, join_classroom
from lessons.views.desk import desk_context
from lessons.views.live.began import began_url
from lessons.views.marking.names import are_names_shown
from lessons.views.today import today_context
from lessons.views.trail import start_page
from lessons.wording.corrections import TOLD
from lessons.wording.refusals import refused_sentence


@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    """What this person learns and teaches, with the next step of each."""
    user, now = request.user, timezone.now()
    own = queries.own_classes(user)
    user.teaches = own.teaches  # the menu would ask again
    live = live_of_student(user, now=now) if own.learns else None
    context = {
        "now": now,
        "announcements": announcements_for(
            user, learns=bool(own.learns), teaches=own.teaches, day=timezone.localdate(now)
        ),
        "names_shown": are_names_shown(request),
        "learns": own.learns,
        **(desk_context(user, now=now) if own.teaches else {"taught": []}),
        "has_notices": own.teaches or user.is_staff or not own.learns,
        "archived": own.archived,
        "past": queries.past_assignments(user) if own.has_past else [],
        # Asked of the permissions only where the page has a place for it.
        "may_make_classes": partial(may_make_classes, user),
        **(today_context(user, now=now) if own.learns else {"standings": []}),
        "live": live,
        "began_url": "" if live else began_url([joined.classroom.pk for joined in own.learns]),
        "mark_notices": [
            (notice, TOLD[Change(notice.mark.correction.kind)]) for notice in mark_notices(user)
        ]
        if own.learns
        else [],
    }
    return render(request, "lessons/home.html", context)


@require_http_methods(["GET", "POST"])
def classroom_join(request: SignedInRequest) -> HttpResponse:
    form = JoinForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    if request.method == "POST" and form.is_valid():
        try:
            classroom = join_classroom(request.user, code=form.cleaned_data["code"])
        except JoinRefused as refused:
            form.add_error("code", refused_sentence(refused))
        else:
            messages.success(request, gettext("You are in the class: %s.") % classroom.name)
            return redirect("lessons:home")
    return render(request, "lessons/classroom_join.html", {"trail": [start_page()], "form": form})
