"""Slips to sign in with: for whom, and the sheet that is printed and shown once."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.typed_ids import typed_ids
from lessons.models import Classroom
from lessons.permissions import SignedInRequest, classroom_taught
from lessons.services.slips import LASTS, FreshSlip, make_slips, students_with_slips
from lessons.views.trail import class_page, people_page, start_page


@require_http_methods(["GET", "POST"])
def slips(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    if request.method == "POST":
        return _make(request, classroom)
    now = timezone.now()
    students = list(students_with_slips(classroom))
    context = {
        "trail": [start_page(), class_page(classroom), people_page(classroom)],
        "classroom": classroom,
        "students": [(student, not student.has_own_way_in(now)) for student in students],
        "now": now,
    }
    return render(request, "lessons/slips_choose.html", context)


def _make(request: SignedInRequest, classroom: Classroom) -> HttpResponse:
    """The sheet answers the form itself: passwords are kept nowhere that a later page could read.

    Sent again it makes new ones, and those before stop working.
    """
    chosen = typed_ids(request.POST.getlist("student"))
    now = timezone.now()
    fresh = make_slips(classroom, students=chosen, given_by=request.user, now=now)
    if not fresh:
        messages.warning(request, gettext("Tick whom a slip is for."))
        return redirect("lessons:slips", classroom.pk)
    address = request.build_absolute_uri(resolve_url(settings.LOGIN_URL))
    context = {
        "trail": [start_page(), class_page(classroom), people_page(classroom)],
        "classroom": classroom,
        "slips": [(slip, _link(address, slip)) for slip in fresh],
        "address": address,
        "until": now + LASTS,
    }
    return render(request, "lessons/slips_sheet.html", context)


def _link(address: str, slip: FreshSlip) -> str:
    """What stands behind # never reaches a server or its log; the page's script fills it in."""
    return f"{address}#{urlencode({'u': slip.student.username, 'p': slip.password})}"
