"""The seals of lessons, drawn."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from lessons.domain.progress import PartProgress
from lessons.views.seal import seal as drawn
from lessons.views.seal import seal_words

register = template.Library()
register.filter("seal_words", seal_words)


@register.simple_tag
def seal(parts: Sequence[PartProgress], number: int | None = None, classes: str = "") -> SafeString:
    return drawn(parts, number=number, classes=classes)
