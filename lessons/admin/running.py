"""How the site runs, for whoever looks after all of it."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from lessons.domain.running import troubles
from lessons.models import Worker
from lessons.permissions import person_of
from lessons.queries.running import locked_addresses, running
from lessons.services.tasks.tending import SILENT
from lessons.services.throttles import lift_lock
from lessons.views.trail import Crumb
from lessons.wording.running import DATABASE, LOCK, TROUBLE

LIFT = "axes.delete_accessattempt"


@require_safe
def running_page(request: HttpRequest, *, admin: ModelAdmin[Worker]) -> HttpResponse:
    if not admin.has_view_permission(request):
        raise PermissionDenied
    now = timezone.now()
    state = running(now=now, silent=SILENT)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("How the site runs"),
        "trail": [Crumb(gettext("Home"), reverse("admin:index"))],
        "state": state,
        "database": DATABASE.get(state.database, state.database),
        "waiting": sum(queue.waiting for queue in state.queues),
        "troubles": [TROUBLE[trouble] for trouble in troubles(state.facts, now=now)],
        "may_lift": person_of(request).has_perm(LIFT),
    }
    return TemplateResponse(request, "admin/lessons/running.html", context)


@require_POST
def lift(request: HttpRequest, *, admin: ModelAdmin[Worker]) -> HttpResponse:
    """One click frees all who are locked out behind one address."""
    person = person_of(request)
    if not (admin.has_view_permission(request) and person.has_perm(LIFT)):
        raise PermissionDenied
    address = request.POST.get("address", "")
    locked = [row for row in locked_addresses(now=timezone.now()) if row.address == address]
    if locked and lift_lock(address, by=person, called=LOCK):
        said = ngettext(
            "%(count)s person can sign in again.",
            "%(count)s people can sign in again.",
            locked[0].names,
        )
        messages.success(request, said % {"count": locked[0].names})
    else:
        messages.info(request, gettext("Nobody is locked out there any more."))
    return redirect("admin:lessons_running")
