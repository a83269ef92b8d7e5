"""The table of what waits for a teacher, by question."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from lessons import queries
from lessons.permissions import SignedInRequest, require_teacher
from lessons.views.marking.last_action import last_action
from lessons.views.marking.scope import query_of, scope_of
from lessons.views.trail import start_page


@require_GET
def marking_queue(request: SignedInRequest) -> HttpResponse:
    """``?class=`` shows one class, ``?assignment=`` one assigned lesson."""
    require_teacher(request.user)
    scope, now = scope_of(request), timezone.now()
    groups = queries.waiting_groups(request.user, now=now, scope=scope)
    total = sum(group.count for group in groups)
    context = {
        "now": now,
        "trail": [start_page()],
        "groups": groups,
        "are_some_held": any(group.holders for group in groups),
        "total": total,
        "hidden": queries.waiting_count(request.user) - total if scope.is_narrow else 0,
        "scope": scope,
        "classes": queries.classes_of(request.user),
        "looks": queries.second_looks(request.user, scope),
        "look_count": queries.second_look_count(request.user, scope),
        "query": query_of(scope),
        "last_action": last_action(request),
    }
    return render(request, "lessons/marking_queue.html", context)
