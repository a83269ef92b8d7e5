"""What a person should know about key points, on the pages where their day begins."""

from typing import Any

from django import template

from lessons.models import User
from lessons.queries.authorship import rubric_notices

register = template.Library()


@register.inclusion_tag("lessons/_rubric_notices.html", takes_context=True, name="rubric_notices")
def shown_notices(context: dict[str, Any]) -> dict[str, Any]:
    """One query."""
    request = context["request"]
    user: User = request.user
    return {
        "notices": rubric_notices(user),
        "then": request.path,
        "csrf_token": context.get("csrf_token"),
    }
