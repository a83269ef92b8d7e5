"""A passage of a lesson with the sentence that a student should look at."""

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from lessons.services.practice import Place
from lessons.templatetags.pictures import pictures_of
from lessons.templatetags.rich_text import flow

register = template.Library()


@register.simple_tag(takes_context=True)
def marked_passage(context: template.Context, place: Place) -> SafeString:
    """Words are marked by their places, so that markup within the sentence parts nothing."""

    def write(words: str, places: Sequence[int]) -> SafeString:
        inside = [at for at, one in enumerate(places) if place.start <= one < place.end]
        found = words[inside[0] : inside[-1] + 1] if inside else ""
        if not found.strip():
            return conditional_escape(words)
        start = inside[0] + len(found) - len(found.lstrip())
        end = start + len(found.strip())
        return format_html(
            '{}<mark class="evidence">{}</mark>{}', words[:start], words[start:end], words[end:]
        )

    return flow(place.passage.text, write=write, pictures=pictures_of(context))
