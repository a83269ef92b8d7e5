"""A rich text as HTML: in the flow of a page, or line by line where only words may stand.

A text that holds no markup is written as it always was, letter by letter; any other passes the
last wall behind which only a closed set of elements stands.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from lessons.domain.rich_text.block_writing import BlockWriter, numbers_of
from lessons.domain.rich_text.blocks import Group, by_lines, groups
from lessons.domain.rich_text.markup import are_words, has_markup
from lessons.domain.rich_text.nodes import Block
from lessons.domain.rich_text.wall import walled
from lessons.domain.rich_text.writing import InlineWriter, Manner

_USUAL = Manner()
_MATH = re.compile(r'<math display="inline" alttext="([^"]*)">')


def flow_html(text: str, manner: Manner = _USUAL) -> str:
    """Paragraphs and all else that may stand between them."""
    return _flow(groups(text), manner)


def line_html(text: str, manner: Manner = _USUAL) -> str:
    """For labels, options, cells: a new line is a ``br``; a table becomes lines."""
    found = groups(text)
    if all(group.are_lines for group in found) and are_words(by_lines(found)):
        return _lines_as_typed(text)
    writer = _writer(found, manner)
    return walled("<br><br>".join(_line_part(part, writer) for part in _runs(found)))


def parted_html(text: str, manner: Manner = _USUAL) -> tuple[str, str]:
    """(what is asked, as for a label; the rest, which may stand in the flow below it)."""
    found = groups(text)
    at = next((n for n, group in enumerate(found) if not group.are_lines), len(found))
    if at == len(found):
        return line_html(text, manner), ""
    writer = _writer(found, manner)
    lead = walled(_line_part(found[:at], writer)) if at else ""
    return lead, walled(_written(found[at:], writer))


def _flow(found: Sequence[Group], manner: Manner) -> str:
    written = _written(found, _writer(found, manner))
    return walled(written) if has_markup(_blocks(found)) else written


def _written(found: Sequence[Group], writer: BlockWriter) -> str:
    written = "\n".join("".join(map(writer.block, group.blocks)) for group in found)
    return written + writer.notes(_blocks(found))


def _writer(found: Sequence[Group], manner: Manner) -> BlockWriter:
    return BlockWriter(InlineWriter(manner, numbers_of(_blocks(found))))


def _blocks(found: Sequence[Group]) -> list[Block]:
    return [block for group in found for block in group.blocks]


def _lines_as_typed(text: str) -> str:
    return escape(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", "<br>")


def _runs(found: Sequence[Group]) -> Iterator[list[Group]]:
    """Groups that are lines together, any other by itself."""
    run: list[Group] = []
    for group in found:
        if run and not (group.are_lines and run[-1].are_lines):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _line_part(run: Sequence[Group], writer: BlockWriter) -> str:
    if not run[0].are_lines:
        return "<br>".join(map(writer.in_line, run[0].blocks))
    inside = by_lines(run, writer.inline.numbers.keys())
    return _named(writer.inline.all(inside)).replace("\n", "<br>")


def _named(html: str) -> str:
    """Where a formula is all that labels an option, it has a name for those who hear the page."""
    return _MATH.sub(r'<math display="inline" alttext="\1" aria-label="\1">', html)
