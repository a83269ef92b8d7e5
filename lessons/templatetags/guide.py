"""The guide on pages: its text, and links from where one hesitates."""

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lessons.domain.guide import GuidePage, Word, pieces
from lessons.templatetags.rich_text import each_words, flow
from lessons.wording.guide import guide, say

register = template.Library()


@register.simple_tag
def guide_text(page: GuidePage) -> SafeString:
    return flow(page.text, write=each_words(_written))


def _written(words: str) -> SafeString:
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces(words)))


def _piece(piece: str | Word) -> SafeString:
    if isinstance(piece, Word):
        return format_html("<strong>{}</strong>", gettext("“%(words)s”") % {"words": say(piece)})
    return conditional_escape(piece)


@register.simple_tag
def guide_link(slug: str) -> SafeString:
    """By the title of the page, so that one knows what it answers."""
    titles = {page.slug: page.title for pages in guide().values() for page in pages}
    words = gettext("Guide: %(title)s") % {"title": titles[slug]}
    url = reverse("lessons:guide-page", args=[slug])
    return format_html('<a class="small" href="{}">{}</a>', url, words)
