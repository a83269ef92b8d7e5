"""A written text on a page: its headings, lists, quotes and bold words, and nothing else."""

from collections.abc import Callable, Iterable, Sequence

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from lessons.domain.content.writing import Block, BlockKind, Line, Run, blocks_of
from lessons.templatetags.evidence import evidence
from lessons.views.evidence import Piece, cut

register = template.Library()
_AROUND = {
    BlockKind.HEADING: '<h3 class="written-head">{}</h3>',
    BlockKind.SUBHEADING: '<h4 class="written-head">{}</h4>',
    BlockKind.PARAGRAPH: "<p>{}</p>",
    BlockKind.QUOTE: "<blockquote><p>{}</p></blockquote>",
}


@register.filter
def as_written(text: str) -> SafeString:
    return _written(blocks_of(text), lambda run: conditional_escape(run.text))


@register.filter
def lit_as_written(pieces: Sequence[Piece]) -> SafeString:
    """The same with the words lit that show a key point; the pieces are the whole text."""
    blocks = list(blocks_of("".join(piece.text for piece in pieces)))
    runs = [run for block in blocks for line in block.lines for run in line]
    parts = cut(pieces, [(run.at, run.end) for run in runs])
    lit = {
        run.at: format_html_join("", "{}", ((evidence(piece),) for piece in part))
        for run, part in zip(runs, parts, strict=True)
    }
    return _written(blocks, lambda run: lit[run.at])


Words = Callable[[Run], SafeString]


def _written(blocks: Iterable[Block], words: Words) -> SafeString:
    return format_html_join("\n", "{}", ((_block(block, words),) for block in blocks))


def _block(block: Block, words: Words) -> SafeString:
    if block.kind is BlockKind.BULLETS:
        return format_html("<ul>{}</ul>", _items(block, words))
    if block.kind is BlockKind.NUMBERS:
        return format_html('<ol start="{}">{}</ol>', block.start, _items(block, words))
    rows = ((_line(line, words),) for line in block.lines)
    return format_html(_AROUND[block.kind], format_html_join(SafeString("<br>"), "{}", rows))


def _items(block: Block, words: Words) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_line(line, words),) for line in block.lines))


def _line(line: Line, words: Words) -> SafeString:
    return format_html_join("", "{}", ((_run(run, words(run)),) for run in line))


def _run(run: Run, words: SafeString) -> SafeString:
    return format_html("<strong>{}</strong>", words) if run.is_bold else words
