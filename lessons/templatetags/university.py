"""Whose site it is, and whom to ask: at the foot of every page."""

from django import template

from lessons.domain.university import University
from lessons.queries.university import university

register = template.Library()


@register.simple_tag(name="university")
def shown_university() -> University:
    return university()
