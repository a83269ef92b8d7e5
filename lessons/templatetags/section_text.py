"""The parts of a lesson's text: sections with their key terms, names of languages."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lessons.domain.terms.finding import Piece, TermFinder
from lessons.domain.terms.term import Term
from lessons.models import Section
from lessons.templatetags.pictures import pictures_of
from lessons.templatetags.rich_text import each_words, flow
from lessons.wording.languages import MARK

register = template.Library()


@register.simple_tag(takes_context=True)
def section_text(context: template.Context, section: Section, finder: TermFinder) -> SafeString:
    """Each term is a link to its meaning where it first stands in the section."""
    seen: set[int] = set()

    def write(words: str) -> SafeString:
        return format_html_join("", "{}", ((_piece(one),) for one in finder.pieces(words, seen)))

    return flow(
        section.text,
        write=each_words(write),
        pictures=pictures_of(context),
        prefix=str(section.position),
    )


def _piece(piece: Piece) -> SafeString | str:
    if piece.term is None:
        return piece.text
    return format_html('<a class="term" href="#term-{}">{}</a>', piece.term + 1, piece.text)


@register.filter
def other_names(term: Term, language: str) -> list[tuple[str, str, str]]:
    """(language, its mark, name) of a key term beside the language of the lesson."""
    return [(code, MARK[code], name) for code, name in term.other_names(language)]


@register.filter
def own_name(term: Term, language: str) -> str:
    return term.name(language)


@register.filter
def of_section(rows: Any, section: Section) -> list[Any]:
    """The questions behind a section; none where nothing is asked."""
    return rows.get(section.pk, []) if isinstance(rows, Mapping) else []
