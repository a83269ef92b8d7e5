"""A written text on a page: its headings, lists, quotes and bold words, and nothing else."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lessons.domain.content.writing import Block, BlockKind, Line, blocks_of

register = template.Library()
_AROUND = {
    BlockKind.HEADING: '<h3 class="written-head">{}</h3>',
    BlockKind.SUBHEADING: '<h4 class="written-head">{}</h4>',
    BlockKind.PARAGRAPH: "<p>{}</p>",
    BlockKind.QUOTE: "<blockquote><p>{}</p></blockquote>",
}


@register.filter
def as_written(text: str) -> SafeString:
    return format_html_join("\n", "{}", ((_block(block),) for block in blocks_of(text)))


def _block(block: Block) -> SafeString:
    if block.kind is BlockKind.BULLETS:
        return format_html("<ul>{}</ul>", _items(block))
    if block.kind is BlockKind.NUMBERS:
        return format_html('<ol start="{}">{}</ol>', block.start, _items(block))
    lines = format_html_join(SafeString("<br>"), "{}", ((_line(line),) for line in block.lines))
    return format_html(_AROUND[block.kind], lines)


def _items(block: Block) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_line(line),) for line in block.lines))


def _line(line: Line) -> SafeString:
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<strong>{}</strong>", run.text) if run.is_bold else run.text,)
            for run in line
        ),
    )
