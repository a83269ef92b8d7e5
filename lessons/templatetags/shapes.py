"""A shape for each option: told apart at the back of a hall, and without colours."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SHAPES = (
    "M16 3a13 13 0 1 0 0 26 13 13 0 1 0 0-26z",
    "M16 3 30 28H2z",
    "M4 4h24v24H4z",
    "M16 1 31 16 16 31 1 16z",
    "M12 3h8v9h9v8h-9v9h-8v-9H3v-8h9z",
    "M16 2l4.2 9.2 10 1-7.5 6.7 2.2 9.9-8.9-5.1-8.9 5.1 2.2-9.9-7.5-6.7 10-1z",
)
"""Circle, triangle, square, diamond, cross, star."""


@register.simple_tag
def shape(number: int) -> SafeString:
    """Of the option with that number, from 1; the number itself where there are more options."""
    if number <= len(SHAPES):
        return format_html(
            '<svg class="shape" viewBox="0 0 32 32" aria-hidden="true"><path d="{}"/></svg>',
            SHAPES[number - 1],
        )
    return format_html('<span class="shape" aria-hidden="true">{}</span>', number)
