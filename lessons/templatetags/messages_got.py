"""What a student's teachers wrote, on the page where their day begins."""

from typing import Any

from django import template

from lessons.models import User
from lessons.queries.messages import messages_of

register = template.Library()


@register.inclusion_tag("lessons/_messages_got.html", takes_context=True, name="messages_got")
def shown_messages(context: dict[str, Any]) -> dict[str, Any]:
    """One query."""
    user: User = context["request"].user
    got = messages_of(user)
    return {
        "new": [row for row in got if row.read_at is None],
        "earlier": [row for row in got if row.read_at is not None],
        "csrf_token": context.get("csrf_token"),
    }
