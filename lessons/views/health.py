"""For programs that watch the server: no person, no number of anything."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lessons.queries.running import is_worker_alive
from lessons.services.tasks.tending import SILENT


@login_not_required
@require_safe
def healthy(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """The database answers, too. Without a worker pages work all the same, and this says so."""
    try:
        workers = is_worker_alive(now=timezone.now(), silent=SILENT)
    except Error:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok", "workers": workers})
