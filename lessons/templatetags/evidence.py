"""The words of an answer that show a key point."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from lessons.views.evidence import Piece

register = template.Library()


@register.filter
def evidence(piece: Piece) -> SafeString:
    """No blank may come in between: the answer is shown as it was typed."""
    if not piece.numbers:
        return conditional_escape(piece.text)
    ends = ",".join(str(number) for number in piece.ends)
    return format_html(
        '<mark class="evidence{}">{}{}</mark>',
        " evidence-partly" if piece.is_partly else "",
        piece.text,
        format_html("<sup>{}</sup>", ends) if ends else "",
    )
