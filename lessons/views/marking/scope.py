"""To what a teacher keeps while marking: one assigned lesson or one class, in every address."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.http import urlencode

from lessons.domain.typed_ids import typed_number
from lessons.queries import Scope

NOTHING_HAS_IT = -1


def scope_of(request: HttpRequest) -> Scope:
    return Scope(
        assignment_id=_number(request, "assignment"), classroom_id=_number(request, "class")
    )


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.POST.get(name, request.GET.get(name, ""))
    if not typed:
        return None
    chosen = typed_number(typed)
    return NOTHING_HAS_IT if chosen is None else chosen


def scope_fields(scope: Scope) -> dict[str, str]:
    """What a form or an address carries so that the next page keeps to the same."""
    known = {"assignment": scope.assignment_id, "class": scope.classroom_id}
    return {name: str(pk) for name, pk in known.items() if pk is not None}


def query_of(scope: Scope, more: Mapping[str, str] | None = None) -> str:
    """The end of an address."""
    fields = {**scope_fields(scope), **(more or {})}
    return f"?{urlencode(fields)}" if fields else ""
