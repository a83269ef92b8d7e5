"""Whether the site has just begun, for the page that the administration begins with."""

from typing import Any

from django import template

from lessons.permissions import person_of
from lessons.services.set_up import is_new_site

register = template.Library()


@register.simple_tag(takes_context=True, name="is_new_site")
def asked_of_this_person(context: dict[str, Any]) -> bool:
    """At most four queries, and one once there is anybody else."""
    return is_new_site(person_of(context["request"]))
