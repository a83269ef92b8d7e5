"""A passage of a lesson with the sentence that a student should look at."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from lessons.services.practice import Place
from lessons.templatetags.lessons import text_blocks

register = template.Library()
_BULLETS = "–—-•* "


@register.simple_tag
def marked_passage(place: Place) -> SafeString:
    text = place.passage.text
    sentence = " ".join(text[place.start : place.end].lstrip(_BULLETS).split())

    def write(words: str) -> SafeString:
        before, found, after = words.partition(sentence) if sentence else (words, "", "")
        if not found:
            return conditional_escape(words)
        return format_html('{}<mark class="evidence">{}</mark>{}', before, found, after)

    return text_blocks(text, write=write)
